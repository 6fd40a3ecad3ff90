import type { problems as reference } from '../fr/problems.js';
import type { SameKeys } from '../catalogue.js';

export const problems: SameKeys<typeof reference> = {};
