import { gzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/core/assessment.js';
import type { RecordedRemark } from '../../src/core/findings.js';
import { GATE_REPORTERS } from '../../src/reporters/gate/index.js';
import { MOST_ISSUES } from '../../src/reporters/gate/issues.js';
import type { GateReport } from '../../src/reporters/gate/lines.js';
import { MOST_BYTES } from '../../src/reporters/gate/summary.js';
import { codeQualityErrors, everythingUnmet, gateErrors, gateReport, junitErrors, policy, sarifErrors } from '../fixtures/gate-fixture.js';
import { assessed, dossier } from '../fixtures/report-fixture.js';

const LANGS = ['fr', 'en'] as const;

function rendered(id: string, report: GateReport): string {
  const reporter = GATE_REPORTERS.find((each) => each.id === id);
  if (!reporter) throw new Error(`no reporter ${id}`);
  return reporter.render(report);
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: { readonly startLine: number } }; readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[] }[];
  readonly relatedLocations?: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly status: string; readonly justification: string }[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string; readonly fullDescription: { readonly text: string }; readonly properties: { readonly tags: readonly string[] } }[] } };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly { readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[] }[];
  readonly results: readonly SarifResult[];
}

function sarifRun(report: GateReport): SarifRun {
  const { runs } = JSON.parse(rendered('sarif', report)) as { readonly runs: readonly [SarifRun] };
  expect(runs).toHaveLength(1);
  return runs[0];
}

/** The names and texts of an XML document; throws when it is not well formed. */
function parsed(xml: string): { readonly tags: string[]; readonly text: string } {
  const tags: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => tags.push(name));
  parser.on('text', (piece) => (text += piece));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { tags, text };
}

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

describe('what a gate writes', () => {
  it.each(LANGS)('JSON follows its published schema, in %s', (lang) => {
    expect(gateErrors(rendered('json', gateReport({ lang })))).toEqual([]);
    expect(gateErrors(rendered('json', gateReport({ lang, baseline: assessed() })))).toEqual([]);
  });

  it('JSON: the schema refuses what the program would not write', () => {
    const result = JSON.parse(rendered('json', gateReport())) as Record<string, unknown>;
    expect(gateErrors(JSON.stringify({ ...result, outcome: 'maybe' }))).not.toEqual([]);
    expect(gateErrors(JSON.stringify({ ...result, more: true }))).not.toEqual([]);
  });

  it.each(LANGS)('JUnit follows the schema of Jenkins, in %s', async (lang) => {
    expect(await junitErrors(rendered('junit', gateReport({ lang })))).toEqual([]);
    expect(await junitErrors(rendered('junit', gateReport({ lang, policy: {} })))).toEqual([]);
  });

  it('JUnit: the schema refuses what the program would not write', async () => {
    expect(await junitErrors(rendered('junit', gateReport()).replace('<testsuite name=', '<testsuite nom='))).not.toEqual([]);
  });

  it.each(LANGS)('SARIF follows its official schema, in %s', (lang) => {
    expect(sarifErrors(rendered('sarif', gateReport({ lang })))).toEqual([]);
    expect(sarifErrors(rendered('sarif', gateReport({ lang, policy: {} })))).toEqual([]);
  });

  it('SARIF: the schema refuses what the program would not write', () => {
    expect(sarifErrors(rendered('sarif', gateReport()).replaceAll('"level": "error"', '"level": "fatal"'))).not.toEqual([]);
  });

  it.each(LANGS)('Code Quality follows what GitLab documents, in %s', (lang) => {
    expect(codeQualityErrors(rendered('codequality', gateReport({ lang })))).toEqual([]);
    expect(codeQualityErrors(rendered('codequality', gateReport({ lang, policy: {} })))).toEqual([]);
  });

  it('is the same from one run to the next', () => {
    for (const { id } of GATE_REPORTERS) expect(rendered(id, gateReport()), id).toBe(rendered(id, gateReport()));
  });

  it('is in the language asked for', () => {
    for (const { id } of GATE_REPORTERS) expect(rendered(id, gateReport({ lang: 'en' })), id).not.toBe(rendered(id, gateReport()));
  });
});

