import type { Status } from '../assessment.js';
import { commitmentState } from '../commitment-state.js';
import { canonicalJson } from '../canonical.js';
import type { CompiledTheme } from '../compile.js';
import type { Day } from '../day.js';
import type { JudgedReferential } from '../decisive.js';
import type { Answer, Dossier } from '../dossier.js';
import type { Problem } from '../error.js';
import { evidenceGrade, type Inputs } from '../inputs.js';
import { isProven, type Judgement } from '../judge.js';
import type { JudgedDossier } from '../judge-dossier.js';
import { declaredLevel, isBinding, isSetAside, provenLevel, targetOf, verdictsOf } from '../theme.js';
import { worstVerdict } from '../verdict.js';
import { boundedId, boundedProblem } from './bounded.js';
import type { CampaignHead, CampaignLine, CampaignTheme, EntryCommitment, EntryStandings, EntryTheme, ReadEntry, StandingLetter, UnreadableEntry } from './campaign.js';
import { fingerprint } from './fingerprint.js';
import { editionName, type JudgedWith } from './head.js';
import type { Examination } from './review.js';

const LETTERS: Readonly<Record<Status, StandingLetter>> = { met: 'm', partial: 'p', unmet: 'u', contradicted: 'c', unknown: '?', 'not-applicable': '-' };

const holds = (judgement: Judgement): boolean => judgement.status === 'met' && isProven(judgement);

/** Judgements come in the order of the requirements, those that are over left out. */
function standingsOf({ compiled, judgements }: JudgedReferential): EntryStandings {
  let letters = '';
  let next = 0;
  for (const requirement of compiled.requirements) {
    const judgement = judgements[next];
    if (judgement?.compiled === requirement) next += 1;
    letters += judgement?.compiled === requirement ? (holds(judgement) ? 'M' : LETTERS[judgement.status]) : '.';
  }
  return { referential: compiled.referential.id, edition: compiled.referential.edition, letters };
}

/** The themes that apply to the product, with the target of each. */
function themesOf({ compiled, judgements }: JudgedReferential, inputs: Inputs, examined: JudgedReferential | undefined): { readonly reached: EntryTheme; readonly target: CampaignTheme['target'] }[] {
  const byTheme = new Map<CompiledTheme, Judgement[]>();
  for (const judgement of judgements) {
    const own = byTheme.get(judgement.compiled.theme);
    if (own) own.push(judgement);
    else byTheme.set(judgement.compiled.theme, [judgement]);
  }
  return compiled.themes.flatMap((theme) => {
    const own = byTheme.get(theme) ?? [];
    if (isSetAside(own)) return [];
    const { id } = theme.theme;
    const target = targetOf(compiled, theme, inputs);
    const third = examined && provenLevel(theme, examined.judgements.filter((each) => each.compiled.theme === theme));
    return [{ reached: { id, level: declaredLevel(theme, own), proven: provenLevel(theme, own), ...(third === undefined ? {} : { examined: third }) }, target: target && { level: target.level, since: target.since, official: target.official } }];
  });
}

/** The most common answers, a thousand times over. */
const PRINTS = { true: fingerprint('true'), false: fingerprint('false') } as const;

/** Short texts of the most common answers: writing JSON would take longer than judging. */
function answerPrint({ value, skipped, notApplicable, evidence }: Answer): string {
  if (typeof value === 'boolean' && evidence === undefined) return PRINTS[`${value}`];
  if (value === undefined) return fingerprint(JSON.stringify([skipped, notApplicable, evidence]));
  const text = typeof value === 'object' ? `[${value.join('\u0000')}` : typeof value === 'string' ? `"${value}` : `${value}`;
  return fingerprint(evidence === undefined ? text : `${text}\u0001${evidence.join('\u0000')}`);
}

function answeredIn({ answers, profile, lists }: Dossier, questions: readonly string[]): string {
  let prints = '';
  for (const id of questions) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined) prints += answerPrint(answer);
    else if (id.startsWith('profile.')) {
      const key = id.slice('profile.'.length);
      prints += fingerprint(Object.hasOwn(profile, key) ? JSON.stringify(profile[key]) : undefined);
    } else if (Object.hasOwn(lists, id)) {
      const { complete, evidence, items } = lists[id] ?? {};
      prints += fingerprint(canonicalJson({ complete, evidence, items }));
    } else prints += fingerprint(undefined);
  }
  return prints;
}

