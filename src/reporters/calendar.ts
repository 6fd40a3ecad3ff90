import type { CalendarEvent } from '../core/calendar-events.js';
import { addDays } from '../core/day.js';
import { neutralised, plainLetters, typeset } from '../i18n/format.js';
import { catalogue, type Lang } from '../i18n/index.js';
import type { ReportContext } from './model/context.js';
import { changeWords } from './model/sections.js';

/** The events of one dossier, and what names them. */
export interface DossierCalendar {
  readonly context: ReportContext;
  readonly events: readonly CalendarEvent[];
}

/** RFC 5545, 3.1: a line of content is at most 75 octets long, the next ones begin with a space. */
const LONGEST_LINE = 75;

function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** RFC 5545, 3.3.11: what separates values is escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\r?\n/g, '\\n');

const slug = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'produit';

function summaryOf(event: CalendarEvent, context: ReportContext): string {
  const { words, lang, label, themeTitle } = context;
  const said = catalogue(lang).calendar;
  switch (event.kind) {
    case 'change':
      return `${changeWords(event.change, context)}${event.change.ifAdopted ? ` (${words.dates.ifAdopted})` : ''}`;
    case 'evidence':
      return said.evidence(event.evidence);
    case 'waiver':
      return said.waiver(label(event.waiver.requirement));
    case 'commitment': {
      const { theme, level, requirement, action } = event.commitment;
      return said.commitment(theme === undefined ? label(requirement ?? action ?? event.commitment.id) : said.level(themeTitle(theme), level ?? 0));
    }
  }
}

function idOf(event: CalendarEvent): string {
  switch (event.kind) {
    case 'change':
      return `${event.change.kind}-${event.change.referential}-${event.change.id}`;
    case 'evidence':
      return event.evidence;
    case 'waiver':
      return event.waiver.requirement;
    case 'commitment':
      return event.commitment.id;
  }
}

/** All-day events, each under an identity that stays the same from one export to the next: an agenda updates it. */
function eventLines(event: CalendarEvent, context: ReportContext): string[] {
  const { lang, assessment } = context;
  const { name } = assessment.product;
  const compact = (day: string): string => day.replaceAll('-', '');
  const text = (said: string): string => escaped(typeset(plainLetters(neutralised(said)), lang));
  return [
    'BEGIN:VEVENT',
    `UID:${slug(`${event.kind}-${idOf(event)}-${event.date}`)}@${slug(name)}.convergence.invalid`,
    // The day of the assessment: the same inputs give the same bytes.
    `DTSTAMP:${compact(assessment.date)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(event.date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(event.date, 1))}`,
    `SUMMARY:${text(`${name} : ${summaryOf(event, context)}`)}`,
    `CATEGORIES:${text(catalogue(lang).calendar.kinds[event.kind])}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A calendar file (RFC 5545) of what is to come for one or several dossiers. */
export function renderCalendar(dossiers: readonly DossierCalendar[], lang: Lang): string {
  const { calendar: said } = catalogue(lang);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Convergence//FR', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(said.name)}`, ...dossiers.flatMap(({ context, events }) => events.flatMap((event) => eventLines(event, context))), 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