describe('JUnit', () => {
  const outcomes = (report: GateReport) => report.gate.checks.map(({ outcome }) => outcome);

  it('has one case for each check: failures fail, what could not be told is an error, the rest is skipped', () => {
    const report = gateReport();
    const xml = rendered('junit', report);
    const { tags } = parsed(xml);
    const times = (tag: string): number => tags.filter((each) => each === tag).length;
    const count = (...wanted: readonly string[]): number => outcomes(report).filter((each) => wanted.includes(each)).length;
    expect(times('testcase')).toBe(report.gate.checks.length);
    expect(times('failure')).toBe(count('fail'));
    expect(times('error')).toBe(count('inconclusive'));
    expect(times('skipped')).toBe(count('waived', 'new-rule', 'known'));
    expect(count('fail')).toBeGreaterThan(0);
    expect(count('waived')).toBe(1);
    expect(xml).toContain(`<testsuites name="convergence" tests="${report.gate.checks.length}" failures="${count('fail')}" errors="${count('inconclusive')}"`);
  });

  it('tells what was expected and found, the source and the line to mend', () => {
    const xml = plain(rendered('junit', gateReport()));
    expect(xml).toContain('message="attendu : tenue · constaté : non tenue"');
    expect(xml).toContain('agenda/dossier.yaml:12:3');
    expect(xml).toContain('<skipped>dérogation : dérogation approuvée par direction');
  });
});

describe('what cannot be told', () => {
  const base = assessed();
  const report = gateReport({ policy: { findings: { required: true } }, assessment: { ...base, inputs: { ...base.inputs, facts: [] } } });

  it('is an error in JUnit, a warning in SARIF, minor in Code Quality, and said in the summary', async () => {
    expect(report.gate.outcome).toBe('inconclusive');
    expect(rendered('junit', report)).toMatch(/<error type="findings" message="[^"]*">lancez convergence probe/);
    expect(await junitErrors(rendered('junit', report))).toEqual([]);
    expect(sarifRun(report).results.map(({ ruleId, level }) => [ruleId, level])).toEqual([['gate/findings', 'warning']]);
    expect(rendered('codequality', report)).toContain('"severity": "minor"');
    expect(rendered('summary', report)).toContain('(sans conclusion)');
  });
});

describe('SARIF', () => {
  it('gives each requirement its rule, with its source and its words', () => {
    const { tool, results } = sarifRun(gateReport());
    const { rules } = tool.driver;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    const rule = rules.find(({ id }) => id === 'entree/PRO-01');
    expect(rule?.helpUri).toBe('https://example.org/arrete');
    expect(plain(rule?.fullDescription.text ?? '')).toBe('Comptes nominatifs. Thème : Entrée des professionnels. Une exigence opposable en vigueur doit être tenue.');
    // An address that is no https is no link.
    expect(rules.flatMap(({ helpUri }) => helpUri ?? []).filter((uri) => !uri.startsWith('https:'))).toEqual([]);
    for (const { properties } of rules) expect(properties.tags.length).toBeLessThanOrEqual(10);
  });

  it('says error for a failure, warning for what cannot be told, note for the rest; what is met is no finding', () => {
    const report = gateReport({ policy: { ...policy, levels: { identite: { declared: 4 } } } });
    const levels = { fail: 'error', inconclusive: 'warning', waived: 'note', known: 'note', 'new-rule': 'note', pass: '' } as const;
    const { results } = sarifRun(report);
    for (const { partialFingerprints, level } of results) {
      const id = partialFingerprints['convergence/v1']?.replace(/@.*/, '');
      expect(level, id).toBe(levels[report.gate.checks.find((each) => each.id === id)?.outcome ?? 'pass']);
    }
    expect(results.map(({ level }) => level)).toEqual(results.map(({ level }) => level).sort((a, b) => ['error', 'warning', 'note'].indexOf(a) - ['error', 'warning', 'note'].indexOf(b)));
  });

  it('points to the answer, by an address relative to the checkout', () => {
    const [first] = sarifRun(gateReport()).results;
    expect(first?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'agenda/dossier.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 12 } });
  });

  it('keeps its fingerprints when lines move, and gives each result its own', () => {
    const prints = (report: GateReport): readonly (string | undefined)[] => sarifRun(report).results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
    const moved = gateReport({ rest: { locate: () => ({ file: 'agenda/dossier.yaml', line: 900 }) } });
    expect(prints(moved)).toEqual(prints(gateReport()));
    expect(new Set(prints(moved)).size).toBe(prints(moved).length);
  });

  it('tells a waiver as an accepted suppression, with its reason and its approver', () => {
    const suppressed = sarifRun(gateReport()).results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['entree/PRO-02']);
    expect(suppressed[0]?.suppressions?.map(({ justification, ...rest }) => ({ ...rest, justification: plain(justification) }))).toEqual([{ kind: 'external', status: 'accepted', justification: 'migration (dérogation approuvée par direction, jusqu’au 31 décembre 2026)' }]);
  });

  it('points to the artefact that contradicts an answer, and relates the answer', () => {
    const told = 'artefacts/adt 07.hl7:3, PID-32';
    const report = gateReport({ rest: { contradicting: ({ requirement }) => (requirement === 'IDT-04' ? [{ place: { file: 'agenda/artefacts/adt 07.hl7', line: 3 }, told }] : []) } });
    const found = sarifRun(report).results.find(({ ruleId }) => ruleId === 'identite/IDT-04');
    expect(found?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'agenda/artefacts/adt%2007.hl7', uriBaseId: '%SRCROOT%' }, region: { startLine: 3 } }, logicalLocations: [{ fullyQualifiedName: told }] }]);
    expect(found?.relatedLocations).toHaveLength(1);
    expect(sarifErrors(rendered('sarif', report))).toEqual([]);
  });

  it('gives the dossiers of one repository categories of their own', () => {
    expect(sarifRun(gateReport()).automationDetails.id).toBe('convergence/agenda/');
    expect(sarifRun(gateReport({ rest: { dossierFile: 'dossier.yaml' } })).automationDetails.id).toBe('convergence/');
  });

  it('gives a file outside the working directory its whole address', () => {
    const report = gateReport({ rest: { locate: () => ({ file: '/ailleurs/mon dossier/dossier.yaml', line: 2 }) } });
    expect(sarifRun(report).results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri: 'file:///ailleurs/mon%20dossier/dossier.yaml' });
    expect(sarifErrors(rendered('sarif', report))).toEqual([]);
  });
});

