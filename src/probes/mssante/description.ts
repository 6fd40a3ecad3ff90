import type { ProbeDescription } from '../probe.js';
import { CHECKS } from './checks.js';
import { WORDS } from './messages.js';
import { DOMAIN_FACT, POINTS } from './points.js';

export const description: ProbeDescription = { states: [...Object.keys(POINTS), DOMAIN_FACT], checks: CHECKS, words: WORDS };
