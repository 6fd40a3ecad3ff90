// Plays the part of a runner: reads action.yml and templates/gate.yml, fills in their inputs and runs their steps in a
// temporary checkout, as GitHub and GitLab would; then checks the exit codes, the files, and that the checkout was left as it was.
// `--install` builds the program as they do, with its packages installed anew; without it, the one already built here is used.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const PROGRAM = join(ROOT, 'bin', 'convergence.js');
const EXAMPLE = join(ROOT, 'examples', 'lgc');
/** The example was measured then. */
const DAY = '2026-11-24';
const MET = 'opposableGaps: 99\n';
const NOT_MET = 'opposableGaps: 0\n';
/** Nothing was measured: whether findings would be verified cannot be told. */
const UNTOLD = 'findings: { required: true }\n';

/** What a shell may write to, and what it is told of the machine. */
const MACHINE = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'npm_config_registry', 'npm_config_cache', 'npm_config_userconfig'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

function shell(script, { cwd, env }) {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { ...MACHINE, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { code: status ?? 128, text: `${stdout}${stderr}` };
}

// ── GitHub ──

/** The few expressions that action.yml uses: names of contexts, texts, `||`, `==`. Anything else is refused. */
function evaluated(expression, contexts) {
  const [left, right, ...more] = expression.split('==').map((each) => each.trim());
  assert.equal(more.length, 0, expression);
  if (right !== undefined) return evaluated(left, contexts) === evaluated(right, contexts);
  const operands = left.split('||').map((each) => each.trim());
  return operands.map((each) => {
    const [, text] = /^'([^']*)'$/.exec(each) ?? [];
    if (text !== undefined) return text;
    assert.match(each, /^(?:inputs|github|steps)(?:\.[\w-]+)+$/, `expression: ${expression}`);
    return each.split('.').reduce((value, key) => value?.[key], contexts) ?? '';
  }).find((value) => value !== '') ?? '';
}

const filled = (text, contexts) => String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluated(expression, contexts));

/** `name=value` lines of the file a step writes its outputs to. */
function outputsIn(file) {
  return Object.fromEntries(readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function playAction(checkout, temp, given) {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  assert.equal(action.runs.using, 'composite');
  for (const name of Object.keys(given)) assert.ok(Object.hasOwn(action.inputs, name), `action.yml has no input ${name}`);
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: fallback = '', required = false }]) => {
    assert.ok(!required || given[name] !== undefined, `input ${name} is required`);
    return [name, given[name] ?? fallback];
  }));
  const contexts = { inputs, github: { action_path: ROOT, workspace: checkout }, steps: {} };
  const summary = join(temp, 'summary.md');
  writeFileSync(summary, '');
  let code = 0;
  let text = '';
  for (const step of action.runs.steps) {
    // A step that follows a failure is passed over, unless it says otherwise; none here does.
    if (code !== 0 || (step.if !== undefined && evaluated(step.if, contexts) !== true)) continue;
    assert.equal(step.shell, 'bash');
    assert.ok(!step.run.includes('${{'), 'a value must reach a script through its environment, never through its text');
    const output = join(temp, `output-${step.id}`);
    writeFileSync(output, '');
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, contexts)]));
    const done = shell(step.run, { cwd: checkout, env: { ...env, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: checkout, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: temp } });
    code = done.code;
    text += done.text;
    contexts.steps[step.id] = { outputs: outputsIn(output) };
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, contexts)]));
  return { code, text, outputs, summary: readFileSync(summary, 'utf8') };
}

// ── GitLab ──

function playComponent(checkout, given) {
  const source = readFileSync(join(ROOT, 'templates', 'gate.yml'), 'utf8');
  const documents = parseAllDocuments(source);
  assert.deepEqual(documents.flatMap(({ errors }) => errors), []);
  const [header] = documents;
  const { inputs: declared } = header.toJS().spec;
  for (const name of Object.keys(given)) assert.ok(Object.hasOwn(declared, name), `templates/gate.yml has no input ${name}`);
  const inputs = Object.fromEntries(Object.entries(declared).map(([name, { default: fallback, options, type = 'string' }]) => {
    const value = given[name] ?? fallback;
    assert.notEqual(value, undefined, `input ${name} is required`);
    assert.equal(typeof value, type, name);
    assert.ok(options === undefined || options.includes(value), name);
    return [name, value];
  }));
  // GitLab fills in the text of the file, then reads it.
  const body = source.slice(source.indexOf('\n---\n') + 5).replace(/\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g, (_, name) => {
    assert.ok(Object.hasOwn(inputs, name), `no input ${name}`);
    return String(inputs[name]);
  });
  assert.ok(!body.includes('$[['), 'an input was not filled in');
  const job = parse(body)[inputs.job];
  for (const line of job.script) assert.ok(!line.includes('inputs.'), 'a value must reach a script through a variable');
  const done = shell(job.script.join('\n'), { cwd: checkout, env: { ...job.variables, CI: 'true', GITLAB_CI: 'true', CI_PROJECT_DIR: checkout } });
  return { ...done, job };
}

// ── Checkouts ──

function everyPath(folder, found = []) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    found.push(path);
    if (lstatSync(path).isDirectory()) everyPath(path, found);
  }
  return found;
}

/** Names, kinds and bytes, but for one folder. */
function stateOf(folder, except) {
  return everyPath(folder).filter((path) => except === undefined || (path !== except && !path.startsWith(`${except}/`))).map((path) => `${path} ${lstatSync(path).isFile() ? readFileSync(path).toString('base64') : ''}`).join('\n');
}

