import type { UnreadableEntry } from '../../core/campaign/campaign.js';
import type { ConventionService } from '../../core/campaign/convention.js';
import type { ErrorParams } from '../../core/error.js';
import { listed, wholeNumber } from '../../i18n/format.js';
import { problemText } from '../../i18n/problem-text.js';
import type { Block, Cell, Note } from '../model.js';
import type { ConventionContext } from './context.js';

/** The requirements of a service, by the day they are due since, the oldest first. */
function byDay({ entry }: ConventionService, context: ConventionContext): Note[] {
  const said = context.words.late;
  const days = new Map<string, string[]>();
  for (const { id, since } of entry.overdue) days.set(since ?? '', [...(days.get(since ?? '') ?? []), context.label(id)]);
  return [...days].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)).map(([day, labels]) => ({ text: day === '' ? said.noDay(listed(labels, context.lang)) : said.since(context.day(day), listed(labels, context.lang)), tone: 'plain' }));
}

/** What a text already asks for and services do not hold, by service, then what each requirement is. */
export function lateBlocks(context: ConventionContext): Block[] {
  const { words: { late: said }, convention: { late, figures }, lang } = context;
  if (late.length === 0) return [{ kind: 'paragraph', text: said.none }];
  const { columns, citedColumns } = said;
  return [
    { kind: 'paragraph', text: said.lead(late.length, figures.overdue.length) },
    {
      kind: 'table',
      caption: said.caption,
      columns: [{ title: columns.number, width: 6 }, { title: columns.service, width: 30 }, { title: columns.count, width: 10, align: 'right' }, { title: columns.which, width: 54 }],
      rows: late.map((service): Cell[] => [{ text: `${service.number}` }, context.serviceCell(service), { text: `${service.entry.overdue.length}`, strong: true, tone: 'fails' }, { text: '', notes: byDay(service, context) }]),
    },
    { kind: 'heading', text: said.cited },
    {
      kind: 'table',
      caption: said.citedCaption,
      columns: [{ title: citedColumns.label, width: 18 }, { title: citedColumns.title, width: 58 }, { title: citedColumns.services, width: 10, align: 'right' }, { title: citedColumns.days, width: 14, align: 'right' }],
      rows: figures.overdue.map(({ id, dossiers, days }): Cell[] => [{ text: context.label(id), strong: true }, { text: context.requirementTitle(id) }, { text: `${dossiers}` }, { text: wholeNumber(days, lang) }]),
    },
  ];
}

/** A dossier or a file as the campaign names it; of a whole path, its end: the rest is the machine of whoever ran it. */
function shownPath(path: string): string {
  return /^([/\\]|[A-Za-z]:[/\\])/.test(path) ? `…/${path.split(/[/\\]/).slice(-2).join('/')}` : path;
}

const shown = (params: ErrorParams): ErrorParams => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shownPath(value) : value]));

/** Why a dossier could not be read, where in it, and never where it lies on someone's machine. */
function cause({ problems }: UnreadableEntry, context: ConventionContext): string {
  const said = context.words.unreadable;
  return problems
    .map(({ code, params, place: { line, column } }) => {
      const at = typeof line === 'number' && typeof column === 'number' ? said.at(line, column) : '';
      return context.longer(`${at}${problemText({ code, params: shown(params), place: {}, severity: 'error' }, context.lang).split('\n')[0] ?? ''}`);
    })
    .join(' ; ');
}

/** The dossiers that no table holds, each with its cause. */
export function unreadableBlocks(context: ConventionContext): Block[] {
  const { words: { unreadable: said }, convention: { unreadable } } = context;
  if (unreadable.length === 0) return [{ kind: 'paragraph', text: said.none }];
  return [
    { kind: 'paragraph', text: said.lead(unreadable.length) },
    {
      kind: 'table',
      caption: said.caption,
      columns: [{ title: said.columns.dossier, width: 34 }, { title: said.columns.cause, width: 66 }],
      rows: unreadable.map((entry): Cell[] => [{ text: context.said(shownPath(entry.key)), strong: true, notes: [{ text: [entry.category ?? '', entry.actor ?? ''].filter((text) => text !== '').map((text) => context.said(text)).join(' · ') }] }, { text: cause(entry, context) }]),
    },
  ];
}
