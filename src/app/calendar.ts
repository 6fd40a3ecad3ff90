import { calendarEvents } from '../core/calendar-events.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { Lang } from '../i18n/index.js';
import { reportContext } from '../reporters/model/context.js';
import type { DossierCalendar } from '../reporters/calendar.js';
import type { AssessRequest } from './assess.js';
import type { Ports } from './ports.js';
import { prepareReport } from './report.js';

export interface CalendarRequest extends Omit<AssessRequest, 'dossier'> {
  /** Dossiers, or folders that hold some. */
  readonly dossiers: readonly string[];
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface Calendars {
  readonly dossiers: readonly DossierCalendar[];
  /** What is doubtful, and the dossiers that could not be read. */
  readonly problems: readonly Problem[];
}

/** What is to come for one or many dossiers; one that cannot be read is told, and the others are read. @throws ConvergenceError when none can. */
export async function calendars(ports: Ports, { dossiers, ...request }: CalendarRequest): Promise<Calendars> {
  const found = (await Promise.all(dossiers.map((path) => ports.dossiers.below(path)))).flat();
  const read: DossierCalendar[] = [];
  const problems: Problem[] = [];
  for (const dossier of found) {
    try {
      const { assessment, options, opened, warnings } = await prepareReport(ports, { ...request, dossier });
      problems.push(...warnings);
      read.push({ context: reportContext(assessment, options), events: calendarEvents(assessment, opened.dossier.commitments, opened.dossier.waivers) });
    } catch (error) {
      if (!(error instanceof ConvergenceError) || found.length === 1) throw error;
      problems.push(...error.problems);
    }
  }
  return { dossiers: read, problems };
}
