import type { ProbeDescription } from '../probe.js';
import { CHECKS, FACTS } from './checks.js';
import { WORDS } from './messages.js';

export const description: ProbeDescription = { states: FACTS, checks: Object.entries(CHECKS).map(([id, { severity, source }]) => ({ id, severity, source })), words: WORDS };
