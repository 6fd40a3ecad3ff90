import type { Place } from '../../core/error.js';
import { shortened, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { isSafeLink } from '../html/escape.js';
import { jsonText } from '../json-text.js';
import { gateIssues, sourceSentence, type Issue, type IssueRule } from './issues.js';
import type { ArtefactLocation, GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0-rtm.5.json';
/** Where the checkout lies: each tool knows it. */
const ROOT = '%SRCROOT%';
/** What code forges show of one result, and of one rule. */
const MOST_PLACES = 10;
const LONGEST_DESCRIPTION = 1000;

/** A message is a little language: links in brackets, placeholders in braces (SARIF 2.1.0, 3.11). */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&') };
}

/** A file of the checkout by its relative address; one that lies elsewhere by its whole address. */
function artifactLocation(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  // Half a letter has no address.
  const uri = file.replace(/\p{Surrogate}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/');
  return /^(?:\/|[A-Za-z]:)/u.test(file) ? { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri.replace('%3A', ':')}` } : { uri, uriBaseId: ROOT };
}

function location({ place: { file, line = 1 }, told }: ArtefactLocation) {
  return {
    ...(file === undefined ? {} : { physicalLocation: { artifactLocation: artifactLocation(file), region: { startLine: line } } }),
    ...(told === '' ? {} : { logicalLocations: [{ fullyQualifiedName: told }] }),
  };
}

function related(place: Place | undefined, report: GateReport) {
  return place === undefined ? {} : { relatedLocations: [{ ...location({ place, told: '' }), message: message(catalogue(report.lang).gate.answerAt) }] };
}

function rule(issueRule: IssueRule, report: GateReport) {
  const { id, title, text, url, tags } = issueRule;
  return {
    id,
    shortDescription: { text: shortened(title, LONGEST_DESCRIPTION) },
    fullDescription: { text: shortened(text, LONGEST_DESCRIPTION) },
    help: { text: [text, sourceSentence(issueRule, report)].filter((part) => part !== '').join(' ') },
    ...(isSafeLink(url) ? { helpUri: url } : {}),
    properties: { tags },
  };
}

function result(issue: Issue, ruleIndex: number, report: GateReport) {
  const { id, rule: own, level, text, at, mended, waiver } = issue;
  return {
    ruleId: own.id,
    ruleIndex,
    level,
    message: message([text, sourceSentence(own, report)].filter((part) => part !== '').join(' ')),
    locations: at.slice(0, MOST_PLACES).map(location),
    ...related(mended, report),
    // The second is the one that code scanning follows; without it, it would be worked out from the text of the line.
    partialFingerprints: { 'convergence/v1': id, primaryLocationLineHash: `${id}:1` },
    ...(waiver === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: waiver }] }),
  };
}

function log(report: GateReport) {
  const { tool, lang, dossierFile } = report;
  const words = catalogue(lang).gate;
  const { issues, left } = gateIssues(report);
  const rules = new Map(issues.map(({ rule: own }) => [own.id, own]));
  const ranks = new Map([...rules.keys()].map((id, index) => [id, index]));
  const folder = dossierFile.split('/').slice(0, -1).join('/');
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, language: lang, rules: [...rules.values()].map((each) => rule(each, report)) } },
        // One category for each dossier of a repository, or the last one sent would erase the others.
        automationDetails: { id: `convergence/${folder === '' ? '' : `${folder}/`}` },
        originalUriBaseIds: { [ROOT]: { description: { text: words.root } } },
        invocations: [{ executionSuccessful: true, ...(left === 0 ? {} : { toolExecutionNotifications: [{ level: 'warning', message: message(typeset(words.left(left), lang)) }] }) }],
        columnKind: 'unicodeCodePoints',
        results: issues.map((issue) => result(issue, ranks.get(issue.rule.id) ?? 0, report)),
      },
    ],
  };
}

/** SARIF 2.1.0, for code scanning. What is met is no finding: it is left out. */
export const sarifReporter: GateReporter = { id: 'sarif', extension: 'sarif', render: (report) => jsonText(log(report)) };
