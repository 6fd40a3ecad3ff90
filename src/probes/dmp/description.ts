import type { ProbeDescription } from '../probe.js';
import { CHECKS } from './checks.js';
import { WORDS } from './messages.js';
import { ERRORS_FACT, FORM_FACT, MODE_FACT, POINTS } from './points.js';

export const description: ProbeDescription = { states: [FORM_FACT, ERRORS_FACT, ...Object.keys(POINTS), MODE_FACT], checks: CHECKS, words: WORDS };
