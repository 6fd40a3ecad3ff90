import type { interview as reference } from '../fr/interview.js';
import type { SameKeys } from '../catalogue.js';

export const interview: SameKeys<typeof reference> = {};
