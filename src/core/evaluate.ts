import { CALCULATION, type AssessedReferential, type AssessedTheme, type Assessment, type JudgedRequirement, type NextDate, type Reason, type SourceCitation } from './assessment.js';
import { collectionLevels } from './collection.js';
import { commitmentState } from './commitment-state.js';
import type { CompiledReferential, CompiledRequirement } from './compile.js';
import type { Day } from './day.js';
import { decisiveQuestions, type JudgedReferential } from './decisive.js';
import type { Dossier } from './dossier.js';
import { askableId, type Inputs } from './inputs.js';
import { isProven, type Judgement } from './judge.js';
import { judgeDossier } from './judge-dossier.js';
import { candidateDays, changesBetween } from './next-dates.js';
import { once } from './once.js';
import type { Vocabulary } from './referential.js';
import type { Suppositions } from './suppose.js';
import { cite, countsOf, declaredLevel, isSetAside, provenLevel, reachableLevel, targetOf, themeIndex, verdictsOf } from './theme.js';
import { worstVerdict } from './verdict.js';

export interface EvaluateOptions {
  /** Next dates re-judge the dossier at each candidate day; decisive questions at each open input. A batch leaves them out. */
  readonly ahead?: boolean;
  /** Judged as if: never what a dossier says, only the answer to a question. */
  readonly suppositions?: Suppositions;
}

/** What of a requirement no dossier changes: worked out once, whatever the number of dossiers. */
interface Unchanging {
  readonly questions: readonly string[];
  readonly lists: readonly string[];
  readonly settledBy: readonly string[];
  readonly source: readonly SourceCitation[];
}

const unchanging = new WeakMap<CompiledRequirement, Unchanging>();

function unchangingOf(compiled: CompiledRequirement, { referential }: CompiledReferential): Unchanging {
  let known = unchanging.get(compiled);
  if (!known) {
    const questions = [...compiled.use.questions].sort();
    const lists = [...compiled.use.lists].sort();
    unchanging.set(compiled, (known = { questions, lists, settledBy: [...questions, ...lists], source: cite(compiled.requirement.source, referential.sources) }));
  }
  return known;
}

function describe(judgement: Judgement, referential: CompiledReferential, inputs: Inputs): JudgedRequirement {
  const { requirement, minEvidence } = judgement.compiled;
  const { questions, lists, settledBy, source } = unchangingOf(judgement.compiled, referential);
  const evidence = new Set<string>();
  for (const question of questions) for (const id of inputs.dossier.answers[question]?.evidence ?? []) evidence.add(id);
  for (const list of lists) {
    for (const id of inputs.dossier.lists[list]?.evidence ?? []) evidence.add(id);
    for (const item of inputs.dossier.lists[list]?.items ?? []) for (const id of item.evidence ?? []) evidence.add(id);
  }
  return {
    id: requirement.id,
    referential: referential.referential.id,
    theme: requirement.theme,
    ...(requirement.reference === undefined ? {} : { reference: requirement.reference }),
    title: requirement.title,
    ...(requirement.gap === undefined ? {} : { gap: requirement.gap }),
    level: requirement.level ?? null,
    force: requirement.force,
    opposable: requirement.opposable,
    official: requirement.official,
    binds: requirement.binds,
    inForce: requirement.inForce ?? {},
    inForceNow: judgement.inForceNow,
    counted: judgement.counted,
    status: judgement.status,
    proven: judgement.status === 'met' && isProven(judgement),
    grade: judgement.grade,
    basis: judgement.basis,
    minEvidence,
    why: judgement.why,
    ...(judgement.setAsideBy === undefined ? {} : { setAsideBy: judgement.setAsideBy }),
    open: judgement.open.map(askableId),
    items: judgement.items,
    questions: settledBy,
    evidence: [...evidence].sort(),
    ...(requirement.evidence === undefined ? {} : { expectedEvidence: requirement.evidence }),
    aliases: requirement.aliases ?? [],
    source,
    ...(requirement.note === undefined ? {} : { note: requirement.note }),
  };
}

function setAsideAnswer(judgement: Judgement): string {
  if (judgement.setAsideBy === 'role') return `roles:${judgement.compiled.requirement.binds.join(',')}`;
  if (judgement.setAsideBy === 'list') return [...judgement.compiled.use.lists].sort().join(',');
  if (judgement.setAsideBy === 'claim') return judgement.open.map(askableId).join(',');
  return [judgement.why.params['profile'] ?? []].flat().map((id) => `profile.${id}`).join(',');
}

function assessThemes(judged: JudgedReferential, inputs: Inputs, vocabulary: Vocabulary): AssessedTheme[] {
  const { compiled, judgements } = judged;
  return compiled.themes.flatMap((theme) => {
    const own = judgements.filter((each) => each.compiled.theme === theme);
    if (isSetAside(own)) return [];
    const level = declaredLevel(theme, own);
    const { ladder } = theme.theme;
    const collection = collectionLevels(compiled, theme, inputs, own, vocabulary);
    return [
      {
        id: theme.theme.id,
        referential: compiled.referential.id,
        edition: compiled.referential.edition,
        title: theme.theme.title,
        official: ladder.official,
        mode: ladder.mode,
        ...verdictsOf(own),
        level,
        proven: provenLevel(theme, own),
        top: Math.max(0, ...ladder.rungs.map((rung) => rung.level)),
        reachable: reachableLevel(own),
        ...(collection ? { collection } : {}),
        target: targetOf(compiled, theme, inputs),
        index: themeIndex(theme, own, level),
        counts: countsOf(own),
        decisive: [],
        ...(ladder.zero === undefined ? {} : { zero: ladder.zero }),
        rungs: ladder.rungs,
      },
    ];
  });
}

