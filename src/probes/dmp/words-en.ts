import type { CheckWords } from '../probe.js';
export const en: Readonly<Record<string, CheckWords>> = {};
