import type { Verdict } from '../assessment.js';
import { isOver, provenStanding, standing, type Judgement } from '../judge.js';
import type { Standing } from '../level.js';
import { isBinding, verdictsOf } from '../theme.js';
import { worstVerdict } from '../verdict.js';
import type { ExplainedVerdict, VerdictExplanation, VerdictRow } from './explanation.js';
import { compiledThemeOf, judgementsOf, rowOf, type JudgedEdition, type Scene } from './scene.js';

/** What decides a verdict: what is not met, else what is unknown, else everything. */
const DECIDING: Readonly<Record<Verdict, Standing | undefined>> = { 'non-compliant': 'unmet', undetermined: 'unknown', compliant: 'met', 'none-opposable': undefined };

function decided(verdict: Verdict, rows: readonly VerdictRow[], read: (row: VerdictRow) => Standing | null): ExplainedVerdict {
  return { verdict, decidedBy: rows.filter((row) => read(row) !== null && read(row) === DECIDING[verdict]).map((row) => row.id) };
}

interface Looked {
  readonly edition: JudgedEdition;
  readonly judgements: readonly Judgement[];
  /** How many requirements are over, and so not judged. */
  readonly over: number;
}

function verdictOn(looked: readonly Looked[]): Pick<VerdictExplanation, 'rows' | 'leftOut' | 'declared' | 'proven'> {
  const rows = looked.flatMap(({ edition, judgements }) =>
    judgements.filter(isBinding).map((judgement): VerdictRow => ({ ...rowOf(edition, judgement, standing(judgement)), provenStanding: provenStanding(judgement) ?? null })),
  );
  const all = looked.flatMap(({ judgements }) => judgements);
  const verdicts = looked.map(({ judgements }) => verdictsOf(judgements));
  return {
    rows,
    leftOut: {
      notOpposable: all.filter((each) => !each.compiled.requirement.opposable).length,
      notInForce: all.filter((each) => each.compiled.requirement.opposable && !each.inForceNow).length,
      over: looked.reduce((sum, each) => sum + each.over, 0),
    },
    declared: decided(worstVerdict(verdicts.map((each) => each.verdict)), rows, (row) => row.standing),
    proven: decided(worstVerdict(verdicts.map((each) => each.verdictProven)), rows, (row) => row.provenStanding),
  };
}

function whole(edition: JudgedEdition, scene: Scene): Looked {
  return { edition, judgements: [...edition.closed.values()], over: edition.compiled.requirements.filter(({ requirement }) => isOver(requirement.inForce, scene.inputs.day)).length };
}

/** The verdict of the dossier: the worst of its editions in force. Drafts and past editions are judged beside it. */
export function explainDossierVerdict(scene: Scene): VerdictExplanation {
  const counting = scene.editions.filter(({ compiled }) => compiled.referential.status === 'in-force');
  return {
    kind: 'verdict',
    scope: {},
    ...verdictOn(counting.map((edition) => whole(edition, scene))),
    editions: scene.editions.map(({ compiled, closed }) => {
      const { id, edition, status, title } = compiled.referential;
      return { referential: id, edition, status, title, counts: status === 'in-force', ...verdictsOf([...closed.values()]) };
    }),
  };
}

/** The verdict of one edition. */
export function explainEditionVerdict(scene: Scene, edition: JudgedEdition): VerdictExplanation {
  const { id, title } = edition.compiled.referential;
  return { kind: 'verdict', scope: { referential: id, title }, ...verdictOn([whole(edition, scene)]), editions: [] };
}

/** The verdict of one theme. */
export function explainThemeVerdict(scene: Scene, edition: JudgedEdition, id: string): VerdictExplanation {
  const theme = compiledThemeOf(edition, id);
  const over = edition.compiled.requirements.filter((each) => each.theme === theme && isOver(each.requirement.inForce, scene.inputs.day)).length;
  const looked: Looked = { edition, judgements: judgementsOf(edition, theme), over };
  return { kind: 'verdict', scope: { referential: edition.compiled.referential.id, theme: id, title: theme.theme.title }, ...verdictOn([looked]), editions: [] };
}
