import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { checkSchema } from '../../src/adapters/schema-check.js';
import { CDA as LEVEL_1, changed } from '../probes/dmp/fixtures.js';
import { cx, PAT_TROIS, pam, PRODUCTION } from '../probes/ins/fixtures.js';
import { cda, mail } from '../probes/mssante/message-fixture.js';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'convergence.js');
/** Prints the greatest memory held, on a line of its own, when the program ends. */
const MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('maxRSS '+process.resourceUsage().maxRSS+'\\n'))`;
const MIB = 1024;

const DOSSIER = `product: { name: Essai, version: "1" }
profile: { kind: lgc, users: [professionals], identities: repository, insi: true, exchanges: [cda, pam, hl7Documents], mssante: [send, receive], mailboxes: [personal] }
referentials: [ins, mssante]
answers:
  ins.qualifiedOnly: { value: true, date: 2026-11-01 }
`;

function dossier(artefacts: Readonly<Record<string, string | Uint8Array>>, text = DOSSIER): string {
  return folderWith({ 'dossier.yaml': text, ...Object.fromEntries(Object.entries(artefacts).map(([name, content]) => [`artefacts/${name}`, content])) });
}

function convergence(...words: readonly string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--import', MEMORY, BIN, ...words], { encoding: 'utf8', timeout: 20_000, maxBuffer: 64 * 1024 * 1024 });
  const memory = Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? Infinity) / MIB;
  const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/maxRSS \d+\n/, '');
  return { status, signal, stdout: plain(stdout), stderr: plain(stderr), memory };
}

interface Recorded {
  readonly findings: { readonly fact: string; readonly value?: unknown; readonly outcome: string; seal: string }[];
  readonly remarks: readonly { readonly check: string; readonly severity: string }[];
  readonly artefacts: readonly { readonly path: string; readonly environment: string }[];
}

const findingsOf = (folder: string): Recorded => JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')) as Recorded;

describe('probe, as a user meets it', () => {
  it('says with --plan what it would read, and writes nothing', () => {
    const folder = dossier({ 'a.hl7': pam(), 'lettre.xml': cda(), 'notes.txt': 'rien' });
    const before = snapshotOf(folder);
    const { status, stdout, stderr } = convergence('probe', folder, '--plan');
    expect({ status, changed: snapshotOf(folder) }).toEqual({ status: 0, changed: before });
    expect(stdout).toMatch(/a\.hl7 +message HL7 v2 +test .*sonde ins/);
    expect(stdout).toContain('Aucune connexion');
    expect(stderr).toContain('aucune sonde ne reconnaît ces formats ; ne sont pas lus : artefacts/notes.txt');
  });

  it('writes findings that follow the published schema, without any identity', async () => {
    const folder = dossier({ 'a.hl7': pam(), 'b.hl7': pam({ status: 'PROV' }), 'envoi.eml': mail() });
    const { status, stdout } = convergence('probe', folder, '--date', '2026-11-25');
    const text = await readFile(join(folder, 'findings.json'), 'utf8');
    expect(status).toBe(0);
    expect(await checkSchema({ value: JSON.parse(text), place: (path) => ({ path }) }, join(ROOT, 'referentiels', 'schema', 'findings.schema.json'))).toEqual([]);
    for (const secret of [PAT_TROIS, PAT_TROIS.slice(0, 13), 'DOMINIQUE', 'PAT-TROIS', '19790328']) expect(text + stdout).not.toContain(secret);
    expect(stdout).toContain('artefacts/b.hl7:3, PID-3');
  });

  it('tells once of a file that two probes cannot read', () => {
    const folder = dossier({ 'coupe.xml': LEVEL_1.slice(0, 900) });
    convergence('probe', folder);
    expect(findingsOf(folder).remarks.map(({ check }) => check)).toEqual(['ins.artefact.unreadable']);
  });

  it('names the points that do not hold, marked as failing; a count is neither good nor bad', () => {
    const { stdout } = convergence('probe', dossier({ 'lettre.xml': changed(LEVEL_1, ['"FR"', '"BE"']) }));
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/✗ Points de l’en-tête [^✓✗]* Ne tient pas : Racine : [^✓✗]* Points tenus : Identifiant/);
    expect(stdout).toMatch(/· Erreurs de l’en-tête/);
    expect(stdout.split('\n').filter((line) => /^\s*[;:!?»]/.test(line))).toEqual([]);
  });

  it('with --only, shows and writes nothing; an unknown probe is named', () => {
    const folder = dossier({ 'a.hl7': pam() });
    const before = snapshotOf(folder);
    const { stdout } = convergence('probe', folder, '--only', 'ins');
    expect([stdout.includes('rien n’est écrit'), snapshotOf(folder)]).toEqual([true, before]);
    expect(convergence('probe', folder, '--only', 'inss')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('aucune sonde ne s’appelle « inss »') as string });
  });

  it('never reads a production identity said to be of test, nor a file named after one, until told', () => {
    const folder = dossier({ 'prod.hl7': pam({ ids: cx(PAT_TROIS, PRODUCTION) }), [`${PAT_TROIS}.hl7`]: pam() });
    const { stderr, stdout } = convergence('probe', folder);
    expect(stderr).toContain('vie privée : des artefacts dits de test portent un OID d’identité de production');
    expect(stderr).toContain('un nom de fichier porte un matricule');
    expect(stderr + stdout).not.toContain(PAT_TROIS);
    expect(findingsOf(folder).artefacts).toEqual([]);
    convergence('probe', folder, '--allow-real-identities');
    expect(findingsOf(folder).artefacts.map(({ path }) => path)).toEqual(['artefacts/prod.hl7']);
    expect(findingsOf(folder).remarks.map(({ check }) => check)).toContain('ins.oid.production');
    writeFileSync(join(folder, 'dossier.yaml'), `${DOSSIER}artefacts: { artefacts/prod.hl7: { environment: production } }\n`);
    convergence('probe', folder);
    expect(findingsOf(folder).artefacts).toMatchObject([{ path: 'artefacts/prod.hl7', environment: 'production' }]);
    expect(findingsOf(folder).remarks.map(({ check }) => check)).not.toContain('ins.oid.production');
  });

  it('finds a production identity inside base64, wherever it begins', () => {
    for (const before of ['', 'x', 'xy']) {
      const encoded = Buffer.from(`${before}${cda({ patient: { matricule: PAT_TROIS, authority: PRODUCTION, birthName: 'X', firstName: 'Y', birthDate: '19790328', sex: 'F' } })}`).toString('base64');
      const folder = dossier({ 'mdm.hl7': pam({ event: 'T02', more: [`OBX|1|ED|||^^XML^Base64^${encoded}`] }) });
      expect(convergence('probe', folder, '--plan').stderr, before).toContain('OID d’identité de production');
    }
    const test = Buffer.from(cda()).toString('base64');
    expect(convergence('probe', dossier({ 'mdm.hl7': pam({ event: 'T02', more: [`OBX|1|ED|||^^XML^Base64^${test}`] }) }), '--plan').stderr).toBe('');
  });
});

describe('what a measure changes in the interview', () => {
  it('is no longer asked', () => {
    const folder = dossier({ 'a.hl7': pam(), 'b.hl7': pam() }, DOSSIER.replace(/answers:[\s\S]*/, ''));
    const open = (): string => convergence('interview', folder, '--export-open').stdout;
    expect(open()).toContain('ins.qualifiedOnly');
    convergence('probe', folder);
    expect(open()).not.toContain('ins.qualifiedOnly');
  });

  it('is shown where a person would answer, with what it replaces', () => {
    const folder = dossier({ 'a.hl7': pam({ status: 'PROV' }) });
    convergence('probe', folder);
    expect(convergence('explain', folder, 'INS-R-04').stdout).toMatch(/mesuré : non \(artefacts\/a\.hl7:3, PID-3.*\n?.*remplace la réponse oui/);
  });
});

describe('what the edition of a guide changes', () => {
  it('as the dossier says it: a list of first names is asked since PAM 2.9', () => {
    const missing = pam({ names: 'PAT-TROIS^DOMINIQUE^^^^^L', claims: '2.5^FRA^2.11' });
    const severities = (guides: string): string[] => {
      const folder = dossier({ 'a.hl7': missing }, `${DOSSIER}${guides}`);
      convergence('probe', folder);
      return findingsOf(folder).remarks.filter(({ check }) => check === 'ins.traits.missing').map(({ severity }) => severity);
    };
    expect([severities(''), severities('guides: { pam: "2.8" }\n')]).toEqual([['error'], ['warning']]);
  });
});

describe('what findings are worth', () => {
  const assessed = (folder: string, ...words: readonly string[]) => JSON.parse(convergence('assess', folder, '--format', 'json', ...words).stdout) as { requirements: { id: string; status: string; basis: string }[]; notices: { code: string; text: string }[] };
  const statuses = ({ requirements }: ReturnType<typeof assessed>): string[] => requirements.map(({ id, status, basis }) => `${id} ${status} ${basis}`);

  it('proves what was asked, and is the same a month later', () => {
    const folder = dossier({ 'a.hl7': pam(), 'envoi.eml': mail() });
    convergence('probe', folder, '--date', '2026-11-25');
    const now = assessed(folder, '--date', '2026-11-25');
    expect(statuses(now).filter((each) => each.endsWith('met probed')).length).toBeGreaterThan(5);
    expect(statuses(assessed(folder, '--date', '2026-12-25'))).toEqual(statuses(now));
  });

  it('edited by hand, a finding is named and counts as declared', () => {
    const folder = dossier({ 'a.hl7': pam({ status: 'PROV' }) });
    convergence('probe', folder);
    const fact = 'ins.transmitted.onlyQualified';
    const recorded = findingsOf(folder);
    const finding = recorded.findings.find((each) => each.fact === fact)!;
    expect(finding.value).toBe(false);
    writeFileSync(join(folder, 'findings.json'), JSON.stringify({ ...recorded, findings: recorded.findings.map((each) => (each === finding ? { ...each, value: true } : each)) }));
    const { notices } = assessed(folder);
    expect(notices.filter(({ code }) => code.startsWith('finding-')).map(({ code }) => code)).toEqual(['finding-edited']);
    const explained = convergence('explain', folder, 'INS-R-04').stdout;
    expect(explained).not.toContain('base : sondé');
  });

  it.each([
    ['altered', (folder: string) => writeFileSync(join(folder, 'artefacts', 'a.hl7'), pam({ status: 'PROV' })), 'finding-artefact-altered'],
    ['removed', (folder: string) => rmSync(join(folder, 'artefacts', 'a.hl7')), 'finding-artefact-absent'],
  ] as const)('its artefact %s, it is worth a declaration', (_case, change, code) => {
    const folder = dossier({ 'a.hl7': pam() });
    convergence('probe', folder);
    change(folder);
    const { requirements, notices } = assessed(folder);
    expect(requirements.filter(({ basis }) => basis === 'probed')).toEqual([]);
    expect([...new Set(notices.filter((each) => each.code.startsWith('finding-')).map((each) => each.code))]).toEqual([code]);
  });

  it('of another shape, or behind a link, they are left aside by name', () => {
    const folder = dossier({ 'a.hl7': pam() });
    writeFileSync(join(folder, 'findings.json'), '{"tool": 1}');
    expect(convergence('assess', folder)).toMatchObject({ status: 0, stderr: expect.stringContaining('il ne suit pas le schéma des constats') as string });
    writeFileSync(join(folder, 'findings.json'), '['.repeat(5_000_000));
    const nested = convergence('assess', folder);
    expect(nested).toMatchObject({ status: 0, stderr: expect.stringContaining('il ne peut pas être lu') as string });
    expect(nested.memory).toBeLessThan(300);
    rmSync(join(folder, 'findings.json'));
    symlinkSync('/etc/hostname', join(folder, 'findings.json'));
    expect(convergence('assess', folder)).toMatchObject({ status: 0, stderr: expect.stringContaining('c’est un lien') as string });
    expect(convergence('probe', folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('est un lien : rien n’y est écrit') as string });
  });
});

const ARCHIVE = (content: string | Uint8Array, name = 'IHE_XDM/SUBSET01/DOC0001.XML'): Uint8Array => zipSync({ [name]: typeof content === 'string' ? strToU8(content) : content });
/** An archive that says another name than it was made with: fflate refuses to write these. */
const renamed = (bytes: Uint8Array, from: string, to: string): Uint8Array => Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
const XML = '<?xml version="1.0"?>';
const LAUGHS = `${XML}<!DOCTYPE ClinicalDocument [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]!} "${`&${'abcdefghi'[index]!};`.repeat(10)}">`).join('')}]><ClinicalDocument xmlns="urn:hl7-org:v3">&j;</ClinicalDocument>`;

