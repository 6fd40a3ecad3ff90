import type { AssessedTheme, Bounds, JudgedRequirement } from '../../core/assessment.js';
import { once } from '../../core/once.js';
import { capitalised, dayInWords, interval } from '../../i18n/format.js';
import type { Naming } from './context.js';
import { requirementCells, requirementRow } from './requirement-row.js';
import { rungState, stripOf } from './strip.js';
import type { Block, CollectionWords, Note, TargetWords, ThemeReport } from './types.js';
import { isUnmet, verdictStanding } from './verdict.js';

/** An id usable in a link, whatever a rule set calls its themes. */
export function anchor(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}-${parts.join('-').replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

function ownRequirements(theme: AssessedTheme, { assessment }: Naming): JudgedRequirement[] {
  return assessment.requirements.filter((each) => each.theme === theme.id && each.referential === theme.referential);
}

function openAnswers(requirements: readonly JudgedRequirement[]): number {
  return new Set(requirements.filter((each) => each.status === 'unknown' && each.counted).flatMap((each) => each.open)).size;
}

function targetWords(theme: AssessedTheme, { assessment, words, lang }: Naming): TargetWords | null {
  const { target } = theme;
  if (target === null) return null;
  const said = words.target;
  const when = target.since <= assessment.date ? said.since(dayInWords(target.since, lang)) : said.on(dayInWords(target.since, lang));
  return {
    title: target.official ? said.title(target.level) : said.proposition(target.level),
    when,
    next: target.next ? said.next(target.next.level, dayInWords(target.next.since, lang), target.next.official) : '',
    official: target.official,
  };
}

function distanceNote(theme: AssessedTheme, { assessment, words }: Naming): Note {
  const { level, target } = theme;
  if (level === null) return { text: words.level.none, tone: 'quiet' };
  if (level.low < level.high) return { text: words.target.between(level), tone: 'quiet' };
  if (target === null) return { text: words.target.between(level), tone: 'quiet' };
  if (level.low >= target.level) return { text: (theme.proven ?? 0) >= target.level ? words.target.reached : words.target.reachedDeclared, tone: 'stands' };
  // Late in brick only when a source set the target and its day has come: a proposal is never an obligation.
  const late = target.official && target.since <= assessment.date;
  return { text: words.target.missing(target.level - level.low), tone: late ? 'fails' : 'quiet' };
}

function remarkNote(theme: AssessedTheme, own: readonly JudgedRequirement[], { words }: Naming): Note {
  const counted = own.filter((each) => each.counted);
  const count = (test: (each: JudgedRequirement) => boolean): number => counted.filter(test).length;
  const said = words.themeNote;
  const answers = openAnswers(own);
  const contradicted = count((each) => each.status === 'contradicted');
  const unmet = count(isUnmet) - contradicted;
  const proofs = count((each) => each.status === 'met' && !each.proven);
  const undecided = theme.level !== null && theme.level.low < theme.level.high;
  if (undecided && answers > 0) return { text: said.answers(answers), tone: 'quiet' };
  if (contradicted > 0 && unmet === 0) return { text: said.contradicted(contradicted), tone: 'quiet' };
  if (unmet > 0) return { text: said.unmet(unmet), tone: 'quiet' };
  if (answers > 0) return { text: said.answers(answers), tone: 'quiet' };
  return { text: proofs > 0 ? said.proofs(proofs) : said.clear, tone: 'quiet' };
}

function levelWords(level: Bounds | null, answers: number, { words }: Naming): string {
  if (level === null) return words.level.none;
  return level.low === level.high ? words.level.exact(level.low) : words.level.open(level.low, level.high, answers);
}

function collectionWords(theme: AssessedTheme, { words, lang, options }: Naming): CollectionWords | null {
  const { collection } = theme;
  if (!collection) return null;
  const said = words.collection;
  const list = options.vocabulary.lists.find((each) => each.id === collection.of)?.title ?? collection.of;
  const bounds = (level: Bounds | null): string => (level === null ? words.nothing : interval(level, lang));
  return {
    title: said.title(list),
    intro: said.intro(list),
    offered: bounds(collection.offered),
    held: bounds(collection.held),
    completeness: `${collection.complete ? said.complete : said.incomplete}${collection.items.length === 0 ? ` ${said.empty}` : ''}`,
    items: collection.items.map((item) => ({ label: item.label, level: bounds(item.level) })),
  };
}

/** Only a theme without verdict owes the reader a reason. */
function unreadWords(theme: AssessedTheme, { options }: Naming): string {
  if (theme.verdict !== 'none-opposable') return '';
  const written = options.referentials?.find((each) => each.id === theme.referential && each.edition === theme.edition);
  return written?.themes.find((each) => each.id === theme.id)?.unread ?? '';
}

function ladderOf(theme: AssessedTheme, own: readonly JudgedRequirement[], { words }: Naming): ThemeReport['ladder'] {
  const said = words.theme;
  const holds = (level: number): boolean => own.some((each) => each.level === level && each.counted && each.status !== 'not-applicable');
  const rungs = [...theme.rungs]
    .sort((a, b) => a.level - b.level)
    .map((rung) => {
      const state = holds(rung.level) ? rungState(theme, rung.level) : ('empty' as const);
      const target = theme.target?.level === rung.level ? ` · ${said.targetMark}${theme.target.official ? '' : ` (${words.proposition})`}` : '';
      return { level: rung.level, title: rung.title, text: rung.text ?? '', state, stateWords: `${said.rungStates[state]}${target}` };
    });
  return theme.zero === undefined ? rungs : [{ level: 0, title: theme.zero, text: '', state: 'zero' as const, stateWords: '' }, ...rungs];
}

function factsOf(theme: AssessedTheme, report: Pick<ThemeReport, 'verdict' | 'level' | 'proven' | 'target' | 'noTarget'>, { words }: Naming): ThemeReport['facts'] {
  const said = words.theme;
  const { counts } = theme;
  const tally = [
    [counts.met, said.countMet], [counts.partial, said.countPartial], [counts.unmet, said.countUnmet], [counts.contradicted, said.countContradicted],
    [counts.unknown, said.countUnknown], [counts['not-applicable'].automatic, said.countAutomatic], [counts['not-applicable'].claimed, said.countClaimed],
  ] as const;
  return [
    { term: said.verdictLine, text: capitalised(report.verdict.words) },
    { term: said.levelLine, text: report.level },
    // The term already says « prouvé ».
    { term: said.provenLine, text: theme.proven === null || theme.proven === 0 ? report.proven : `${theme.proven}` },
    { term: said.targetLine, text: report.target === null ? report.noTarget : [report.target.title, report.target.when, report.target.next].filter((part) => part !== '').join(', ') },
    { term: said.countsLine, text: [said.counts(counts.applicable, counts.total), ...tally.flatMap(([count, say]) => (count === 0 ? [] : [say(count)]))].join(' · ') },
    ...(theme.index === null ? [] : [{ term: said.indexLine, text: said.index(theme.index) }]),
  ];
}

function blocksOf(report: Omit<ThemeReport, 'blocks'>, context: Naming): Block[] {
  const { words } = context;
  const said = words.theme;
  const blocks: Block[] = [
    { kind: 'heading', text: said.ladder },
    ...report.ladderNotes.map((text): Block => ({ kind: 'paragraph', text, tone: 'quiet' })),
    {
      kind: 'table',
      caption: `${said.ladder} : ${report.title}`,
      columns: [{ title: said.rung, width: 10, align: 'right' }, { title: said.meaning, width: 62 }, { title: said.standing, width: 28 }],
      rows: report.ladder.map((rung) => [{ text: `${rung.level}` }, { text: rung.title, strong: true, notes: rung.text === '' ? [] : [{ text: rung.text }] }, { text: rung.stateWords === '' ? words.nothing : rung.stateWords, tone: rung.state === 'proven' || rung.state === 'declared' ? 'stands' : 'quiet' }]),
    },
  ];
  if (report.collection) {
    const list = words.collection;
    blocks.push(
      { kind: 'heading', text: report.collection.title },
      { kind: 'paragraph', text: `${report.collection.intro} ${report.collection.completeness}`, tone: 'quiet' },
      {
        kind: 'table',
        caption: report.collection.title,
        columns: [{ title: list.item, width: 78 }, { title: list.level, width: 22, align: 'right' }],
        rows: [
          ...report.collection.items.map((item) => [{ text: item.label }, { text: item.level }]),
          [{ text: capitalised(list.offered), strong: true }, { text: report.collection.offered, strong: true }],
          [{ text: capitalised(list.held), strong: true }, { text: report.collection.held, strong: true }],
        ],
      },
    );
  }
  blocks.push(
    { kind: 'heading', text: capitalised(words.theme.requirements(report.requirements.length)) },
    {
      kind: 'table',
      caption: words.table.requirements(report.title),
      columns: [
        { title: words.table.requirement, width: 37 }, { title: words.table.status, width: 15 }, { title: words.table.rung, width: 9 },
        { title: words.table.force, width: 16 }, { title: words.table.source, width: 23 },
      ],
      rows: report.requirements.map((row) => requirementCells(row, context)),
    },
  );
  return blocks;
}

/** One theme: its strip, words, ladder, collection and requirements, in the order of rungs then of ids. */
export function themeReport(theme: AssessedTheme, context: Naming): ThemeReport {
  const { words, isDraft, isBinding, assessment } = context;
  const own = ownRequirements(theme, context).sort((a, b) => (a.level ?? 99) - (b.level ?? 99) || (a.id < b.id ? -1 : 1));
  const said = words.theme;
  const edition = assessment.referentials.find((each) => each.id === theme.referential);
  const standing = verdictStanding(theme.verdict, theme.verdictProven, context);
  const condition = isDraft(theme.referential) ? `, ${words.ifAdopted}` : isBinding(theme.referential) ? '' : `, ${words.historical}`;
  const notes = [
    ...(isDraft(theme.referential) ? [said.draftNote] : isBinding(theme.referential) ? [] : [said.historicalNote]),
    theme.official ? said.ladderOfficial : said.ladderProposition,
    said[theme.mode],
    ...(theme.reachable !== null && theme.reachable < theme.top ? [said.reachable(theme.reachable)] : []),
  ];
  const base = {
    id: theme.id,
    anchor: anchor('theme', theme.referential, theme.id),
    title: theme.title,
    edition: said.referential(edition?.title ?? theme.referential, theme.edition),
    verdict: { ...standing, words: `${standing.words}${condition}` },
    strip: stripOf(theme, context),
    level: levelWords(theme.level, openAnswers(own), context),
    proven: theme.proven === null ? words.level.none : words.level.proven(theme.proven),
    declaredShort: theme.level === null ? words.nothing : interval(theme.level, context.lang),
    provenShort: theme.proven === null ? words.nothing : `${theme.proven}`,
    target: targetWords(theme, context),
    noTarget: words.target.none,
    distance: distanceNote(theme, context),
    remark: remarkNote(theme, own, context),
    unread: unreadWords(theme, context),
    ladderOfficial: theme.official,
    ladderNotes: [notes.join(' '), ...(unreadWords(theme, context) === '' ? [] : [unreadWords(theme, context)])],
    ladder: ladderOf(theme, own, context),
    collection: collectionWords(theme, context),
  };
  const facts = factsOf(theme, base, context);
  const requirements = once(() => own.map((each) => requirementRow(each, context)));
  return {
    ...base,
    facts,
    get requirements() {
      return requirements();
    },
    get blocks() {
      return blocksOf({ ...base, facts, requirements: requirements() }, context);
    },
  };
}
