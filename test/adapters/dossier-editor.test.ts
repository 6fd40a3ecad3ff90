import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { asRead, dossierStore, problemsOf } from '../fixtures/stores.js';

const store = dossierStore();

const WRITTEN_BY_HAND = `# Notre produit, suivi depuis 2024
product: { name: Essai, vendor: "Éditions Lumière" }   # nom commercial

profile:
  sensitive: true   # accès par le web
  kind: lgc
  users: [professionals,  patients]
answers:
  # décidé en comité
  auth.idleLogout: { value: true, by: "responsable qualité" }

  auth.namedAccounts:
    value: false
    comment: >-
      à revoir
lists:
  accessMeans:
    items:
      - { id: psc, kind: psc, environment: sandbox } # bientôt en production
`;

describe('editing a dossier written by hand', () => {
  it('comments, key order and untouched lines survive', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    const editor = await store.edit(folder);
    editor.set(['answers', 'auth.pscBackend'], { value: true, date: '2026-11-24' });
    editor.set(['answers', 'auth.namedAccounts', 'value'], true);
    editor.set(['lists', 'accessMeans', 'items', 0, 'environment'], 'production');
    editor.set(['lists', 'accessMeans', 'complete'], true);
    await editor.save();
    const lines = readFileSync(join(folder, 'dossier.yaml'), 'utf8').split('\n');
    const before = WRITTEN_BY_HAND.split('\n');
    expect(before.filter((line) => !lines.includes(line))).toEqual(['    value: false', '      - { id: psc, kind: psc, environment: sandbox } # bientôt en production']);
    expect(lines).toContain('      - { id: psc, kind: psc, environment: production } # bientôt en production');
    expect(lines.filter((line) => line.includes('#'))).toHaveLength(5);
    expect((await store.open(folder)).dossier.answers['auth.pscBackend']).toEqual({ value: true, date: '2026-11-24' });
  });

  it('a new section takes the place its readers expect', async () => {
    const folder = folderWith({ 'dossier.yaml': 'product: { name: Essai }\nlists: {}\n' });
    const editor = await store.edit(folder);
    editor.set(['answers', 'auth.idleLogout'], { value: true });
    editor.set(['profile', 'kind'], 'lgc');
    await editor.save();
    expect(readFileSync(join(folder, 'dossier.yaml'), 'utf8').match(/^[a-z]+/gm)).toEqual(['product', 'profile', 'answers', 'lists']);
  });

  it('a disk that refuses the file is said with its name, and the dossier stays as it was', async () => {
    // The longest name a disk takes leaves no room for the file written beside it first.
    const name = `${'d'.repeat(250)}.yaml`;
    const folder = folderWith({ [name]: 'product: { name: Essai }\n' });
    const editor = await store.edit(join(folder, name));
    editor.set(['profile'], { kind: 'lgc' });
    expect((await problemsOf(editor.save())).map((problem) => [problem.code, problem.params['reason']])).toEqual([['output/cannot-write', 'ENAMETOOLONG']]);
    expect(snapshotOf(folder)).toEqual(snapshotOf(folderWith({ [name]: 'product: { name: Essai }\n' })));
  });

  it('a text that looks like something else stays a text', async () => {
    const folder = folderWith({ 'dossier.yaml': 'product: { name: Essai }\n' });
    const editor = await store.edit(folder);
    for (const comment of ['true', '2026-10-02', '4.2', 'null', '', 'a: b', '# dièse', '- tiret', 'ligne\nsuivante', '« guillemets »']) {
      editor.set(['answers', 'auth.idleLogout'], { value: true, comment });
      if (comment === '') continue;
      expect((await editor.save()).dossier.answers['auth.idleLogout']?.comment).toBe(comment);
    }
  });

  it('lines end as the person’s editor ends them', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND.replaceAll('\n', '\r\n') });
    const editor = await store.edit(folder);
    editor.set(['answers', 'auth.namedAccounts', 'value'], true);
    editor.set(['answers', 'auth.pscBackend'], { value: true, comment: 'une\ndeux' });
    const saved = await editor.save();
    const text = readFileSync(join(folder, 'dossier.yaml'), 'utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(WRITTEN_BY_HAND.split('\n').filter((line) => !text.split('\r\n').includes(line))).toEqual(['    value: false']);
    expect(saved.dossier.answers['auth.pscBackend']?.comment).toBe('une\ndeux');
  });

  it('any comment is read back as it was given, and nothing else moves', async () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), fc.stringMatching(/^[ \n\t#:'"|>\-a-z[\]{},&*!%@`]{1,40}$/));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('auth.idleLogout', 'auth.namedAccounts'), async (comment, id) => {
        const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
        const editor = await store.edit(folder);
        const { [id]: before, ...others } = editor.opened.dossier.answers;
        editor.set(['answers', id, 'comment'], comment);
        await editor.save();
        const { dossier } = await store.open(folder);
        expect(dossier.answers).toEqual({ ...others, [id]: { ...before, comment } });
        for (const remark of ['# Notre produit, suivi depuis 2024', '# nom commercial', '# décidé en comité', '# bientôt en production']) expect(readFileSync(join(folder, 'dossier.yaml'), 'utf8')).toContain(remark);
      }),
      { numRuns: 150 },
    );
  });

  it.each(['-\n:#', '>\n-\n:'])('a comment that looks like lines of the file is kept: %j', async (comment) => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    const editor = await store.edit(folder);
    editor.set(['answers', 'auth.idleLogout', 'comment'], comment);
    await editor.save();
    expect((await store.open(folder)).dossier.answers['auth.idleLogout']?.comment).toBe(comment);
  });

  it('an edit that would not be read back is refused, and nothing changes on disk', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    const before = snapshotOf(folder);
    const editor = await store.edit(folder);
    editor.set(['answers', 'auth.idleLogout'], { value: 'peut-être' });
    expect((await problemsOf(editor.save()))[0]?.code).toBe('dossier/value-yesNo');
    expect(snapshotOf(folder)).toEqual(before);
  });

  it('a change made elsewhere meanwhile is not overwritten', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    const editor = await store.edit(folder);
    editor.set(['profile', 'kind'], 'dpi');
    const elsewhere = WRITTEN_BY_HAND.replace('sensitive: true', 'sensitive: false');
    writeFileSync(join(folder, 'dossier.yaml'), elsewhere);
    expect(asRead(await problemsOf(editor.save()), folder)).toBe('dossier.yaml  « dossier.yaml » a été modifié par ailleurs depuis sa lecture\n  → relancez la commande : rien n’a été écrasé');
    expect(readFileSync(join(folder, 'dossier.yaml'), 'utf8')).toBe(elsewhere);
  });

  it('leaves no temporary file, and keeps the mode', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    chmodSync(join(folder, 'dossier.yaml'), 0o600);
    const editor = await store.edit(folder);
    for (const kind of ['dpi', 'lgc', 'ris']) {
      editor.set(['profile', 'kind'], kind);
      await editor.save();
    }
    expect(readdirSync(folder)).toEqual(['dossier.yaml']);
    expect(statSync(join(folder, 'dossier.yaml')).mode & 0o777).toBe(0o600);
  });

  it('removes a key with its comment, and only it', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    const editor = await store.edit(folder);
    editor.remove(['answers', 'auth.namedAccounts']);
    await editor.save();
    expect(Object.keys((await store.open(folder)).dossier.answers)).toEqual(['auth.idleLogout']);
  });
});

