import type { Assessment, NextDate } from './assessment.js';
import type { Day } from './day.js';
import type { Commitment, Waiver } from './dossier.js';

/** A day to keep in mind, and why. */
export type CalendarEvent =
  | { readonly kind: 'change'; readonly date: Day; readonly change: NextDate }
  | { readonly kind: 'evidence'; readonly date: Day; readonly evidence: string }
  | { readonly kind: 'commitment'; readonly date: Day; readonly commitment: Commitment }
  | { readonly kind: 'waiver'; readonly date: Day; readonly waiver: Waiver };

/** What is to come for a dossier, in order: what changes by itself, what ends, what was promised. Past days are left out. */
export function calendarEvents({ date: today, nextDates, inputs }: Assessment, commitments: readonly Commitment[], waivers: readonly Waiver[]): CalendarEvent[] {
  const events: CalendarEvent[] = [
    ...nextDates.map((change): CalendarEvent => ({ kind: 'change', date: change.date, change })),
    ...Object.entries(inputs.evidence).flatMap(([evidence, { until }]): CalendarEvent[] => (until === undefined ? [] : [{ kind: 'evidence', date: until, evidence }])),
    ...commitments.map((commitment): CalendarEvent => ({ kind: 'commitment', date: commitment.due, commitment })),
    ...waivers.map((waiver): CalendarEvent => ({ kind: 'waiver', date: waiver.until, waiver })),
  ];
  return events.filter(({ date }) => date >= today).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
