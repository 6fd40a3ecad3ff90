import type { Bounds } from '../../core/assessment.js';
import { addDays, daysBetween, type Day } from '../../core/day.js';
import { periodAt } from '../../core/roadmap/calendar.js';
import type { Batch, Deadline, PlannedAction, PlannedCommitment, Trajectory } from '../../core/roadmap/roadmap.js';
import { capitalised, dayCount, dayInWords, interval, joined } from '../../i18n/format.js';
import { calendarFigure, type CalendarAction, type CalendarBatch } from '../figures/calendar.js';
import { promisesFigure } from '../figures/promises.js';
import { trajectoryFigure, type TrajectoryPanel } from '../figures/trajectory.js';
import { actionTitle, deadlineNotes, effortWords, titleOf, whyAction } from './actions.js';
import type { ReportContext } from './context.js';
import type { Block, Cell, Note, Section } from './types.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

/** A calendar of more rows than this would not fit on a page; the tables hold them all. */
const MOST_ROWS = 34;

/** « À 15 jours-personne par trimestre, les 2 écarts opposables en retard sont fermés le …, et … » */
export function roadmapLead(context: ReportContext): string[] {
  const { roadmap, planWords, lang, themeTitle, options } = context;
  const said = planWords.lead;
  if (roadmap.actions.length === 0) return [said.nothing];
  const { days, period } = roadmap.capacity;
  const words = (day: Day): string => dayInWords(day, lang);
  const overdue = roadmap.overdue.requirements.length === 0 ? said.noOverdue : roadmap.overdue.closedOn === null ? said.overdueOpen(roadmap.overdue.requirements.length) : said.overdueClosed(roadmap.overdue.requirements.length, words(roadmap.overdue.closedOn));
  const targeted = roadmap.trajectories.filter((each) => each.target !== null);
  const open = targeted.filter((each) => each.reachedOn === null);
  const last = targeted.map((each) => each.reachedOn ?? '').sort().at(-1);
  const targets = targeted.length === 0 ? [] : open.length > 0 ? [said.targetsOpen(open.map((each) => themeTitle(each.theme)))] : last === roadmap.date ? [said.targetsNow] : [said.targetsReached(words(last as Day))];
  const sentence = `${said.at(dayCount(days, lang), period)}, ${joined([overdue, ...targets, ...(roadmap.end === null ? [] : [said.end(words(roadmap.end))])], lang)}.`;
  const missed = roadmap.deadlines.filter((deadline) => deadline.missing > 0);
  const first = missed[0];
  const hold = first?.capacity ? said.hold(dayCount(first.capacity, lang), period) : first?.unreachable === 'lead-times' ? said.holdNever : '';
  const deadlines = first ? [missed.length === 1 ? said.cannot(words(first.due), first.missing, hold) : said.cannotMany(missed.length, words(first.due), first.missing, hold)] : roadmap.deadlines.length > 0 && roadmap.deadlines.every((each) => each.unreachable === null) ? [said.holds(roadmap.deadlines.length)] : [];
  const { min, likely, max } = roadmap.effort;
  return [sentence, ...deadlines, said.effort(dayCount(likely, lang), dayCount(min, lang), dayCount(max, lang)), ...(options.capacityFrom === 'supposed' ? [said.supposed(dayCount(days, lang), period)] : [])];
}

function calendarAction(action: PlannedAction, context: ReportContext): CalendarAction {
  const { roadmap, planWords, lang, label } = context;
  const due = roadmap.deadlines.filter((deadline) => deadline.action === action.id && deadline.kind === 'requirement').sort((a, b) => b.missing - a.missing)[0];
  const { effort } = action;
  return {
    title: actionTitle(action, context),
    effort: effort === null || effort.max === 0 ? null : { ...effort, words: [dayCount(effort.min, lang), dayCount(effort.likely, lang), dayCount(effort.max, lang)] },
    start: action.start as Day,
    workEnd: action.workEnd as Day,
    end: action.end.likely as Day,
    leadTime: action.leadTime > 0 ? planWords.figure.leadTime(action.leadTime) : '',
    due: due ? { day: due.due, label: label(due.id), official: due.official, missing: due.missing > 0 ? planWords.figure.missing(due.missing) : '' } : null,
    atOnce: planWords.figure.atOnce,
  };
}

function batchWords(batch: Batch, { planWords, lang }: ReportContext): { readonly heading: string; readonly planned: string } {
  return { heading: planWords.batch.heading(batch.number, dayInWords(batch.until, lang, 'short')), planned: planWords.batch.planned(dayCount(batch.planned, lang), dayCount(batch.capacity, lang)) };
}

