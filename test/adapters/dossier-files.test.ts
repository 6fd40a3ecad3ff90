import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { within } from '../fixtures/cpu-time.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { asRead, dossierStore, problemsOf } from '../fixtures/stores.js';

const store = dossierStore();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const product = 'product: { name: Essai }\n';

describe('a dossier that cannot be used', () => {
  it.each<[string, string, string, string]>([
    ['a typo in a key', `${product}anwsers: {}\n`, 'schema/unknown-key', '2:1'],
    ['an unknown question', `${product}answers:\n  auth.idleLogot: { value: true }\n`, 'dossier/unknown-question', '3:3'],
    ['an impossible day', `${product}answers:\n  auth.commitmentSignedOn: { value: 2026-02-30 }\n`, 'dossier/impossible-day', '3:30'],
    ['an impossible answer day', `${product}answers:\n  auth.idleLogout: { value: true, date: 2026-02-30 }\n`, 'dossier/impossible-day', '3:35'],
    ['a day that is not one', `${product}answers:\n  auth.idleLogout: { value: true, date: demain }\n`, 'schema/day', '3:35'],
    ['a value of another kind', `${product}answers:\n  auth.idleLogout: { value: oui }\n`, 'dossier/value-yesNo', '3:22'],
    ['partly where it is not offered', `${product}answers:\n  auth.idleLogout: { value: partly }\n`, 'dossier/no-partly', '3:22'],
    ['an unknown choice', `${product}answers:\n  auth.localDirectory: { value: [hr, rps] }\n`, 'dossier/unknown-choice', '3:26'],
    ['an answer that says nothing', `${product}answers:\n  auth.idleLogout: { by: qualité }\n`, 'dossier/empty-answer', '3:3'],
    ['an answer that says two things', `${product}answers:\n  auth.idleLogout: { value: true, skipped: plus tard }\n`, 'dossier/two-answers', '3:3'],
    ['not applicable without a reason', `${product}answers:\n  auth.idleLogout: { notApplicable: "" }\n`, 'schema/empty', '3:22'],
    ['not applicable with a blank reason', `${product}answers:\n  auth.idleLogout: { notApplicable: "  " }\n`, 'dossier/empty-reason', '3:22'],
    ['an unknown profile question', `${product}profile: { kynd: lgc }\n`, 'dossier/unknown-profile', '2:12'],
    ['an unknown profile choice', `${product}profile: { kind: lgcc }\n`, 'dossier/unknown-choice', '2:12'],
    ['an unknown list', `${product}lists: { accesMeans: {} }\n`, 'dossier/unknown-list', '2:10'],
    ['an unknown field', `${product}lists:\n  accessMeans:\n    items:\n      - { id: a, kynd: psc }\n`, 'dossier/unknown-field', '5:18'],
    ['two items of one name', `${product}lists: { accessMeans: { items: [{ id: a }, { id: a }] } }\n`, 'dossier/duplicate-item', '2:46'],
    ['an evidence declared nowhere', `${product}answers:\n  auth.idleLogout: { value: true, evidence: [audit] }\n`, 'dossier/unknown-evidence', '3:46'],
    ['an unknown referential', `${product}referentials: [authentication]\n`, 'dossier/unknown-referential', '2:16'],
    ['an unknown edition', `${product}referentials: [authentification@rie-3]\n`, 'dossier/unknown-edition', '2:16'],
    ['a path for a referential', `${product}referentials: [./mes-regles.yaml]\n`, 'dossier/referential-path', '2:16'],
    ['a commitment to nothing', `${product}commitments: [{ id: c1, due: 2027-01-01 }]\n`, 'dossier/commitment-subject', '2:15'],
    ['a promise due before it is made', `${product}commitments: [{ id: c1, theme: auth-pro, level: 3, date: 2027-01-01, due: 2026-01-01 }]\n`, 'dossier/backwards', '2:70'],
    ['no product', 'profile: {}\n', 'schema/missing-key', '1:1'],
    ['a number for a text', 'product: { name: Essai, version: 4.2 }\n', 'schema/type', '1:25'],
    ['an empty file', '# rien\n', 'yaml/empty', ''],
    ['a duplicate key', `${product}profile: {}\nprofile: {}\n`, 'yaml/duplicate-key', '3:1'],
    ['broken YAML', 'product: { name: Essai\n', 'yaml/syntax', '2:1'],
    ['two documents', `${product}---\nproduct: {}\n`, 'yaml/several-documents', '3:1'],
    ['an alias', 'product: &p { name: Essai }\nprofile: *p\n', 'yaml/anchor', '1:13'],
    ['a merge key', `${product}profile: { <<: { kind: lgc } }\n`, 'yaml/merge-key', '2:12'],
    ['a directive that changes what it means', `%YAML 1.1\n---\n${product}profile: { <<: { sensitive: yes } }\n`, 'yaml/version', '1:1'],
    ['a waiver that nothing justifies', `${product}waivers: [{ requirement: AUTH-PP-1, reason: "  ", approver: x, from: 2026-01-01, until: 2026-02-01 }]\n`, 'dossier/empty-waiver', '2:37'],
    ['a waiver that ends before it begins', `${product}waivers: [{ requirement: AUTH-PP-1, reason: x, approver: x, from: 2026-03-01, until: 2026-02-01 }]\n`, 'dossier/backwards', '2:79'],
    ['a number below what is admitted', `${product}efforts: { x: { min: -1, likely: 2, max: 3 } }\n`, 'schema/below', '2:17'],
    ['a level above every ladder', `${product}commitments: [{ id: c, theme: auth-pro, level: 99, due: 2027-01-01 }]\n`, 'schema/above', '2:41'],
    ['a role twice', `${product}roles: [editor, operator, editor]\n`, 'schema/twice', '2:27'],
    ['a tag', 'product: !!map { name: Essai }\n', 'yaml/tag', '1:16'],
    ['a key that poisons', `${product}answers: { __proto__: { value: true } }\n`, 'yaml/forbidden-key', '2:12'],
    ['deep nesting', `${product}profile: ${'['.repeat(60)}${']'.repeat(60)}\n`, 'yaml/too-deep', '2:42'],
    ['nesting that would exhaust the parser', `${product}profile: ${'['.repeat(50_000)}\n`, 'yaml/too-deep', '2'],
    ['indentation that would exhaust the parser', `${product}${Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n`, 'yaml/too-deep', ''],
  ])('%s: %#', async (_title, text, code, position) => {
    const folder = folderWith({ 'dossier.yaml': text });
    const before = snapshotOf(folder);
    const problems = await problemsOf(store.open(folder));
    const first = problems[0];
    expect(first?.code).toBe(code);
    if (position !== '') expect([first?.place.line, first?.place.column].filter((part) => part !== undefined).join(':').startsWith(position)).toBe(true);
    expect(first?.place.file).toBe(join(folder, 'dossier.yaml'));
    expect(snapshotOf(folder)).toEqual(before);
  });

  it('an alias bomb is refused without being expanded', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, index) => `${String.fromCharCode(98 + index)}: &${String.fromCharCode(98 + index)} [${`*${String.fromCharCode(97 + index)},`.repeat(9)}]`)].join('\n');
    expect((await problemsOf(store.open(folderWith({ 'dossier.yaml': bomb }))))[0]?.code).toBe('yaml/anchor');
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['Latin-1', Buffer.from('product: { name: Mélisse }\n', 'latin1'), /n’est pas en UTF-8 \(encodage apparent : ISO-8859-1/],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('product: {}\n', 'utf16le')]), /encodage apparent : UTF-16/],
    ['UTF-16 without its mark', Buffer.from('product: {}\n', 'utf16le'), /encodage apparent : UTF-16/],
    ['a binary file', Buffer.from([1, 2, 0, 3]), /^dossier\.yaml:1:3 {2}« dossier\.yaml » n’est pas un texte : il contient un octet nul/],
    ['a text with a zero byte in it', Buffer.from('product: { name: É }\n# é\0\n'), /^dossier\.yaml:2:4 {2}/],
    ['a list where keys are expected', Buffer.from('- a\n'), /^dossier\.yaml:1:1 {2}le fichier attend un ensemble de clés/],
    ['a value that a list does not admit', Buffer.from('product: { name: Essai }\nroles: [editeur]\n'), /^dossier\.yaml:2:9 {2}« editeur » n’est pas une valeur de « roles »\n {2}→ vouliez-vous dire « editor » \?/],
    ['too many elements', Buffer.from(`product: { name: Essai }\nanswers:\n${'  a: [,,,]\n'.repeat(60_000)}`), /plus de 100\u202f000 éléments/],
  ])('%s', async (_title, bytes, sentence) => {
    const folder = folderWith({ 'dossier.yaml': bytes });
    expect(asRead(await problemsOf(store.open(folder)), folder)).toMatch(sentence);
  });

  it('says where the first letter stands that is not UTF-8', async () => {
    const folder = folderWith({ 'dossier.yaml': Buffer.concat([Buffer.from('# \ufffd est un caractère\nproduct: { name: é'), Buffer.from('élisse }\n', 'latin1')]) });
    expect(asRead(await problemsOf(store.open(folder)), folder)).toBe('dossier.yaml:2:19  « dossier.yaml » n’est pas en UTF-8 (encodage apparent : ISO-8859-1 ou Windows-1252)\n  → enregistrez-le en UTF-8 avec votre éditeur de texte');
  });

  it.each<[string, string, number]>([
    ['unknown questions', `answers:\n${Array.from({ length: 5000 }, (_, index) => `  ${'q'.repeat(300)}${index}: { value: 1 }\n`).join('')}`, 100],
    ['unknown keys', Array.from({ length: 20_000 }, (_, index) => `clef${index}: 1\n`).join(''), 30],
    ['names of evidence', `evidence:\n${Array.from({ length: 1500 }, (_, index) => `  ${'e'.repeat(390)}${index}: {}\n`).join('')}answers:\n  auth.idleLogout: { value: true, evidence: [${Array.from({ length: 50 }, (_, index) => `${'f'.repeat(390)}${index}`).join(', ')}] }\n`, 50],
  ])('thousands of %s are refused at once, the first ones said', async (_title, text, count) => {
    expect(await within(5, () => problemsOf(store.open(folderWith({ 'dossier.yaml': product + text }))))).toHaveLength(count);
  });

  it('a byte order mark is no obstacle', async () => {
    const folder = folderWith({ 'dossier.yaml': `\ufeff${product}` });
    expect((await store.open(folder)).dossier.product.name).toBe('Essai');
  });

  it('a file too large is not read', async () => {
    const folder = folderWith({ 'dossier.yaml': `${product}# ${'x'.repeat(3 * 1024 * 1024)}` });
    expect(asRead(await problemsOf(store.open(folder)), folder)).toBe('dossier.yaml  « dossier.yaml » dépasse la taille admise (2 Mio)\n  → réduisez-le, ou retirez ce qui n’a pas à y être');
  });

  it('a pipe, a folder, a device: refused without waiting', async () => {
    const folder = folderWith();
    execFileSync('mkfifo', [join(folder, 'dossier.yaml')]);
    expect((await problemsOf(store.open(folder)))[0]?.code).toBe('file/not-regular');
    const other = folderWith();
    mkdirSync(join(other, 'dossier.yaml'));
    expect((await problemsOf(store.open(other)))[0]?.code).toBe('file/not-regular');
  });

  it('a link that leaves the folder, nothing there, another kind of file', async () => {
    const folder = folderWith();
    symlinkSync('/etc/passwd', join(folder, 'dossier.yaml'));
    expect((await problemsOf(store.open(folder)))[0]?.code).toBe('dossier/linked-outside');
    expect((await problemsOf(store.open(join(folder, 'nulle-part'))))[0]?.code).toBe('dossier/missing');
    expect((await problemsOf(store.open(folderWith())))[0]?.code).toBe('dossier/no-file');
  });

  it('finds every problem at once, in the order of the lines', async () => {
    const folder = folderWith({ 'dossier.yaml': `${product}profile: { kind: lcg }\nanswers:\n  auth.idleLogot: { value: true }\n  auth.namedAccounts: { value: 3 }\n` });
    expect(asRead(await problemsOf(store.open(folder)), folder)).toMatchInlineSnapshot(`
      "dossier.yaml:2:12  « lcg » n’est pas un choix de « kind »
        → vouliez-vous dire « lgc » ?
      dossier.yaml:4:3  aucune question ne s’appelle « auth.idleLogot »
        → vouliez-vous dire « auth.idleLogout » ?
      dossier.yaml:5:25  la réponse à « auth.namedAccounts » doit être true ou false, et non « 3 »
        → corrigez la valeur"
    `);
  });

  it('a misspelt key is one sentence', async () => {
    const folder = folderWith({ 'dossier.yaml': `${product}anwsers: {}\n` });
    expect(asRead(await problemsOf(store.open(folder)), folder)).toBe('dossier.yaml:2:1  la clé « anwsers » est inconnue ici\n  → vouliez-vous dire « answers » ?');
  });

  it('terminal escapes in a value are shown harmless', async () => {
    const folder = folderWith({ 'dossier.yaml': `${product}profile: { "k\\e[31mind": lgc }\n` });
    expect(asRead(await problemsOf(store.open(folder)), folder)).not.toContain('\u001b');
  });
});