describe('what could not be measured', () => {
  it('is said with why on the screen, in the explanation, in the result and in the report', () => {
    const folder = dossier({ 'a.hl7': pam({ event: 'A47', ids: cx('""'), mrg: cx() }), 'envoi.eml': mail({ headers: { 'Disposition-Notification-To': 'dr@essai.mssante.fr' } }) }, DOSSIER.replace('answers:', 'answers:\n  ins.pamChanges: { value: true, date: 2026-11-01 }'));
    const why = /messages lus ne montrent pas tous les cas\. Il manque : un\s+changement de\s+matricule \(A47\)/;
    expect(convergence('probe', folder).stdout).toMatch(why);
    expect(convergence('explain', folder, 'INS-R-13').stdout.replace(/\s+/g, ' ')).toMatch(why);
    const { inputs } = JSON.parse(convergence('assess', folder, '--format', 'json').stdout) as { inputs: { facts: { fact: string; outcome: string }[] } };
    expect(inputs.facts.find(({ fact }) => fact === 'ins.pam.changes')?.outcome).toBe('could-not-measure');
    const report = convergence('report', folder, '--format', 'markdown').stdout;
    expect(report).toMatch(why);
    expect(report).toMatch(/Rien de lu ne dit : .*Une réponse porte In-Reply-To/);
  });
});