function calendarBlocks(context: ReportContext): Block[] {
  const { roadmap, planWords, lang } = context;
  const dated = roadmap.batches.map((batch) => ({ batch, actions: roadmap.actions.filter((action) => batch.actions.includes(action.id)) })).filter(({ actions }) => actions.length > 0);
  const last = roadmap.end;
  if (dated.length === 0 || last === null) return [];
  const batches: CalendarBatch[] = [];
  let rows = 0;
  for (const { batch, actions } of dated) {
    const shown = actions.slice(0, Math.max(0, MOST_ROWS - rows));
    rows += actions.length;
    if (shown.length > 0) batches.push({ heading: batchWords(batch, context).heading, planned: planWords.figure.planned(dayCount(batch.planned, lang), dayCount(batch.capacity, lang)), actions: shown.map((action) => calendarAction(action, context)) });
  }
  const end = [last, ...roadmap.deadlines.map(({ due }) => due)].filter((day) => daysBetween(roadmap.from, day) <= Math.max(120, 1.4 * daysBetween(roadmap.from, last))).sort().at(-1) ?? last;
  const until = addDays(end, Math.ceil(daysBetween(roadmap.from, end) / 40) + 1);
  const periods: { day: Day; words: string }[] = [];
  for (let number = 1; ; number++) {
    const { from } = periodAt(roadmap.from, roadmap.capacity.period, number);
    if (from > until) break;
    periods.push({ day: from, words: dayInWords(from, lang, 'short') });
  }
  const figure = calendarFigure({ from: roadmap.from, until, periods, personDays: planWords.figure.personDays, batches, alt: planWords.figure.calendarAlt(Math.min(rows, MOST_ROWS), dayInWords(roadmap.from, lang), dayInWords(last, lang)) });
  return [heading(planWords.figure.calendar), { kind: 'figure', figure }, ...(rows > MOST_ROWS ? [paragraph(planWords.figure.more(rows - MOST_ROWS))] : [])];
}

/** The rows of a batch: what, why, effort, from when to when. */
function actionCells(action: PlannedAction, context: ReportContext): Cell[] {
  const { planWords, lang } = context;
  const said = planWords.batch;
  const { effort, effortRange } = effortWords(action, context);
  const { deadline, deadlineNote } = deadlineNotes(action, context);
  const day = (value: Day): string => dayInWords(value, lang, 'short');
  const { min, max, likely } = action.end;
  const times: Note[] =
    likely === null ? [] : [...(action.leadTime > 0 ? [{ text: capitalised(said.delivered(day(likely), action.leadTime)) }] : []), ...(min !== null && max !== null && min !== max ? [{ text: capitalised(said.between(day(min), day(max))) }] : [])];
  return [
    { text: actionTitle(action, context), strong: true, notes: [{ text: whyAction(action, context) }, ...(action.after.length === 0 ? [] : [{ text: capitalised(said.after(action.after.map((id) => titleOf(id, context)))) }])] },
    { text: effort, notes: [...(effortRange === '' ? [] : [{ text: effortRange }]), ...(action.kind === 'referential' || action.estimated ? [{ text: action.estimated ? said.own : said.hypothesis }] : [])] },
    { text: action.start !== null && action.workEnd !== null ? capitalised(said.work(day(action.start), day(action.workEnd))) : '–', notes: times },
    { text: deadline.text, ...(deadline.tone ? { tone: deadline.tone } : {}), notes: deadlineNote.text === '' ? [] : [deadlineNote] },
  ];
}

function batchBlocks(context: ReportContext): Block[] {
  const { roadmap, planWords, lang } = context;
  const said = planWords.batch;
  const columns = [{ title: said.columns.action, width: 48 }, { title: said.columns.effort, width: 14, align: 'right' as const }, { title: said.columns.days, width: 22 }, { title: said.columns.deadline, width: 16 }];
  const table = (caption: string, actions: readonly PlannedAction[]): Block => ({ kind: 'table', caption, columns, rows: actions.map((action) => actionCells(action, context)) });
  const blocks = roadmap.batches.flatMap((batch): Block[] => {
    const actions = roadmap.actions.filter((action) => batch.actions.includes(action.id));
    const { heading: title, planned } = batchWords(batch, context);
    const range = batch.effort.max > 0 ? ` ; ${said.range(dayCount(batch.effort.min, lang), dayCount(batch.effort.max, lang))}` : '';
    const underway = batch.underway.length === 0 ? [] : [paragraph(said.underway(batch.underway.map((id) => titleOf(id, context))))];
    return [heading(title), paragraph(`${capitalised(planned)}${range}.`), ...(actions.length === 0 ? [paragraph(said.none)] : [table(said.caption(batch.number), actions)]), ...underway];
  });
  const undated = roadmap.actions.filter((action) => action.batch === null);
  return undated.length === 0 ? blocks : [...blocks, heading(planWords.unplanned.heading), paragraph(planWords.unplanned.intro), table(planWords.unplanned.caption, undated)];
}

