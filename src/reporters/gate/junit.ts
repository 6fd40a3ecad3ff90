import type { CheckKind } from '../../core/gate/checks.js';
import { colon, plainLetters, typeset } from '../../i18n/format.js';
import { placeText } from '../../i18n/problem-text.js';
import { catalogue } from '../../i18n/index.js';
import { everyLine, type GateLine, type GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';
import { xmlText } from './xml-text.js';

/** A tag with its attributes, and what it holds. */
function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(plainLetters(String(value)))}"`).join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** What a person reads when the case is opened: a line for each thing there is to know. */
function details({ because, why, source, url, check }: GateLine, report: GateReport): string {
  const words = catalogue(report.lang).gate;
  const named = (term: string, text: string): string => (text === '' ? '' : `${term}${colon(report.lang)}${text}`);
  const lines = [because, why, named(words.source, [source, url].filter((part) => part !== '').join(' ')), named(words.where, placeText(report.locate(check)))];
  return lines.filter((line) => line !== '').map((line) => xmlText(plainLetters(line))).join('\n');
}

function outcome(line: GateLine, report: GateReport): string {
  const { check, expected, found, why } = line;
  const words = catalogue(report.lang).gate;
  const message = typeset(`${words.expected(expected)} · ${words.found(found)}`, report.lang);
  switch (check.outcome) {
    case 'pass':
      return '';
    case 'fail':
      return element('failure', { type: check.kind, message }, details(line, report));
    case 'inconclusive':
      // Neither met nor failed: what was to be looked at could not be.
      return element('error', { type: check.kind, message }, details(line, report));
    default:
      return `<skipped>${xmlText(plainLetters(`${words.outcomes[check.outcome]}${colon(report.lang)}${why === '' ? message : why}`))}</skipped>`;
  }
}

interface Suite {
  readonly kind: CheckKind;
  readonly lines: readonly GateLine[];
}

function counts(lines: readonly GateLine[]) {
  const count = (...outcomes: readonly GateLine['check']['outcome'][]): number => lines.filter(({ check }) => outcomes.includes(check.outcome)).length;
  return { tests: lines.length, failures: count('fail'), errors: count('inconclusive') };
}

function suite({ kind, lines }: Suite, report: GateReport): string {
  const { assessment, policyFile, baseline, gate, tool, lang } = report;
  const properties = { tool: `${tool.name} ${tool.version}`, product: [assessment.product.name, assessment.product.version ?? ''].join(' ').trim(), policy: policyFile, ...(baseline === undefined ? {} : { baseline }) };
  const skipped = lines.filter(({ check }) => ['waived', 'new-rule', 'known'].includes(check.outcome)).length;
  const content = [
    element('properties', {}, Object.entries(properties).map(([name, value]) => element('property', { name, value })).join('')),
    ...lines.map((line) => element('testcase', { classname: `convergence.${kind}`, name: line.title, time: 0 }, outcome(line, report))),
  ];
  return element('testsuite', { name: catalogue(lang).gate.kinds[kind], ...counts(lines), skipped, time: 0, timestamp: `${gate.date}T00:00:00` }, `\n${content.join('\n')}\n`);
}

/** JUnit XML, as Jenkins and GitLab read it: one suite for each kind of check, one case for each check. */
export const junitReporter: GateReporter = {
  id: 'junit',
  extension: 'xml',
  render(report) {
    const lines = everyLine(report);
    const kinds = [...new Set(lines.map(({ check }) => check.kind))];
    const suites = kinds.map((kind) => suite({ kind, lines: lines.filter(({ check }) => check.kind === kind) }, report));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: report.tool.name, ...counts(lines), time: 0 }, `\n${suites.join('\n')}\n`)}\n`;
  },
};
