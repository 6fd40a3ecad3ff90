import type { CheckWords } from '../probe.js';
export const fr: Readonly<Record<string, CheckWords>> = {};