function noticesOf(referentials: readonly CompiledReferential[], inputs: Inputs): Reason[] {
  const notices: Reason[] = [...inputs.losses].sort((a, b) => (String(a.params['evidence']) < String(b.params['evidence']) ? -1 : 1));
  const { dossier, day } = inputs;
  const days = [...Object.values(dossier.answers).map((answer) => answer.date), ...Object.values(dossier.lists).map((list) => list.date)].filter((date) => date !== undefined).sort();
  const last = days.at(-1);
  if (last !== undefined && last !== day) notices.push({ code: 'answers-as-they-stand', params: { last, date: day } });
  // A date moves the rules, never the facts: what is measured later is taken as it stands, and said.
  if (dossier.measuredOn !== undefined && dossier.measuredOn > day) notices.push({ code: 'findings-as-they-stand', params: { last: dossier.measuredOn, date: day } });
  for (const { fact, state, place } of [...dossier.findings].sort((a, b) => (a.fact < b.fact ? -1 : 1))) {
    if (state !== undefined && state !== 'verified') notices.push({ code: `finding-${state}`, params: { fact, place: place ?? '' } });
  }
  for (const { referential, loaded } of referentials) {
    if (!loaded.shipped) notices.push({ code: 'referential-not-shipped', params: { referential: referential.id } });
    if (referential.status === 'draft') notices.push({ code: 'referential-draft', params: { referential: referential.id, edition: referential.edition } });
    if (referential.status === 'historical') notices.push({ code: 'referential-historical', params: { referential: referential.id, edition: referential.edition } });
  }
  return notices;
}

/**
 * Judges one dossier with checked, compiled referentials on one day. Pure and total: the same input gives the same result,
 * and only unusable input (refused before) is an error. The figures are those of the calculation model, version {@link CALCULATION}.
 */
export function evaluate(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, options: EvaluateOptions = {}): Assessment {
  const { inputs, judged: judgedReferentials } = judgeDossier(referentials, vocabulary, dossier, day, options.suppositions);
  const ordered = judgedReferentials.map((each) => each.compiled);
  const ahead = options.ahead ?? true;
  const decisive = ahead ? decisiveQuestions(judgedReferentials, inputs) : [];

  const assessed: AssessedReferential[] = judgedReferentials.map(({ compiled, judgements }) => ({
    id: compiled.referential.id,
    edition: compiled.referential.edition,
    status: compiled.referential.status,
    official: compiled.referential.official,
    shipped: compiled.loaded.shipped,
    digest: compiled.loaded.digest,
    title: compiled.referential.title,
    ...verdictsOf(judgements),
  }));
  const binding = assessed.filter((each) => each.status === 'in-force');
  const themes = judgedReferentials
    .flatMap((each) => assessThemes(each, inputs, vocabulary))
    .map((theme) => ({ ...theme, decisive: decisive.filter((question) => question.themes.includes(theme.id)).map((question) => question.id) }));
  const requirements = judgedReferentials.flatMap(({ compiled, judgements }) => judgements.map((judgement) => describe(judgement, compiled, inputs)));

  const assessment: Assessment = {
    calculation: CALCULATION,
    date: day,
    product: dossier.product,
    profile: dossier.profile,
    roles: dossier.roles,
    referentials: assessed,
    verdict: worstVerdict(binding.map((each) => each.verdict)),
    verdictProven: worstVerdict(binding.map((each) => each.verdictProven)),
    themes,
    requirements,
    contradictions: requirements.filter((each) => each.status === 'contradicted').map((each) => each.id),
    setAside: judgedReferentials.flatMap(({ judgements }) =>
      judgements
        .filter((each) => each.setAsideBy !== undefined && each.compiled.requirement.opposable && each.inForceNow)
        .map((each) => ({ requirement: each.compiled.requirement.id, by: each.setAsideBy ?? 'profile', answer: setAsideAnswer(each) })),
    ),
    decisive,
    nextDates: [],
    commitments: dossier.commitments.map((commitment) => commitmentState(commitment, ordered, { themes, requirements }, day)),
    waivers: dossier.waivers.map(({ requirement, from, until }) => ({ requirement, state: day < from ? ('upcoming' as const) : day > until ? ('expired' as const) : ('active' as const) })),
    notices: noticesOf(ordered, inputs),
    inputs: { referentials: dossier.referentials, answers: dossier.answers, lists: dossier.lists, facts: dossier.findings, evidence: dossier.evidence },
  };
  if (!ahead) return assessment;
  // Judging every day to come costs as much again, and not every reader asks for it.
  const nextDates = once(() => lookAhead(assessment, ordered, vocabulary, dossier, options));
  return {
    ...assessment,
    get nextDates() {
      return nextDates();
    },
  };
}

/** The days after this one on which an output changes if nothing is done. */
function lookAhead(now: Assessment, referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, options: EvaluateOptions): NextDate[] {
  const dates: NextDate[] = [];
  let before = now;
  for (const date of candidateDays(referentials, dossier, now.date)) {
    const after = evaluate(referentials, vocabulary, dossier, date, { ...options, ahead: false });
    for (const change of changesBetween(before, after)) dates.push({ date, ...change });
    before = after;
  }
  return dates;
}
