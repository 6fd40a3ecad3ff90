import type { cli as reference } from '../fr/cli.js';
import type { SameKeys } from '../catalogue.js';

export const cli: SameKeys<typeof reference> = {};
