import { jsonText } from '../json-text.js';
import { gateLines, type GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';

/** The published result of a gate (`schema gate`): codes and data; only `text` changes with the language. */
export function gateResult(report: GateReport): Record<string, unknown> {
  const { gate, tool, lang, assessment, policyFile, baseline } = report;
  const words = new Map(gateLines(report).map((line) => [line.check.id, line]));
  return {
    tool,
    lang,
    date: gate.date,
    product: assessment.product,
    policy: policyFile,
    ...(baseline === undefined ? {} : { baseline }),
    outcome: gate.outcome,
    checks: gate.checks.map((check) => {
      const line = words.get(check.id);
      const { file, line: at, column } = report.locate(check);
      return {
        ...check,
        place: { ...(file === undefined ? {} : { file }), ...(at === undefined ? {} : { line: at }), ...(column === undefined ? {} : { column }) },
        // A check told with another has no sentence of its own.
        ...(line === undefined ? {} : { text: { title: line.title, expected: line.expected, found: line.found, why: line.why } }),
      };
    }),
  };
}

/** The published result, for other programs. */
export const jsonReporter: GateReporter = { id: 'json', extension: 'json', render: (report) => jsonText(gateResult(report)) };
