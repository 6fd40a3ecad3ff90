import { ConvergenceError } from '../core/error.js';
import { PERIODS, type Capacity, type Period } from '../core/roadmap/calendar.js';

/** The periods as a person may type them, in either language. */
const NAMES: Readonly<Record<string, Period>> = {
  ...Object.fromEntries(PERIODS.map((period) => [period, period])),
  semaine: 'week',
  mois: 'month',
  trimestre: 'quarter',
  semestre: 'semester',
  an: 'year',
  année: 'year',
};

const MOST = 10_000;

/** Reads `15/quarter` or `7,5/mois`: person-days for each period. @throws ConvergenceError `usage/capacity` */
export function parseCapacity(text: string): Capacity {
  const [, days = '', name = ''] = /^\s*(\d+(?:[.,]\d+)?)\s*\/\s*(\p{L}+)\s*$/u.exec(text) ?? [];
  const period = Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
  const count = Number(days.replace(',', '.'));
  if (days === '' || period === undefined || count < 0.05 || count > MOST) throw ConvergenceError.of('usage/capacity', { value: text, known: Object.keys(NAMES) });
  return { days: count, period };
}
