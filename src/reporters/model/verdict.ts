import type { JudgedRequirement, Verdict } from '../../core/assessment.js';
import { capitalised, dayInWords, joined, quoted } from '../../i18n/format.js';
import type { Naming } from './context.js';
import type { OpposableRuns, RunKind, Standing, VerdictBlock, VerdictFact } from './types.js';

const MARKS: Readonly<Record<Verdict, Pick<Standing, 'mark' | 'tone'>>> = {
  compliant: { mark: 'met', tone: 'stands' },
  'non-compliant': { mark: 'unmet', tone: 'fails' },
  undetermined: { mark: 'unknown', tone: 'stands' },
  'none-opposable': { mark: 'not-applicable', tone: 'quiet' },
};

/** A verdict never goes without its basis: proven only when the proven verdict is compliant too. */
export function verdictStanding(verdict: Verdict, verdictProven: Verdict, { words }: Pick<Naming, 'words'>): Standing {
  const proven = verdict === 'compliant' && verdictProven === 'compliant';
  return { ...MARKS[verdict], words: words.verdict[verdict][proven ? 'proven' : 'declared'] };
}

/** The opposable requirements in force that the verdict looks at, set aside or not. */
export function bindingRequirements({ assessment, isBinding }: Naming): JudgedRequirement[] {
  return assessment.requirements.filter((each) => each.opposable && each.inForceNow && isBinding(each.referential));
}

export const isUnmet = (requirement: JudgedRequirement): boolean => requirement.status === 'unmet' || requirement.status === 'partial' || requirement.status === 'contradicted';

/** What is wrong, in the referential's words, with the items that fail by their names. */
export function gapWords(requirement: JudgedRequirement, { itemLabels, lang, words }: Naming): string {
  const items = joined(itemLabels(requirement).map((label) => quoted(label, lang)), lang, 3);
  if (requirement.gap !== undefined && (items !== '' || !requirement.gap.includes('{items}'))) return requirement.gap.replaceAll('{items}', items);
  return requirement.status === 'contradicted' ? words.verdictFacts.contradicted(requirement.title) : words.verdictFacts.notMet(requirement.title);
}

function fact(requirement: JudgedRequirement, text: string, context: Naming): VerdictFact {
  const label = context.label(requirement.id);
  const from = requirement.inForce.from;
  return { label, text, reference: from === undefined ? label : context.words.verdictFacts.opposableSince(label, dayInWords(from, context.lang)) };
}

function provenLine(binding: readonly JudgedRequirement[], { assessment, words }: Naming): string {
  const line = words.provenLine;
  const missing = binding.filter((each) => each.status === 'met' && !each.proven).length;
  const claims = binding.filter((each) => each.setAsideBy === 'claim' && each.grade < each.minEvidence).length;
  const counts = [...(missing > 0 ? [line.missing(missing)] : []), ...(claims > 0 ? [line.claims(claims)] : [])];
  const rest = counts.length > 0 ? ` ; ${counts.join(', ')}` : '';
  switch (assessment.verdictProven) {
    case 'non-compliant':
      return `${line.label} : ${line.sameFailure}${missing > 0 && claims === 0 ? ` ; ${line.alsoMissing(missing)}` : rest}.`;
    case 'compliant':
      return `${line.label} : ${line.compliant}.`;
    case 'undetermined':
      return `${line.label} : ${line.undetermined}${rest}.`;
    case 'none-opposable':
      return `${line.label} : ${line.none}.`;
  }
}

/** The verdict in words, with the first facts that make it, as many as page one has room for, and how many more there are. */
export function verdictBlock(context: Naming, shown: number): VerdictBlock {
  const { assessment, words, isDraft } = context;
  const binding = bindingRequirements(context);
  const said = words.verdictFacts;
  const standing = verdictStanding(assessment.verdict, assessment.verdictProven, context);
  const facts =
    assessment.verdict === 'non-compliant'
      ? binding.filter(isUnmet).map((each) => fact(each, gapWords(each, context), context))
      : assessment.verdict === 'undetermined'
        ? binding.filter((each) => each.status === 'unknown').map((each) => fact(each, said.unknown(each.title), context))
        : [];
  const rest = facts.length - shown;
  const applicable = binding.filter((each) => each.status !== 'not-applicable').length;
  const onlyDrafts = assessment.referentials.length > 0 && assessment.referentials.every((each) => isDraft(each.id));
  return {
    ...standing,
    words: capitalised(standing.words),
    verdict: assessment.verdict,
    verdictProven: assessment.verdictProven,
    facts: facts.slice(0, shown),
    more: rest <= 0 ? '' : assessment.verdict === 'non-compliant' ? said.moreUnmet(rest) : said.moreUnknown(rest),
    sentence: assessment.verdict === 'compliant' ? `${said.compliant(applicable)}.` : assessment.verdict === 'none-opposable' ? `${onlyDrafts ? said.noneDraft : said.none}.` : '',
    proven: provenLine(binding, context),
  };
}

function runOf(requirement: JudgedRequirement): RunKind {
  if (requirement.status === 'not-applicable') return 'set-aside';
  if (requirement.status === 'met') return requirement.proven ? 'proven-met' : 'declared-met';
  return requirement.status === 'unknown' ? 'unknown' : 'unmet';
}

const RUNS: readonly RunKind[] = ['proven-met', 'declared-met', 'unmet', 'unknown', 'set-aside'];

/** One mark per opposable requirement: two lines above 70, one mark for five above 140. Those set aside are never dropped. */
export function opposableRuns(context: Naming): OpposableRuns {
  const { words } = context;
  const binding = bindingRequirements(context);
  const total = binding.length;
  const per = total > 140 ? 5 : 1;
  const runs = RUNS.flatMap((kind) => {
    const count = binding.filter((each) => runOf(each) === kind).length;
    return count === 0 ? [] : [{ kind, count, marks: Math.ceil(count / per), label: words.runs[kind](count) }];
  });
  return {
    total,
    title: total === 0 ? words.runs.none : words.runs.title(total),
    scale: total === 0 ? '' : per === 5 ? words.runs.eachFive : words.runs.each,
    per,
    lines: total > 70 ? 2 : 1,
    runs,
    alt: total === 0 ? words.runs.none : words.runs.alt(total, runs.map((run) => run.label)),
  };
}