describe('evidence', () => {
  const withEvidence = (file: string, more = ''): string => `${product}answers:\n  auth.idleLogout: { value: true, evidence: [preuve] }\nevidence:\n  preuve: { file: ${JSON.stringify(file)}, sha256: ${sha256('contenu')}, date: 2026-01-02${more} }\n`;

  it.each(['../../etc/passwd', '/etc/passwd', 'evidence/../../secret', 'evidence\\..\\secret', 'C:/secret', 'evidence//a'])('%s: outside, with its line', async (file) => {
    const folder = folderWith({ 'dossier.yaml': withEvidence(file) });
    const problems = await problemsOf(store.open(folder));
    expect(problems.map((problem) => [problem.code, problem.place.line])).toEqual([['evidence/outside', 5]]);
  });

  it('a link out, a link to a parent folder, a pipe, a folder', async () => {
    const folder = folderWith({ 'dossier.yaml': withEvidence('evidence/lien') });
    mkdirSync(join(folder, 'evidence'));
    symlinkSync('/etc/passwd', join(folder, 'evidence', 'lien'));
    expect(asRead(await problemsOf(store.open(folder)), folder)).toBe('dossier.yaml:5:13  la preuve « evidence/lien » est hors du dossier\n  → copiez le fichier dans le dossier, et donnez un chemin relatif sans « .. » ni lien qui en sort');

    const through = folderWith({ 'dossier.yaml': withEvidence('dehors/passwd') });
    symlinkSync('/etc', join(through, 'dehors'));
    expect((await problemsOf(store.open(through)))[0]?.code).toBe('evidence/outside');

    const pipe = folderWith({ 'dossier.yaml': withEvidence('tube') });
    execFileSync('mkfifo', [join(pipe, 'tube')]);
    expect((await problemsOf(store.open(pipe))).map((problem) => [problem.code, problem.place.line])).toEqual([['file/not-regular', 5]]);

    const directory = folderWith({ 'dossier.yaml': withEvidence('evidence') });
    mkdirSync(join(directory, 'evidence'));
    expect((await problemsOf(store.open(directory)))[0]?.code).toBe('file/not-regular');
  });

  it.each<[string, Record<string, string>, string]>([
    ['present', { 'evidence/a.txt': 'contenu' }, 'present'],
    ['altered', { 'evidence/a.txt': 'autre contenu' }, 'altered'],
    ['absent', {}, 'absent'],
  ])('a file %s is assessed so, not refused', async (_title, files, state) => {
    const folder = folderWith({ 'dossier.yaml': withEvidence('evidence/a.txt'), ...files });
    expect((await store.open(folder)).dossier.evidence['preuve']?.fileState).toBe(state);
  });

  it('a digest in capitals, as Windows writes it, is the same digest', async () => {
    const folder = folderWith({ 'dossier.yaml': withEvidence('evidence/a.txt').replace(sha256('contenu'), sha256('contenu').toUpperCase()), 'evidence/a.txt': 'contenu' });
    expect((await store.open(folder)).dossier.evidence['preuve']?.fileState).toBe('present');
  });

  it('one large file that many lines name is read once', async () => {
    const text = `${product}evidence:\n${Array.from({ length: 1000 }, (_, index) => `  e${index}: { file: ${'./'.repeat(index % 3)}gros.bin, sha256: ${sha256('a')} }\n`).join('')}`;
    const { dossier } = await within(5, () => store.open(folderWith({ 'dossier.yaml': text, 'gros.bin': 'x'.repeat(20_000_000) })));
    expect(new Set(Object.values(dossier.evidence).map((each) => each.fileState))).toEqual(new Set(['altered']));
  });

  it('without a digest it proves nothing', async () => {
    const folder = folderWith({ 'dossier.yaml': `${product}evidence: { preuve: { file: a.txt, date: 2026-01-02 } }\n`, 'a.txt': 'x' });
    expect((await store.open(folder)).dossier.evidence['preuve']?.fileState).toBe('not-digested');
  });

  it('a name with spaces and accents is an ordinary name', async () => {
    const folder = folderWith({ 'dossier.yaml': withEvidence('evidence/décision d’homologation.pdf'), 'evidence/décision d’homologation.pdf': 'contenu' });
    expect((await store.open(folder)).dossier.evidence['preuve']?.fileState).toBe('present');
  });
});

describe('a dossier that can be used', () => {
  it('stands as a folder, a YAML file or a JSON file', async () => {
    const folder = folderWith({ 'dossier.yaml': product, 'autre.json': '{"product":{"name":"Json"},"profile":{"kind":"lgc"}}' });
    expect((await store.open(folder)).dossier.roles).toEqual(['editor']);
    expect((await store.open(join(folder, 'dossier.yaml'))).dossier.product.name).toBe('Essai');
    expect((await store.open(join(folder, 'autre.json'))).dossier.profile).toEqual({ kind: 'lgc' });
  });

  it('knows where its keys stand', async () => {
    const opened = await store.open(folderWith({ 'dossier.yaml': `${product}answers:\n  auth.idleLogout:\n    value: true\n` }));
    expect(opened.place(['answers', 'auth.idleLogout'])).toMatchObject({ line: 3, column: 3 });
  });
});