function deadlineCells(deadline: Deadline, context: ReportContext): Cell[] {
  const { planWords, lang, label, requirement, themeTitle, roadmap, isDraft } = context;
  const said = planWords.deadlines;
  const judged = deadline.kind === 'requirement' ? requirement(deadline.id) : undefined;
  const theme = context.assessment.themes.find((each) => each.id === deadline.theme);
  const target = roadmap.trajectories.find((each) => each.theme === deadline.theme)?.target;
  const remarks = [...(deadline.official ? [] : [said.proposition]), ...(theme && isDraft(theme.referential) ? [said.ifAdopted] : [])];
  const held = deadline.missing === 0 && deadline.unreachable === null;
  const notes = held ? [] : [...(deadline.missing > 0 ? [said.missing(deadline.missing)] : []), ...(deadline.capacity === null ? [] : [said.capacity(dayCount(deadline.capacity, lang), roadmap.capacity.period)]), ...(deadline.unreachable === null ? [] : [said[deadline.unreachable]])];
  return [
    { text: judged ? `${label(deadline.id)}, ${judged.title}` : `${themeTitle(deadline.theme)}, ${said.target(target?.level ?? 0)}`, strong: true, notes: [...(deadline.action === null ? [] : [{ text: capitalised(said.by(titleOf(deadline.action, context))) }]), ...remarks.map((text) => ({ text }))] },
    { text: dayInWords(deadline.due, lang, 'short') },
    { text: deadline.ready === null ? said.never : dayInWords(deadline.ready, lang, 'short') },
    { text: held ? said.held : said.notHeld, mark: held ? 'met' : 'unmet', tone: held ? 'stands' : 'fails', notes: notes.map((text) => ({ text: capitalised(text) })) },
  ];
}

function deadlineBlocks(context: ReportContext): Block[] {
  const { roadmap, planWords } = context;
  const said = planWords.deadlines;
  if (roadmap.deadlines.length === 0) return [heading(said.heading), paragraph(said.none)];
  const columns = [{ title: said.columns.what, width: 44 }, { title: said.columns.due, width: 16 }, { title: said.columns.ready, width: 16 }, { title: said.columns.held, width: 24 }];
  return [heading(said.heading), { kind: 'table', caption: said.caption, columns, rows: roadmap.deadlines.map((deadline) => deadlineCells(deadline, context)) }];
}

const levelWords = (level: Bounds | null, context: ReportContext): string => (level === null ? context.planWords.trajectory.noLevel : interval(level, context.lang));

/** Points beyond this many would be unreadable; the last one is always kept. */
const MOST_POINTS = 8;

/** Answers are missing, and the target may be reached once they are given. */
function isOpen({ target, points }: Trajectory): boolean {
  return target !== null && (points.at(-1)?.level?.high ?? 0) >= target.level;
}

function panelOf(trajectory: Trajectory, context: ReportContext): TrajectoryPanel {
  const { roadmap, planWords, lang, words, themeTitle } = context;
  const said = planWords.trajectory;
  const name = (index: number): string => (index === 0 ? said.now : `${index}`);
  const all = trajectory.points.map(({ level, proven }, index) => ({ name: name(index), low: level?.low ?? 0, high: level?.high ?? 0, proven: proven ?? 0 }));
  const points = all.length <= MOST_POINTS ? all : [...all.slice(0, MOST_POINTS - 1), all.at(-1) as (typeof all)[number]];
  const { target, reachedOn } = trajectory;
  const batch = roadmap.batches.find((each) => reachedOn !== null && reachedOn <= each.until)?.number;
  const outcome = target === null ? said.noTarget : reachedOn === null ? (isOpen(trajectory) ? said.open : said.notReached) : reachedOn === roadmap.date ? said.reachedNow : batch === undefined ? said.reachedOn(dayInWords(reachedOn, lang, 'short')) : said.reachedIn(batch);
  const when = target === null ? '' : target.since === null ? said.asked : target.since <= roadmap.date ? words.target.since(dayInWords(target.since, lang, 'short')) : words.target.on(dayInWords(target.since, lang, 'short'));
  return {
    title: themeTitle(trajectory.theme),
    top: trajectory.top,
    points,
    target: target === null ? null : { level: target.level, official: target.official, label: target.official || target.since === null ? said.target(target.level) : `${said.target(target.level)}, ${words.proposition}`, when },
    outcome,
    reached: target === null || reachedOn !== null || isOpen(trajectory),
  };
}

