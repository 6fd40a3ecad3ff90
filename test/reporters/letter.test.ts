import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/index.js';
import { LETTER_REPORTERS } from '../../src/reporters/letter/index.js';
import type { LetterModel } from '../../src/reporters/letter/model.js';
import type { Block } from '../../src/reporters/model.js';
import { letterOf, reviews, unreadableLetterOf } from '../fixtures/letter-fixture.js';
import { assessed, crowded, dossier, referentials, vocabulary } from '../fixtures/report-fixture.js';

const assets = { font: (name: string) => readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url)) };
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

async function written(letter: LetterModel, id: string): Promise<Buffer> {
  const reporter = LETTER_REPORTERS.find((each) => each.id === id);
  return Buffer.from((await reporter?.render(letter, assets)) ?? '');
}
const markdown = async (letter: LetterModel): Promise<string> => (await written(letter, 'markdown')).toString('utf8');

const blocks = (letter: LetterModel, id: string): readonly Block[] => letter.sections.find((each) => each.id === id)?.blocks ?? [];
const table = (letter: LetterModel, id: string): Extract<Block, { kind: 'table' }> => {
  const found = blocks(letter, id).find((each) => each.kind === 'table');
  if (!found) throw new Error(`no table in ${id}`);
  return found;
};
/** The rows of a section, each cell with its notes, as a person reads them. */
const rows = (letter: LetterModel, id: string): string[][] => table(letter, id).rows.map((row) => row.map(({ text, notes = [] }) => plain([text, ...notes.map((note) => note.text)].filter((part) => part !== '').join(' / '))));
const sentences = (letter: LetterModel, id: string): string[] => blocks(letter, id).flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : block.kind === 'list' ? block.items.map(plain) : []));

