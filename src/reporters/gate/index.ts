import { badgeReporter } from './badge.js';
import { codeQualityReporter } from './codequality.js';
import { junitReporter } from './junit.js';
import type { GateReporter } from './reporter.js';
import { jsonReporter } from './result.js';
import { sarifReporter } from './sarif.js';
import { summaryReporter } from './summary.js';

/** The one list of what a gate writes for a pipeline: names, help and completion derive from it. */
export const GATE_REPORTERS: readonly GateReporter[] = [jsonReporter, junitReporter, sarifReporter, codeQualityReporter, summaryReporter, badgeReporter];
