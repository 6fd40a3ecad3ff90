import type { SameKeys } from '../catalogue.js';
import { counted, quoted } from '../format.js';
import type { calendar as reference } from '../fr/calendar.js';

export const calendar: SameKeys<typeof reference> = {
  arguments: { dossiers: 'dossiers, or folders of dossiers' },
  options: { out: 'file to write (standard output by default)' },
  name: 'Convergence, deadlines',
  kinds: { change: 'Deadline', evidence: 'Evidence', commitment: 'Commitment', waiver: 'Waiver' },
  evidence: (id: string): string => `last day of the evidence ${quoted(id, 'en')}`,
  waiver: (requirement: string): string => `last day of the waiver, ${requirement}`,
  commitment: (what: string): string => `commitment due, ${what}`,
  level: (theme: string, level: number): string => `${theme}, level ${level}`,
  written: (events: number, dossiers: number): string => `${counted(events, 'deadline', 'deadlines', 'en')}, ${counted(dossiers, 'dossier', 'dossiers', 'en')}.`,
};