describe('the letter of a dossier', () => {
  it('says of each theme what is declared, proven, and aimed at, with the word of a proposal', () => {
    expect(rows(letterOf(), 'themes')).toEqual([
      ['Entrée des professionnels / non conforme, déclaré', '0', '0', 'Cible 4 depuis le 1ᵉʳ janvier 2026 / puis 4 au 1ᵉʳ janvier 2028, proposition / manquent 4 échelons / 4 exigences non tenues'],
      ['Entrée des usagers / indéterminé', '1 à 3', '1', 'Cible 3, proposition au 31 décembre 2027 / niveau 1 à 3 / 3 réponses manquent'],
      ['Identité du patient / conforme, déclaré', '2', '1', 'Cible 2 depuis le 1ᵉʳ juillet 2026 / cible atteinte, déclaré / 1 exigence non tenue'],
      ['Partage de documents / aucune exigence opposable, si adopté', '1 à 4', '0', 'Cible 3, proposition au 1ᵉʳ janvier 2028 / niveau 1 à 4 / 2 réponses manquent'],
    ]);
  });

  it('names what is opposable and not met: what is wrong, since when, where it is asked and how surely it was read', () => {
    const [first, ...others] = rows(letterOf(), 'opposable');
    expect(first).toEqual([
      'Comptes nominatifs / ENT 01 · PRO-01 / Des comptes sont partagés : « Support à distance » / Preuve attendue : Extraction datée de l’annuaire des comptes.',
      '1ᵉʳ janvier 2026 / depuis 325 jours / arrêté',
      'Arrêté fictif relatif à l’entrée dans un service, chapitre 1 (fiabilité A)',
    ]);
    const unmet = assessed().requirements.filter((each) => each.opposable && each.inForceNow && each.referential !== 'partage' && ['unmet', 'partial', 'contradicted'].includes(each.status));
    expect(others).toHaveLength(unmet.length - 1);
    expect(sentences(letterOf(), 'opposable').join(' ')).toMatch(/2 exigences opposables, en vigueur, ne sont pas tenues.*\d+ exigences? opposables? reste(?:nt)? inconnues?.*exigences non opposables ne sont pas tenues.*« convergence report \. --date 2026-11-22 --format pdf »/);
  });

  it('tells what changes, from what to what', () => {
    expect(rows(letterOf(), 'a-venir')).toContainEqual(['1ᵉʳ mars 2027', 'Moyens homologués / exigence ENT 14', 'aucun écart → non tenue']);
  });

  it('asks for the evidence of what is declared met, the opposable first, with what is cited already', () => {
    const asked = rows(letterOf(), 'preuves');
    expect(asked[0]).toEqual(['Journal des accès conservé / PRO-05 / opposable', 'Un document daté qui le montre. / preuve attendue : document', 'déclaré']);
    expect(asked.map(([what]) => what?.includes('opposable'))).toEqual([...asked.map(([what]) => what?.includes('opposable'))].sort((a, b) => Number(b) - Number(a)));
    expect(asked.flat().join('\n')).toContain('pièces citées : captures');
  });

  it('shows where a measurement denies an answer', () => {
    const questions = [...vocabulary.questions, { id: 'idt.search', kind: 'yesNo' as const, text: 'Cherche-t-on par les traits ?', fact: 'hl7.identity.qualified' }];
    const letter = letterOf({ vocabulary: { ...vocabulary, questions } });
    expect(rows(letter, 'contredit').flat().join(' ')).toMatch(/Recherche par les traits.*mesuré autrement.*\(artefacts\/adt-07\.hl7, PID-32\)/);
    expect(letterOf({ dossier: { ...dossier, findings: [], answers: {} } }).sections.map(({ id }) => id)).not.toContain('contredit');
  });

  it('asks the decisive questions first, and says how many there are', () => {
    const letter = letterOf();
    const decides = table(letter, 'questions').rows.map((row) => row[1]?.text);
    expect(decides).toEqual([...decides].sort((a, b) => Number(b === 'décisive') - Number(a === 'décisive')));
    expect(sentences(letter, 'questions')[0]).toMatch(new RegExp(`^${decides.length} questions utiles sont restées sans réponse`));
  });

  it('follows what was promised: missed first, with how late', () => {
    expect(rows(letterOf(), 'engagements')).toEqual([
      ['Entrée des professionnels, niveau 2', '30 septembre 2026', 'direction produit', 'non tenu / échu depuis 53 jours'],
      ['Identité du patient, niveau 2', '30 juin 2027', '–', 'tenu, déclaré'],
    ]);
  });

  it('names the evidence that lost its strength', () => {
    expect(sentences(letterOf(), 'reserves').join(' ')).toContain('La preuve « captures » a expiré le 31 octobre 2026');
  });

  it('says how to answer, to whom and by when, and judges again as the campaign did', () => {
    const said = (change: Parameters<typeof letterOf>[0]): string => sentences(letterOf(change), 'repondre').join(' ');
    expect(said({})).toContain('à « ARS fictive, pôle numérique », au plus tard le 31 janvier 2027');
    expect(said({ imposed: ['entree', 'identite'] })).toContain('« convergence report . --date 2026-11-22 --referential entree --referential identite --format pdf »');
    expect(plain(letterOf().header.reply)).toBe('Réponse attendue au plus tard le 31 janvier 2027.');
  });

  it('shows what was examined only when something was: refused first, each with its remark', () => {
    expect(letterOf().sections.map(({ id }) => id)).not.toContain('examine');
    expect(table(letterOf(), 'themes').columns.map(({ title }) => title)).not.toContain('examiné');
    const letter = letterOf({ examination: { reviews, levels: new Map([['identite', 1], ['professionnels', null]]) } });
    expect(rows(letter, 'examine')).toEqual([
      ['Preuve « essais »', 'refusé', 'Le rapport d’essais porte sur la version précédente. / auditeur régional, le 20 novembre 2026'],
      ['Statut de l’identité affiché / IDT-02', 'à compléter', 'Joindre une capture par statut. / auditeur régional, le 21 novembre 2026'],
      ['Traits stricts enregistrés / IDT-01', 'accepté', 'sans remarque / auditeur régional, le 20 novembre 2026'],
    ]);
    expect(sentences(letter, 'examine')[0]).toContain('1 point accepté, 1 refusé, 1 à compléter.');
    expect(table(letter, 'themes').columns.map(({ title }) => title)).toContain('examiné');
    expect(rows(letter, 'themes').map((row) => row[3])).toEqual(['–', '–', '1', '–']);
  });

  it('bounds each table, counts the rest and names the command that gives it', () => {
    const letter = letterOf({ referentials: [...referentials, crowded(60)] });
    for (const id of ['opposable', 'preuves', 'questions']) expect(table(letter, id).rows.length, id).toBeLessThanOrEqual(10);
    const total = Number(/^(\d+) exigences opposables/.exec(sentences(letter, 'opposable')[0] ?? '')?.[1]);
    expect(sentences(letter, 'opposable')).toContain(`et ${total - 10} autres, dans le rapport complet : « convergence report . --date 2026-11-22 --format pdf »`);
  });

  it('never says « conforme » without its basis, nor passes for an act of the ANS', async () => {
    const text = plain(await markdown(letterOf()));
    expect(text.match(/(?<![a-z])conforme(?!s?[a-zé]|, (?:déclaré|prouvé)| également)/gi) ?? []).toEqual([]);
    expect(text).toMatch(/ni un acte officiel de l’ANS/);
    expect(text).toContain('non affilié à l’ANS');
  });
});

