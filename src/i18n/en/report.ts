import type { report as reference } from '../fr/report.js';
import type { SameKeys } from '../catalogue.js';

export const report: SameKeys<typeof reference> = {};