function measuredIn({ findings }: Dossier, facts: readonly string[]): string | undefined {
  if (findings.length === 0) return undefined;
  const known = new Map(findings.map(({ fact, outcome, value, state }) => [fact, JSON.stringify([outcome, value, state])]));
  return facts.map((id) => fingerprint(known.get(id))).join('');
}

function promisesOf({ commitments }: Dossier, judged: readonly JudgedReferential[], themes: ReadEntry['themes'], day: Day): EntryCommitment[] {
  if (commitments.length === 0) return [];
  const referentials = judged.map(({ compiled }) => compiled);
  const needsRequirements = commitments.some(({ theme }) => theme === undefined);
  const requirements = !needsRequirements ? [] : judged.flatMap(({ compiled, judgements }) => judgements.map((each) => ({ id: each.compiled.requirement.id, referential: compiled.referential.id, status: each.status, proven: holds(each) })));
  return commitments.map((commitment) => {
    const { id, due, theme, level, requirement, action, date, by } = commitment;
    const { state, basis } = commitmentState(commitment, referentials, { themes, requirements }, day);
    return { id: boundedId(id), due, state, basis, ...(theme === undefined ? {} : { theme }), ...(level === undefined ? {} : { level }), ...(requirement === undefined ? {} : { requirement }), ...(action === undefined ? {} : { action: boundedId(action) }), ...(date === undefined ? {} : { date }), ...(by === undefined ? {} : { by }) };
  });
}

/** An entry, and what judged it. */
export interface JudgedEntry {
  readonly entry: ReadEntry;
  readonly judgedWith: JudgedWith;
}

/** One dossier of a campaign as it was judged, and examined when somebody did. */
export function entryOf(line: CampaignLine, { inputs, judged }: JudgedDossier, head: Pick<CampaignHead, 'questions' | 'facts'>, examination?: Examination): JudgedEntry {
  const { dossier, day } = inputs;
  const { product, profile } = dossier;
  const kind = profile['kind'];
  const themes = judged.flatMap((each, index) => themesOf(each, inputs, examination?.judged[index]));
  const reached = themes.map((each) => each.reached);
  const inForce = judged.filter(({ compiled }) => compiled.referential.status === 'in-force');
  const verdicts = inForce.map(({ judgements }) => verdictsOf(judgements));
  const contradictions = judged.flatMap(({ judgements }) => judgements.filter(({ status }) => status === 'contradicted').map(({ compiled }) => compiled.requirement.id));
  const overdue = inForce.flatMap(({ judgements }) => judgements.filter((each) => isBinding(each) && (each.status === 'unmet' || each.status === 'partial' || each.status === 'contradicted')).map(({ compiled: { requirement } }) => ({ id: requirement.id, since: requirement.inForce?.from ?? null })));
  const measured = measuredIn(dossier, head.facts);
  const entry: ReadEntry = {
    ...line,
    read: true,
    product: { name: product.name, ...(product.version === undefined ? {} : { version: product.version }), ...(product.vendor === undefined ? {} : { vendor: product.vendor }), ...(typeof kind === 'string' ? { kind } : {}) },
    verdict: worstVerdict(verdicts.map(({ verdict }) => verdict)),
    verdictProven: worstVerdict(verdicts.map(({ verdictProven }) => verdictProven)),
    themes: reached,
    standings: judged.map(standingsOf),
    answered: answeredIn(dossier, head.questions),
    ...(measured === undefined ? {} : { measured }),
    contradictions,
    overdue,
    losses: Object.entries(dossier.evidence)
      .flatMap(([evidence, stated]) => {
        const { loss } = evidenceGrade(stated, day);
        return loss === undefined ? [] : [{ evidence: boundedId(evidence), loss }];
      })
      .sort((a, b) => (a.evidence < b.evidence ? -1 : 1)),
    commitments: promisesOf(dossier, judged, reached, day),
    ...(examination === undefined || examination.reviews.length === 0 ? {} : { reviews: examination.reviews }),
    distance: reached.reduce((sum, { level, proven }) => sum + Math.max(0, (level?.low ?? 0) - (proven ?? 0)), 0),
    lost: dossier.findings.filter(({ state }) => state !== undefined && state !== 'verified').length,
  };
  return { entry, judgedWith: { editions: judged.map(({ compiled }) => editionName(compiled)), targets: Object.fromEntries(themes.map(({ reached: { id }, target }) => [id, target])) } };
}

/** A dossier nobody can read. */
export function unreadable(line: CampaignLine, problems: readonly Problem[]): UnreadableEntry {
  return { ...line, read: false, problems: problems.map(boundedProblem) };
}