describe('what the probes remarked', () => {
  const remark = (check: string, severity: RecordedRemark['severity'], artefact: string, line: number): RecordedRemark => ({ probe: 'ins', check, severity, place: { artefact, line, segment: 'PID-3' }, params: {} });
  const withRemarks = (remarks: readonly RecordedRemark[]): GateReport =>
    gateReport({
      rest: {
        artefactAt: (told) => (told.startsWith('artefacts/lu') ? { place: { file: `agenda/${told.split(':')[0] ?? ''}`, line: 3 }, told } : undefined),
        measured: {
          found: { date: '2026-11-20', artefacts: [], remarks },
          words: { reason: () => '', check: (id) => (id === 'ins.inconnu' ? undefined : { severity: 'error', title: 'le matricule a sa clé', found: () => 'La clé est fausse.', todo: 'Recalculez-la.', source: { title: 'Guide INS', at: 'page 3', url: 'https://example.org/ins', consulted: '2026-11-01', reliability: 'A' } }) },
        },
      },
    });

  it('is told with its rule, its artefact and its own gravity; information is not, nor what is not there any more', () => {
    const { results, tool } = sarifRun(withRemarks([remark('ins.cle', 'warning', 'artefacts/lu.hl7', 3), remark('ins.cle', 'info', 'artefacts/lu.hl7', 4), remark('ins.cle', 'error', 'artefacts/parti.hl7', 3), remark('ins.inconnu', 'error', 'artefacts/lu.hl7', 5)]));
    const own = results.filter(({ ruleId }) => ruleId.startsWith('probe/'));
    expect(own.map(({ ruleId, level }) => [ruleId, level])).toEqual([['probe/ins.inconnu', 'error'], ['probe/ins.cle', 'warning']]);
    expect(plain(own[1]?.message.text ?? '')).toBe('Le matricule a sa clé. La clé est fausse. Recalculez-la. Source : Guide INS, page 3 (fiabilité A).');
    expect(own[1]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'agenda/artefacts/lu.hl7', uriBaseId: '%SRCROOT%' }, region: { startLine: 3 } });
    expect(tool.driver.rules.find(({ id }) => id === 'probe/ins.cle')?.helpUri).toBe('https://example.org/ins');
  });

  it('keeps its fingerprint when lines move, and twice the same in one place are two', () => {
    const prints = (line: number): unknown[] => sarifRun(withRemarks([remark('ins.cle', 'error', 'artefacts/lu.hl7', line), remark('ins.cle', 'error', 'artefacts/lu.hl7', line + 9)])).results.filter(({ ruleId }) => ruleId.startsWith('probe/')).map(({ partialFingerprints }) => partialFingerprints['convergence/v1']);
    expect(prints(3)).toEqual(['probe/ins.cle@artefacts/lu.hl7, PID-3', 'probe/ins.cle@artefacts/lu.hl7, PID-3#2']);
    expect(prints(40)).toEqual(prints(3));
  });

  it('stays within what a forge takes: the worst first, and how many are left is said', () => {
    const report = withRemarks(Array.from({ length: MOST_ISSUES + 1000 }, (_, index) => remark('ins.cle', index % 2 === 0 ? 'warning' : 'error', 'artefacts/lu.hl7', index + 1)));
    const text = rendered('sarif', report);
    const { results, invocations } = sarifRun(report);
    expect(results).toHaveLength(MOST_ISSUES);
    expect(results.findIndex(({ level }) => level === 'warning')).toBeGreaterThan(3000);
    expect(plain(invocations[0]?.toolExecutionNotifications?.[0]?.message.text ?? '')).toMatch(/^1 \d{3} autres résultats ne sont pas montrés/);
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    expect(sarifErrors(text)).toEqual([]);
    expect(JSON.parse(rendered('codequality', report))).toHaveLength(MOST_ISSUES);
  });
});