describe('attaching evidence', () => {
  it('records the path and the digest; the same file twice is one evidence', async () => {
    const folder = folderWith({ 'dossier.yaml': 'product: { name: Essai }\n', 'evidence/Décision CNDA.pdf': 'contenu' });
    const editor = await store.edit(folder);
    const id = await editor.attach('evidence/Décision CNDA.pdf', { date: '2026-11-24' });
    expect(await editor.attach(join(folder, 'evidence/Décision CNDA.pdf'), { date: '2026-11-25' })).toBe(id);
    const saved = await editor.save();
    expect(id).toBe('decision-cnda');
    expect(saved.dossier.evidence[id]).toEqual({ file: 'evidence/Décision CNDA.pdf', sha256: '3016ef88e3166466281c563b984abed5412a2de823d37ed99c2af39be422fab1', date: '2026-11-24', fileState: 'present' });
  });

  it('another file of the same name takes another id', async () => {
    const folder = folderWith({ 'dossier.yaml': 'product: { name: Essai }\n', 'a/audit.txt': '1', 'b/audit.txt': '2' });
    const editor = await store.edit(folder);
    expect([await editor.attach('a/audit.txt', { date: '2026-11-24' }), await editor.attach('b/audit.txt', { date: '2026-11-24' })]).toEqual(['audit', 'audit-2']);
  });

  it('nothing outside the folder, nothing through a link, nothing that is not there', async () => {
    const outside = folderWith({ 'secret.txt': 'x' });
    const folder = folderWith({ 'dossier.yaml': 'product: { name: Essai }\n' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'lien.txt'));
    const editor = await store.edit(folder);
    const codes = [];
    for (const file of [join(outside, 'secret.txt'), 'lien.txt', '../secret.txt', 'nulle-part.txt']) codes.push((await problemsOf(editor.attach(file, { date: '2026-11-24' })))[0]?.code);
    expect(codes).toEqual(['evidence/outside', 'evidence/outside', 'file/missing', 'file/missing']);
  });
});

describe('creating a dossier', () => {
  it('writes one that reads back, with its heading', async () => {
    const folder = join(folderWith(), 'nouveau');
    const path = await store.create(folder, { product: { name: 'Essai', version: '4.2' }, roles: ['editor', 'operator'], profile: { kind: 'lgc', sensitive: true } });
    expect(readFileSync(path, 'utf8')).toMatch(/^# Dossier Convergence/);
    expect(readFileSync(path, 'utf8')).toContain('roles: [editor, operator]');
    expect((await store.open(folder)).dossier).toMatchObject({ product: { name: 'Essai', version: '4.2' }, roles: ['editor', 'operator'], profile: { kind: 'lgc', sensitive: true } });
  });

  it('never overwrites one', async () => {
    const folder = folderWith({ 'dossier.yaml': WRITTEN_BY_HAND });
    expect((await problemsOf(store.create(folder, { product: { name: 'Autre' }, roles: ['editor'], profile: {} })))[0]?.code).toBe('dossier/exists');
    expect(readFileSync(join(folder, 'dossier.yaml'), 'utf8')).toBe(WRITTEN_BY_HAND);
  });
});