describe('what a stranger may leave in artefacts/', () => {
  it.each<readonly [string, Readonly<Record<string, string | Uint8Array>>, RegExp]>([
    ['a zip bomb', { 'bombe.zip': ARCHIVE(new Uint8Array(60 * 1024 * 1024)) }, /taux de compression est celui d’une archive piégée/],
    ['an external entity', { 'xxe.xml': `${XML}<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "file:///etc/passwd">]><ClinicalDocument xmlns="urn:hl7-org:v3"><title>&x;</title></ClinicalDocument>` }, /DOCTYPE/],
    ['a billion laughs', { 'rires.xml': LAUGHS }, /DOCTYPE/],
    ['a path out of an archive', { 'evasion.zip': renamed(ARCHIVE('x', 'aa/aa/etc/passwd'), 'aa/aa/etc/passwd', '../../etc/passwd') }, /sort de l’archive/],
    ['an archive cut in the middle', { 'coupe.zip': ARCHIVE(cda()).slice(0, 600) }, /endommagée/],
    ['a message cut in its patient', { 'coupe.hl7': pam().slice(0, 160) }, /Le message s’arrête au milieu du segment PID/],
    ['a message cut before its patient', { 'coupe.hl7': pam().slice(0, 110) }, /Le message s’arrête avant le segment PID/],
    ['a message in UTF-16', { 'large.hl7': Buffer.from(`\uFEFF${pam()}`, 'utf16le') }, /n’est pas écrit dans le jeu de caractères que nomme MSH-18/],
    ['a document cut in the middle', { 'coupe.xml': cda().slice(0, 900) }, /XML bien formé/],
    ['random bytes', { 'hasard.bin': Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256) }, /aucune sonde ne reconnaît/],
    ['200,000 nested brackets', { 'crochets.json': `{"resourceType":"Patient","x":${'['.repeat(200_000)}` }, /imbriqués|JSON/],
    ['200,000 nested elements', { 'elements.xml': `${XML}<ClinicalDocument xmlns="urn:hl7-org:v3">${'<a>'.repeat(200_000)}` }, /imbriqués/],
    ['a message of escapes', { 'ansi.hl7': pam({ names: '\u001b]0;pirate\u0007\u001b[2J^X^X^^^^L' }) }, /Faits constatés/],
  ])('%s: one clear line, nothing held', (_case, artefacts, line) => {
    const { status, stdout, stderr, memory } = convergence('probe', dossier(artefacts));
    expect(status).toBe(0);
    expect(stdout + stderr).toMatch(line);
     
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000e-\u001f]|root:x:/);
    expect(memory).toBeLessThan(300);
  });

  it('a file of 200 MB, a link out of the dossier, a link to a folder: named, and the others are read', () => {
    const folder = dossier({ 'a.hl7': pam(), 'gros.hl7': 'MSH|' });
    truncateSync(join(folder, 'artefacts', 'gros.hl7'), 200 * 1024 * 1024);
    symlinkSync('/etc/passwd', join(folder, 'artefacts', 'lien.hl7'));
    mkdirSync(join(folder, 'ailleurs'));
    symlinkSync(join(folder, 'ailleurs'), join(folder, 'artefacts', 'repertoire'));
    const { status, stderr, memory } = convergence('probe', folder);
    expect(status).toBe(0);
    expect(stderr).toContain('« artefacts/gros.hl7 » dépasse la taille admise (32 Mio)');
    expect(stderr).toContain('l’artefact « artefacts/lien.hl7 » mène hors du dossier');
    expect(stderr).toContain('« artefacts/repertoire » n’est pas un fichier ordinaire');
    expect(memory).toBeLessThan(300);
    expect(findingsOf(folder).artefacts.map(({ path }) => path)).toEqual(['artefacts/a.hl7']);
  });

  it('a folder of artefacts that is itself a link out of the dossier is not walked', () => {
    const folder = folderWith({ 'dossier.yaml': DOSSIER });
    symlinkSync('/etc', join(folder, 'artefacts'));
    const { status, stderr } = convergence('probe', folder, '--plan');
    expect(status).toBe(0);
    expect(stderr).toContain('l’artefact « artefacts » mène hors du dossier');
    expect(stderr).not.toContain('passwd');
  });
});
