import type { Status } from '../assessment.js';
import { commitmentState } from '../commitment-state.js';
import type { JudgedReferential } from '../decisive.js';
import type { Dossier } from '../dossier.js';
import type { Problem } from '../error.js';
import { evidenceGrade, type Inputs } from '../inputs.js';
import { isProven, type Judgement } from '../judge.js';
import type { JudgedDossier } from '../judge-dossier.js';
import { declaredLevel, isBinding, isSetAside, provenLevel, targetOf, verdictsOf } from '../theme.js';
import { worstVerdict } from '../verdict.js';
import type { CampaignHead, CampaignLine, CampaignTheme, EntryCommitment, EntryStandings, EntryTheme, ReadEntry, StandingLetter, UnreadableEntry } from './campaign.js';
import { editionOf } from './head.js';
import { fingerprint } from './fingerprint.js';
import type { Examination } from './review.js';

const LETTERS: Readonly<Record<Status, StandingLetter>> = { met: 'm', partial: 'p', unmet: 'u', contradicted: 'c', unknown: '?', 'not-applicable': '-' };

const holds = (judgement: Judgement): boolean => judgement.status === 'met' && isProven(judgement);

function standingsOf({ compiled, judgements }: JudgedReferential): EntryStandings {
  const letters = new Map(judgements.map((judgement) => [judgement.compiled, holds(judgement) ? 'M' : LETTERS[judgement.status]]));
  return { referential: compiled.referential.id, edition: compiled.referential.edition, letters: compiled.requirements.map((requirement) => letters.get(requirement) ?? '.').join('') };
}

/** The theme with its judgements, those that apply to the product alone. */
function themesOf({ compiled, judgements }: JudgedReferential, inputs: Inputs, examined: JudgedReferential | undefined): { readonly entry: EntryTheme; readonly told: CampaignTheme }[] {
  return compiled.themes.flatMap((theme) => {
    const own = judgements.filter((each) => each.compiled.theme === theme);
    if (isSetAside(own)) return [];
    const { id, title, ladder } = theme.theme;
    const target = targetOf(compiled, theme, inputs);
    const told = { id, title, top: Math.max(0, ...ladder.rungs.map((rung) => rung.level)), target: target && { level: target.level, since: target.since, official: target.official } };
    const third = examined && provenLevel(theme, examined.judgements.filter((each) => each.compiled.theme === theme));
    return [{ entry: { id, level: declaredLevel(theme, own), proven: provenLevel(theme, own), ...(third === undefined ? {} : { examined: third }) }, told }];
  });
}

function answeredIn(dossier: Dossier, questions: readonly string[]): string {
  const said = (id: string): unknown => {
    if (Object.hasOwn(dossier.answers, id)) {
      const { value, skipped, notApplicable, evidence } = dossier.answers[id] ?? {};
      return { value, skipped, notApplicable, evidence };
    }
    if (id.startsWith('profile.')) {
      const key = id.slice('profile.'.length);
      return Object.hasOwn(dossier.profile, key) ? dossier.profile[key] : undefined;
    }
    if (!Object.hasOwn(dossier.lists, id)) return undefined;
    const { complete, evidence, items } = dossier.lists[id] ?? {};
    return { complete, evidence, items };
  };
  return questions.map((id) => fingerprint(said(id))).join('');
}

function measuredIn({ findings }: Dossier, facts: readonly string[]): string | undefined {
  if (findings.length === 0) return undefined;
  const known = new Map(findings.map(({ fact, outcome, value, state }) => [fact, { outcome, value, state }]));
  return facts.map((id) => fingerprint(known.get(id))).join('');
}

/** One dossier of a campaign as it was judged, and examined when somebody did, with what its own part of the campaign says before its entries. */
export function entryOf(line: CampaignLine, { inputs, judged }: JudgedDossier, head: CampaignHead, examination?: Examination): { readonly entry: ReadEntry; readonly head: CampaignHead } {
  const { dossier, day } = inputs;
  const { product, profile } = dossier;
  const kind = profile['kind'];
  const placed = judged.flatMap((each, index) => themesOf(each, inputs, examination?.judged[index]));
  const themes = placed.map((each) => each.entry);
  const all = judged.flatMap(({ compiled, judgements }) => judgements.map((judgement) => ({ judgement, id: judgement.compiled.requirement.id, referential: compiled.referential.id, status: judgement.status, proven: holds(judgement), inForce: compiled.referential.status === 'in-force' })));
  const verdicts = judged.filter(({ compiled }) => compiled.referential.status === 'in-force').map(({ judgements }) => verdictsOf(judgements));
  const overdue = all.filter(({ judgement, inForce, status }) => inForce && isBinding(judgement) && (status === 'unmet' || status === 'partial' || status === 'contradicted'));
  const measured = measuredIn(dossier, head.facts);
  const entry: ReadEntry = {
    ...line,
    read: true,
    product: { name: product.name, ...(product.version === undefined ? {} : { version: product.version }), ...(product.vendor === undefined ? {} : { vendor: product.vendor }), ...(typeof kind === 'string' ? { kind } : {}) },
    verdict: worstVerdict(verdicts.map(({ verdict }) => verdict)),
    verdictProven: worstVerdict(verdicts.map(({ verdictProven }) => verdictProven)),
    themes,
    standings: judged.map(standingsOf),
    answered: answeredIn(dossier, head.questions),
    ...(measured === undefined ? {} : { measured }),
    contradictions: all.filter(({ status }) => status === 'contradicted').map(({ id }) => id),
    overdue: overdue.map(({ id, judgement }) => ({ id, since: judgement.compiled.requirement.inForce?.from ?? null })),
    losses: Object.entries(dossier.evidence)
      .flatMap(([evidence, stated]) => {
        const { loss } = evidenceGrade(stated, day);
        return loss === undefined ? [] : [{ evidence, loss }];
      })
      .sort((a, b) => (a.evidence < b.evidence ? -1 : 1)),
    commitments: dossier.commitments.map((commitment): EntryCommitment => {
      const { id, due, theme, level, requirement } = commitment;
      const { state, basis } = commitmentState(commitment, judged.map(({ compiled }) => compiled), { themes, requirements: all }, day);
      return { id, due, state, basis, ...(theme === undefined ? {} : { theme }), ...(level === undefined ? {} : { level }), ...(requirement === undefined ? {} : { requirement }) };
    }),
    ...(examination === undefined || examination.reviews.length === 0 ? {} : { reviews: examination.reviews }),
    distance: themes.reduce((sum, { level, proven }) => sum + Math.max(0, (level?.low ?? 0) - (proven ?? 0)), 0),
    lost: dossier.findings.filter(({ state }) => state !== undefined && state !== 'verified').length,
  };
  return { entry, head: { ...head, editions: judged.map(({ compiled }) => editionOf(compiled)), themes: placed.map(({ told }) => told) } };
}

/** A dossier nobody can read. */
export function unreadable(line: CampaignLine, problems: readonly Problem[]): UnreadableEntry {
  return { ...line, read: false, problems: problems.map(({ code, params, place }) => ({ code, params, place })) };
}
