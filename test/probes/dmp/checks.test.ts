import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/probes/dmp/checks.js';
import { HEADER_ROWS } from '../../../src/probes/dmp/header-rows.js';
import { WORDS } from '../../../src/probes/dmp/messages.js';
import { CROWDED, DOCUMENT, HEADER, LOT, PDSM, VIHF, type Case } from './cases.js';
import { artefact, CDA, observe, remarksOf } from './fixtures.js';

const ALL: readonly Case[] = [...HEADER, ...DOCUMENT, ...VIHF, ...LOT, ...PDSM, ...CROWDED];

it('a document that nothing can be said against', async () => {
  expect(await remarksOf(artefact('cda', CDA))).toEqual([]);
});

describe.each([
  ['the header of a document', HEADER],
  ['the rest of a document', DOCUMENT],
  ['a token', VIHF],
  ['a lot', LOT],
  ['a deposit in FHIR', PDSM],
  ['too many remarks', CROWDED],
] as const)('%s', (_title, cases) => {
  it.each(cases)('%s', async (_defect, artefacts, expected) => {
    expect(await remarksOf(...artefacts)).toEqual(expected);
  });
});

describe('every check', () => {
  it('is met by a case', () => {
    const met = new Set(ALL.flatMap(([, , expected]) => expected.map((line) => `dmp.${line.split(' ')[1] ?? ''}`)));
    expect(CHECKS.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('has its own id, and its words in both languages', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { checks } of [WORDS.fr, WORDS.en]) expect(Object.keys(checks).sort()).toEqual([...ids].sort());
    expect(Object.keys(WORDS.en.reasons).sort()).toEqual(Object.keys(WORDS.fr.reasons).sort());
  });

  it('that is only retold is never an error', () => {
    expect(CHECKS.filter(({ severity, source }) => severity === 'error' && ['C', 'D'].includes(source.reliability)).map(({ id }) => id)).toEqual([]);
  });

  it('of the header is a row that says whose point it is, or only informs', () => {
    expect(HEADER_ROWS.filter(({ point, severity }) => point === undefined && severity === 'error')).toEqual([]);
  });

  it('says what was found with every parameter filled', async () => {
    for (const [title, artefacts] of ALL) {
      for (const { check, params } of (await observe(...artefacts)).remarks) {
        for (const said of [WORDS.fr.checks[check], WORDS.en.checks[check]]) expect(said?.found(params), `${title}: ${check}`).not.toMatch(/[{}]|undefined|\[object/);
      }
    }
  });

  it('is written with the spaces of French typography', () => {
    const said = Object.values(WORDS.fr.checks).flatMap(({ title, found, todo }) => [title, found({}), todo]);
    expect(said.filter((text) => /(?<!\u00A0)[;!?»](?=\s|$)|\s(?<!\u00A0):(?=\s)|«(?!\u00A0)|'/.test(text))).toEqual([]);
  });
});
