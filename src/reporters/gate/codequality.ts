import { jsonText } from '../json-text.js';
import { gateIssues, sourceSentence, type Issue } from './issues.js';
import type { GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';

function severityOf({ level, kind }: Issue): 'critical' | 'major' | 'minor' | 'info' {
  if (level === 'error') return kind === 'gap' ? 'critical' : 'major';
  return level === 'warning' ? 'minor' : 'info';
}

function entry(issue: Issue, report: GateReport) {
  const [first] = issue.at;
  const { file = report.policyFile, line = 1 } = first?.place ?? {};
  return {
    description: [issue.text, sourceSentence(issue.rule, report)].filter((text) => text !== '').join(' '),
    check_name: issue.rule.id,
    // Unique among the dossiers of one repository, and the same wherever the answer moves to.
    fingerprint: `${report.dossierFile}:${issue.id}`,
    severity: severityOf(issue),
    location: { path: file, lines: { begin: line } },
  };
}

/** GitLab Code Quality: an array of issues, shown in merge requests. */
export const codeQualityReporter: GateReporter = {
  id: 'codequality',
  extension: 'codequality.json',
  render: (report) => jsonText(gateIssues(report).issues.map((issue) => entry(issue, report))),
};