describe('the summary of a job', () => {
  it('gives the verdict, what stops theme by theme, waivers, what was known, then the levels', () => {
    const text = plain(rendered('summary', gateReport({ policy: { ...policy, knownGaps: ['PRO-01'] } })));
    const headings = text.split('\n').filter((line) => line.startsWith('#'));
    expect(headings[0]).toMatch(/^# Politique non respectée : \d+ contrôles, \d+ échecs$/);
    expect(headings.slice(1)).toEqual(['## Ce qui arrête : Identité du patient', '## Ce qui arrête : Entrée des professionnels', '## Ce qui arrête : Entrée des usagers', '## Ce qui arrête : preuves et constats', '## Dérogations', '## Déjà connu', '## Niveaux']);
    expect(plain(rendered('summary', gateReport()))).toContain('[Arrêté fictif relatif à l’entrée dans un service, chapitre 1 (fiabilité A)](<https://example.org/arrete>)');
  });

  it('shows the new rules apart', () => {
    const before = assessed();
    const baseline = { ...before, referentials: before.referentials.map((each) => ({ ...each, digest: 'c'.repeat(64) })), requirements: before.requirements.filter(({ id }) => id !== 'PRO-01') };
    const text = rendered('summary', gateReport({ baseline }));
    expect(text).toContain('## Règles nouvelles');
    expect(text).toContain('ENT 01, Comptes nominatifs');
  });

  it('is short of what a runner takes however many sections are cut, their names long', () => {
    const base = assessed();
    const [theme] = base.themes;
    const [gap] = base.requirements.filter(({ id }) => id === 'PRO-01');
    const many = Array.from({ length: 40 }, (_, index) => `thème-${index}-${'é'.repeat(2000)}`);
    const padded: Assessment = { ...base, themes: many.map((id) => ({ ...theme!, id, title: id })), requirements: many.map((id) => ({ ...gap!, theme: id, title: 'é'.repeat(50_000) })) };
    const text = rendered('summary', gateReport({ assessment: padded, policy: { opposableGaps: 0 }, waivers: [] }));
    expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    expect(plain(text).trim()).toMatch(/\d+ autres\. --format json donne tout\.$/);
    expect(text.split('\n').filter((line) => line.startsWith('## ')).length).toBeGreaterThan(3);
  });

  it('is cut by whole sections, short of what a runner takes, and says which', () => {
    const base = assessed();
    const padded: Assessment = { ...base, requirements: base.requirements.map((each) => (each.theme === 'professionnels' ? { ...each, title: 'é'.repeat(400_000) } : each)) };
    const text = rendered('summary', gateReport({ assessment: padded, policy: { opposableGaps: 0 }, waivers: [] }));
    expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    expect(plain(text)).toContain('> Coupé, faute de place : « Ce qui arrête : Entrée des professionnels » (2 lignes). --format json donne tout.');
    expect(text).toContain('## Niveaux');
    expect(tablesOf(text).filter(({ uneven }) => uneven)).toEqual([]);
  });
});

/** The tables of a Markdown text: rows of the same number of cells. */
function tablesOf(text: string): { readonly uneven: boolean }[] {
  const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length;
  return text.split('\n\n').map((block) => block.split('\n').filter((line) => line.startsWith('|'))).map((rows) => ({ uneven: new Set(rows.map(cells)).size > 1 }));
}

describe('the badge', () => {
  it.each([['fr', 'politique non respectée'], ['en', 'policy not met']] as const)('says its result in words, in %s, and draws nothing from outside', (lang, words) => {
    const svg = rendered('badge', gateReport({ lang }));
    expect(parsed(svg).tags).toEqual(['svg', 'title', 'desc', 'rect', 'path', 'g', 'text', 'text']);
    expect(svg).toContain('role="img" aria-labelledby="t d"');
    expect(parsed(svg).text).toContain(words);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|@import|<script|<style|<image/);
  });

  it('has a colour for each result, never alone', () => {
    const colours = [policy, { coverage: 0 }, { findings: { required: true } }].map((own) => {
      const svg = rendered('badge', gateReport({ policy: own, assessment: { ...assessed(), inputs: { ...assessed().inputs, facts: [] } } }));
      return [/<rect[^>]*fill="(#[0-9A-F]{6})"/.exec(svg)?.[1], /<text[^>]*>([^<]*)<\/text><\/g>/.exec(svg)?.[1]];
    });
    expect(colours).toEqual([['#A63A12', 'politique non respectée'], ['#0E5A6B', 'politique respectée'], ['#4C545B', 'sans conclusion']]);
  });
});