function chmodAll(folder, change) {
  for (const path of [folder, ...everyPath(folder)]) chmodSync(path, change(lstatSync(path).mode));
}

/** A checkout with a product in it, and a folder of the machine; both removed afterwards. */
function inCheckout(policy, readOnly, play) {
  const base = mkdtempSync(join(tmpdir(), 'convergence-ci-'));
  const checkout = join(base, 'un dépôt');
  const temp = join(base, 'machine');
  try {
    mkdirSync(join(checkout, 'produits'), { recursive: true });
    mkdirSync(join(checkout, 'convergence'));
    mkdirSync(temp);
    cpSync(EXAMPLE, join(checkout, 'produits', 'lgc'), { recursive: true });
    if (policy === UNTOLD) rmSync(join(checkout, 'produits', 'lgc', 'findings.json'));
    writeFileSync(join(checkout, 'politique.yaml'), policy);
    if (readOnly) chmodAll(checkout, (mode) => mode & ~0o222);
    // Where GitLab gathers what a job leaves.
    chmodSync(join(checkout, 'convergence'), 0o755);
    const before = stateOf(checkout, join(checkout, 'convergence'));
    play(checkout, temp);
    assert.equal(stateOf(checkout, join(checkout, 'convergence')), before, 'the checkout must be left as it was');
  } finally {
    chmodAll(base, (mode) => mode | 0o700);
    rmSync(base, { recursive: true, force: true });
  }
}

const OUTCOMES = { 0: 'pass', 1: 'fail', 2: 'error', 3: 'inconclusive' };

/** Common to both: a product, its policy, on the day it was measured. */
const asked = (more) => ({ dossier: 'produits/lgc', policy: 'politique.yaml', date: DAY, ...more });

function github(code, inputs) {
  return (checkout, temp) => {
    const { code: found, text, outputs, summary } = playAction(checkout, temp, asked({ program: PROGRAM, ...inputs }));
    assert.equal(found, code, text);
    assert.equal(outputs.outcome, OUTCOMES[code]);
    assert.equal(outputs['exit-code'], String(code));
    if (code === 2) {
      assert.equal(outputs.sarif, '');
      assert.equal(summary, '');
      return;
    }
    for (const name of ['sarif', 'junit', 'json', 'badge']) assert.ok(existsSync(outputs[name]) && outputs[name].startsWith(temp), name);
    assert.match(summary, /^# /);
    const { runs: [{ results }] } = JSON.parse(readFileSync(outputs.sarif, 'utf8'));
    for (const { locations } of results) {
      for (const { physicalLocation } of locations) assert.ok(existsSync(join(checkout, decodeURIComponent(physicalLocation.artifactLocation.uri))), physicalLocation.artifactLocation.uri);
    }
  };
}

function gitlab(code, inputs) {
  return (checkout) => {
    const { code: found, text, job } = playComponent(checkout, asked({ program: PROGRAM, ...inputs }));
    assert.equal(found, code, text);
    if (code === 2) return;
    for (const report of [job.artifacts.reports.junit, job.artifacts.reports.codequality, 'convergence/gate.sarif', 'convergence/gate.md', 'convergence/gate.json', 'convergence/gate.svg']) assert.ok(existsSync(join(checkout, report)), report);
    for (const { location } of JSON.parse(readFileSync(join(checkout, job.artifacts.reports.codequality), 'utf8'))) assert.ok(existsSync(join(checkout, location.path)), location.path);
  };
}

function head() {
  return shell('git rev-parse HEAD', { cwd: ROOT, env: {} }).text.trim();
}

const INSTALLED = [
  ['GitHub: builds the program from the action', NOT_MET, true, github(1, { program: '' })],
  ['GitLab: builds the program from a commit', NOT_MET, true, (...where) => gitlab(1, { program: '', source: ROOT, revision: head() })(...where)],
];

const BUILT = [
  ['GitHub: the policy is met', MET, false, github(0, {})],
  ['GitHub: the policy is not met', NOT_MET, false, github(1, {})],
  ['GitHub: inconclusive', UNTOLD, false, github(3, {})],
  ['GitHub: a read-only checkout', NOT_MET, true, github(1, {})],
  ['GitHub: probes a read-only checkout in a copy', UNTOLD, true, github(0, { probe: 'true' })],
  ['GitHub: a dossier that is not there', MET, false, github(2, { dossier: 'produits/absent' })],
  ['GitHub: an input is never a command', MET, false, github(2, { dossier: '$(touch produits/entre); `touch produits/entre`' })],
  ['GitLab: the policy is met', MET, false, gitlab(0, {})],
  ['GitLab: the policy is not met', NOT_MET, false, gitlab(1, {})],
  ['GitLab: inconclusive', UNTOLD, false, gitlab(3, {})],
  ['GitLab: a read-only checkout', NOT_MET, true, gitlab(1, {})],
  ['GitLab: probes a read-only checkout in a copy', UNTOLD, true, gitlab(0, { probe: true })],
  ['GitLab: a dossier that is not there', MET, false, gitlab(2, { dossier: 'produits/absent' })],
  ['GitLab: an input is never a command', MET, false, gitlab(2, { dossier: '$(touch produits/entre)' })],
];

for (const [name, policy, readOnly, play] of process.argv.includes('--install') ? INSTALLED : BUILT) {
  inCheckout(policy, readOnly, play);
  process.stdout.write(`ok ${name}\n`);
}
