import type { GateReport } from './lines.js';

/** A way to tell the result of a gate to a machine or a page. Reads no file, writes nowhere. */
export interface GateReporter {
  readonly id: string;
  readonly extension: string;
  render(report: GateReport): string;
}