describe('what a stranger wrote', () => {
  const NASTY = 'A]]><script>alert(1)</script> | `b`\n=cmd()|x \u202Erevers\u0000é\u0007 [clic](https://example.org) {0} & "q" \uFFFF\uD800 <!-- \u{E0041}';
  const base = assessed({ dossier: { ...dossier, product: { name: NASTY, version: NASTY } } });
  const nasty: Assessment = {
    ...base,
    themes: base.themes.map((each) => ({ ...each, title: `${each.id} ${NASTY}` })),
    requirements: base.requirements.map((each) => ({ ...each, title: NASTY, source: each.source.map((source) => ({ ...source, title: NASTY, at: NASTY, url: 'javascript:alert(1)' })) })),
  };
  const waivers = [{ requirement: 'PRO-02', reason: NASTY, approver: 'direction', from: '2026-10-01', until: '2026-12-31' }];
  const report = gateReport({ assessment: nasty, waivers, rest: { dossierFile: `a b/${NASTY}.yaml`, policyFile: NASTY, locate: () => ({ file: `a b/${NASTY}.yaml`, line: 1 }) } });

  it.each(GATE_REPORTERS.map(({ id }) => id))('shows nothing unseen in %s: no control, no override, no half letter', (id) => {
    expect(rendered(id, report)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]|[\u{E0000}-\u{E007F}]/u);
  });

  it('leaves JUnit well formed, with the tags it has and no other', async () => {
    const xml = rendered('junit', report);
    expect(new Set(parsed(xml).tags)).toEqual(new Set(['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'skipped']));
    expect(await junitErrors(xml)).toEqual([]);
  });

  it('leaves SARIF and Code Quality valid; brackets and braces are no links and no placeholders', () => {
    expect(sarifErrors(rendered('sarif', report))).toEqual([]);
    const { results, tool } = sarifRun(report);
    expect(tool.driver.rules.filter(({ helpUri }) => helpUri !== undefined)).toEqual([]);
    expect(results[0]?.message.text).toContain('\\[clic\\](https://example.org) {{0}}');
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^[\w%/.()!'*~-]+$/);
    expect(codeQualityErrors(rendered('codequality', report))).toEqual([]);
    expect(gateErrors(rendered('json', report))).toEqual([]);
  });

  it('opens no tag, no link and no cell in the summary', () => {
    const text = rendered('summary', report);
    expect(text).not.toMatch(/(?<!\\)<(?!br>|https:)/);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(tablesOf(text).filter(({ uneven }) => uneven)).toEqual([]);
  });

  it('leaves the badge well formed', () => {
    expect(parsed(rendered('badge', report)).tags).toEqual(['svg', 'title', 'desc', 'rect', 'path', 'g', 'text', 'text']);
  });
});

describe('four hundred requirements, none held', async () => {
  const assessment = await everythingUnmet();
  const report = gateReport({ assessment, waivers: [], policy: { opposableGaps: 0, coverage: 100 } });

  it('are told by every format, within what forges take', async () => {
    expect(assessment.requirements.length).toBeGreaterThan(400);
    expect(report.gate.checks.filter(({ outcome }) => outcome === 'fail').length).toBeGreaterThan(400);
    const summary = rendered('summary', report);
    expect(Buffer.byteLength(summary)).toBeLessThan(MOST_BYTES);
    expect(plain(summary)).not.toContain('Coupé, faute de place');
    const sarif = rendered('sarif', report);
    expect(gzipSync(sarif).length).toBeLessThan(1_000_000);
    expect(sarifErrors(sarif)).toEqual([]);
    expect(await junitErrors(rendered('junit', report))).toEqual([]);
    expect(codeQualityErrors(rendered('codequality', report))).toEqual([]);
    expect(gateErrors(rendered('json', report))).toEqual([]);
  });

  it('have fingerprints of their own', () => {
    const prints = sarifRun(report).results.map(({ partialFingerprints }) => partialFingerprints['convergence/v1']);
    expect(new Set(prints).size).toBe(prints.length);
  });
});