describe('the letter of a dossier nobody can read', () => {
  it('tells the cause, its place and what to mend, and nothing of a product', () => {
    const letter = unreadableLetterOf();
    expect(rows(letter, 'causes')).toEqual([['dossier.yaml:3:5', 'aucune question de profil ne s’appelle « knid »', 'vouliez-vous dire « kind » ?']]);
    expect([letter.verdict, letter.sections.map(({ id }) => id)]).toEqual([null, ['causes', 'repondre']]);
  });

  it('keeps the first causes, and counts the others', () => {
    const letter = unreadableLetterOf({ problems: Array.from({ length: 15 }, (_, index) => ({ code: 'dossier/unknown-profile', params: { id: `k${index}` }, place: {} })) });
    expect(table(letter, 'causes').rows).toHaveLength(12);
    expect(sentences(letter, 'causes')).toEqual(['et 3 autres, que nomme : « convergence assess . --date 2026-11-22 »']);
  });
});

describe.each(LETTER_REPORTERS.map(({ id }) => id))('a letter in %s', (format) => {
  it('is the same bytes for the same dossier on the same day', async () => {
    expect((await written(letterOf(), format)).equals(await written(letterOf(), format))).toBe(true);
  });
});

describe('a letter in PDF', () => {
  it.each([['judged', letterOf()], ['unreadable', unreadableLetterOf()], ['examined', letterOf({ examination: { reviews, levels: new Map([['identite', 1]]) } })]])('is tagged, titled, in its language, bookmarked, with its fonts inside: %s', async (_, letter) => {
    const text = (await written(letter, 'pdf')).toString('latin1');
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (fr-FR)', '/Outlines', '/DisplayDocTitle true', '/FontFile2', '/S /H1', '/S /H2', '/S /Table', '/S /TH']) expect(text, mark).toContain(mark);
    expect(text).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it.each<[string, Parameters<typeof letterOf>[0]]>([
    ['an ordinary product', {}],
    ['sixty more requirements', { referentials: [...referentials, crowded(60)] }],
    ['names as long as a dossier may hold', { dossier: { ...dossier, product: { name: 'mot '.repeat(100), version: '9'.repeat(400), vendor: 'x'.repeat(400) }, commitments: Array.from({ length: 40 }, (_each, index) => ({ id: 'c'.repeat(380) + String(index), theme: 'identite', level: 2, due: '2026-06-30', by: 'y'.repeat(400) })) } }],
    ['remarks as long as a page', { examination: { reviews: Array.from({ length: 30 }, (_each, index) => ({ evidence: `${index}`.repeat(100), state: 'refused' as const, by: 'z'.repeat(400), comment: 'trop ancien '.repeat(400), date: '2026-11-20' })), levels: new Map() } }],
  ])('keeps to a few pages: %s', async (_, change) => {
    const pages = (await written(letterOf(change), 'pdf')).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(8);
  });
});

describe('a letter in Markdown', () => {
  it.each(LANGS)('is what people see, in %s', async (lang) => {
    await expect(await markdown(letterOf({ lang, examination: { reviews, levels: new Map([['identite', 1]]) } }))).toMatchFileSnapshot(`../fixtures/letters/judged.${lang}.md`);
    await expect(await markdown(unreadableLetterOf({ lang }))).toMatchFileSnapshot(`../fixtures/letters/unreadable.${lang}.md`);
  });

  it('in English has no French word of the tool in it', async () => {
    for (const letter of [letterOf({ lang: 'en', examination: { reviews, levels: new Map() } }), unreadableLetterOf({ lang: 'en' })]) expect(await markdown(letter)).not.toMatch(/opposable depuis|non tenue|à décider|fiabilité|Courrier|dossier illisible|depuis|exigence/i);
  });

  it('holds what a stranger wrote as text', async () => {
    const evil = '<script>alert(1)</script> | `x` [a](javascript:alert(1)) \u001b[2J\u202Etxt.exe \u0000';
    const text = await markdown(letterOf({ dossier: { ...dossier, product: { name: evil, vendor: evil, version: evil }, commitments: [{ id: evil, requirement: evil, due: '2026-01-01', by: evil }] }, examination: { reviews: [{ evidence: evil, state: 'refused', comment: evil, by: evil, date: '2026-11-20' }], levels: new Map() } }));
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]|(?<!\\)<script|\[a\]\(/u);
    for (const line of text.split('\n').filter((each) => each.startsWith('| '))) expect(line.endsWith(' |')).toBe(true);
  });
});
