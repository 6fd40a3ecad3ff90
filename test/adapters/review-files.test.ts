import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reviewFiles } from '../../src/adapters/review-files.js';
import { placeText } from '../../src/i18n/problem-text.js';
import { folderWith } from '../fixtures/folders.js';
import { problemsOf } from '../fixtures/stores.js';

const store = reviewFiles(fileURLToPath(new URL('../../referentiels/schema/review.schema.json', import.meta.url)));
const line = (parts: string): string => `  - { ${parts} }\n`;
const sound = line('evidence: cnda, state: accepted, by: chargée de mission ARS, date: 2026-11-20');

/** What is said of a file, and where, without the note that the campaign stops. */
async function saidOf(text: string): Promise<readonly string[]> {
  const folder = folderWith({ 'a.yaml': text });
  return (await problemsOf(store.readAll(folder))).filter(({ code }) => code !== 'review/stops').map(({ code, place }) => `${code} ${placeText(place).replace(`${folder}/`, '')}`);
}

describe('a folder of reviews', () => {
  it('is read whole, in the order of names, with the place of each review', async () => {
    const folder = folderWith({
      'OCC/alize.yaml': `# sur pièces\nreviews:\n${sound}${line('requirement: INS-R-04, state: refused, comment: "la copie d’écran ne montre rien", by: auditeur, date: 2026-11-20')}`,
      'b.yml': `dossier: lot.jsonl:12\nreviews:\n${line(`evidence: cnda, sha256: ${'A'.repeat(64)}, state: to-complete, by: auditeur, date: 2026-11-20`)}`,
      'lisez-moi.txt': 'rien',
      '.caché/c.yaml': 'rien',
    });
    expect(await store.readAll(folder)).toEqual([
      {
        name: 'OCC/alize',
        place: { file: join(folder, 'OCC/alize.yaml') },
        reviews: [
          { review: { evidence: 'cnda', state: 'accepted', by: 'chargée de mission ARS', date: '2026-11-20' }, place: expect.objectContaining({ line: 3, column: 7 }) as unknown },
          { review: { requirement: 'INS-R-04', state: 'refused', comment: 'la copie d’écran ne montre rien', by: 'auditeur', date: '2026-11-20' }, place: expect.objectContaining({ line: 4, column: 7 }) as unknown },
        ],
      },
      { name: 'b', dossier: 'lot.jsonl:12', place: expect.objectContaining({ line: 1, column: 1 }) as unknown, reviews: [expect.objectContaining({ sha256: 'A'.repeat(64) })] },
    ]);
  });

  it.each([
    ['a state that is none', line('evidence: a, state: refuse, by: x, date: 2026-11-20'), 'schema/enum a.yaml:2:20'],
    ['a key that is none', line('evidence: a, state: refused, by: x, date: 2026-11-20, comentaire: y'), 'schema/unknown-key a.yaml:2:61'],
    ['no role', line('evidence: a, state: refused, date: 2026-11-20'), 'schema/missing-key a.yaml:2:5'],
    ['no day', line('evidence: a, state: refused, by: x'), 'schema/missing-key a.yaml:2:5'],
    ['a day in French', line('evidence: a, state: refused, by: x, date: 20/11/2026'), 'schema/day a.yaml:2:43'],
    ['a day that does not exist', line('evidence: a, state: refused, by: x, date: 2026-02-30'), 'dossier/impossible-day a.yaml:2:43'],
    ['nothing examined', line('state: refused, by: x, date: 2026-11-20'), 'review/subject a.yaml:2:5'],
    ['two things examined', line('evidence: a, requirement: b, state: refused, by: x, date: 2026-11-20'), 'review/subject a.yaml:2:5'],
    ['a digest of a requirement', line(`requirement: b, sha256: ${'a'.repeat(64)}, state: refused, by: x, date: 2026-11-20`), 'schema/missing-key a.yaml:2:5'],
    ['a digest that is none', line('evidence: b, sha256: abc, state: refused, by: x, date: 2026-11-20'), 'schema/pattern a.yaml:2:20'],
    ['the same twice', sound + sound, 'review/same-day a.yaml:3:5'],
    ['a YAML reference', line('evidence: &a x, state: refused, by: x, date: 2026-11-20'), 'yaml/anchor a.yaml:2:20'],
    ['a tabulation', '\t- {}\n', 'yaml/syntax a.yaml:2:1'],
  ])('refuses %s, at its place', async (_what, text, said) => {
    expect(await saidOf(`reviews:\n${text}`)).toEqual([said]);
  });

  it.each([['an empty file', '', 'yaml/empty a.yaml'], ['another document', 'product: { name: x }\n', 'schema/unknown-key a.yaml:1:1'], ['a list', '- a\n', 'schema/type a.yaml:1:1']])('refuses %s', async (_what, text, said) => {
    expect(await saidOf(text)).toContain(said);
  });

  it('says what is wrong in every file, and that nothing was assessed', async () => {
    const folder = folderWith({ 'a.yaml': 'reviews: 1\n', 'b/c.yaml': 'reviews: [1]\n', 'd.yaml': `reviews:\n${sound}` });
    expect((await problemsOf(store.readAll(folder))).map(({ code, severity }) => [code, severity])).toEqual([['schema/type', 'error'], ['schema/type', 'error'], ['review/stops', 'info']]);
  });

  it('is one that exists', async () => {
    const folder = folderWith({ 'a.yaml': `reviews:\n${sound}` });
    expect([await store.exists(folder), await store.exists(join(folder, 'a.yaml')), await store.exists(join(folder, 'nulle'))]).toEqual([true, false, false]);
    expect(await problemsOf(store.readAll(join(folder, 'nulle')))).toMatchObject([{ code: 'review/no-folder', params: { reason: 'ENOENT' } }]);
  });

  it('does not go round through a linked folder, and refuses what is no file', async () => {
    const folder = folderWith({ 'a.yaml': `reviews:\n${sound}` });
    symlinkSync(folder, join(folder, 'boucle'));
    expect((await store.readAll(folder)).map(({ name }) => name)).toEqual(['a']);
    symlinkSync('/dev/zero', join(folder, 'z.yaml'));
    expect((await problemsOf(store.readAll(folder)))[0]).toMatchObject({ code: 'file/not-regular' });
  });
});