function trajectoryBlocks(context: ReportContext): Block[] {
  const { roadmap, planWords, lang, themeTitle } = context;
  const said = planWords.trajectory;
  const shown = roadmap.trajectories.filter((each) => each.points.some(({ level }) => level !== null));
  if (shown.length === 0 || roadmap.batches.length === 0) return [];
  const columns = Math.min(Math.max(shown.length, 3), 4);
  const figures: Block[] = [];
  for (let first = 0; first < shown.length; first += columns) {
    const row = shown.slice(first, first + columns);
    const panels = row.map((each) => panelOf(each, context));
    const alt = panels.map((panel) => said.alt(panel.title, panel.points.map((point) => said.point(point.name, interval(point, lang), point.proven === point.low ? '' : said.proven(point.proven))), panel.outcome)).join('. ');
    figures.push({ kind: 'figure', figure: trajectoryFigure(panels, columns, { proven: said.provenWord, declared: said.declared, undecided: said.undecided }, alt) });
  }
  const rows = shown.map((each): Cell[] => {
    const [now, end] = [each.points[0], each.points.at(-1)];
    const cell = (point: typeof now): Cell => ({ text: levelWords(point?.level ?? null, context), notes: point?.level ? [{ text: context.words.level.proven(point.proven ?? 0) }] : [] });
    const reached = each.target === null ? { text: said.noTarget } : each.reachedOn === null ? (isOpen(each) ? { text: said.open, mark: 'unknown' as const, tone: 'stands' as const } : { text: said.notReached, mark: 'unmet' as const, tone: 'fails' as const }) : { text: each.reachedOn === roadmap.date ? said.reachedNow : said.reachedOn(dayInWords(each.reachedOn, lang, 'short')), mark: 'met' as const, tone: 'stands' as const };
    return [{ text: themeTitle(each.theme), strong: true }, cell(now), cell(end), { ...reached, notes: each.target === null ? [] : [{ text: said.target(each.target.level) }] }];
  });
  const table: Block = { kind: 'table', caption: said.caption, columns: [{ title: said.columns.theme, width: 40 }, { title: said.columns.now, width: 18 }, { title: said.columns.end, width: 18 }, { title: said.columns.reached, width: 24 }], rows };
  return [heading(said.heading), paragraph(said.assumption), ...figures, table];
}

/** What a commitment promises, in words. */
export function promiseTitle(commitment: PlannedCommitment, context: ReportContext): string {
  const { planWords, themeTitle, requirement, label } = context;
  if (commitment.theme !== null) return planWords.commitments.level(themeTitle(commitment.theme), commitment.level ?? 0);
  if (commitment.requirement !== null) return `${label(commitment.requirement)}, ${requirement(commitment.requirement)?.title ?? ''}`;
  return commitment.action === null ? commitment.id : titleOf(commitment.action, context);
}

/** Whether a promise is kept, and by how many days. */
export function promiseState({ state, basis, margin }: PlannedCommitment, { planWords }: ReportContext): { readonly kept: boolean; readonly text: string } {
  const said = planWords.commitments;
  if (state === 'held') return { kept: true, text: `${said.held}${basis === null ? '' : `, ${said.basis[basis]}`}` };
  if (margin === null) return { kept: false, text: said.never };
  return margin >= 0 ? { kept: true, text: said.ahead(margin) } : { kept: false, text: said.late(-margin) };
}

function commitmentBlocks(context: ReportContext): Block[] {
  const { roadmap, planWords, lang } = context;
  const said = planWords.commitments;
  if (roadmap.commitments.length === 0) return [heading(said.heading), paragraph(said.none)];
  const days = roadmap.commitments.flatMap(({ due, planned }) => [due, ...(planned === null ? [] : [planned])]).sort();
  const shown = roadmap.commitments.slice(0, 20);
  const rows = shown.map((commitment) => {
    const { kept, text } = promiseState(commitment, context);
    const day = (value: Day): string => dayInWords(value, lang, 'short');
    const planned = commitment.state === 'held' ? null : commitment.planned;
    return { title: promiseTitle(commitment, context), state: text, kept, due: commitment.due, planned, dueWords: said.promised(day(commitment.due)), plannedWords: planned === null ? '' : said.planned(day(planned)) };
  });
  const alt = rows.map((row) => said.alt(row.title, row.dueWords, row.plannedWords)).join(' ; ');
  const first = [roadmap.from, days[0] ?? roadmap.from].sort()[0] ?? roadmap.from;
  return [heading(said.heading), { kind: 'figure', figure: promisesFigure(rows, first, days.at(-1) ?? roadmap.from, alt) }];
}

/** The roadmap: what is held and what is not, the calendar, each batch, the trajectory of each theme, the promises. */
export function roadmapSection(context: ReportContext): Section {
  const { roadmap, planWords } = context;
  const lead = roadmapLead(context).map(paragraph);
  const blocks = roadmap.actions.length === 0 ? lead : [...lead, ...calendarBlocks(context), ...deadlineBlocks(context), ...trajectoryBlocks(context), ...commitmentBlocks(context), ...batchBlocks(context)];
  return { id: 'trajectoire', title: planWords.title, page: 'new', blocks };
}

