import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.js';
import type { Question, Referential } from '../../src/core/referential.js';
import { shippedRules, vocabulary } from '../fixtures/rules.js';

/** What a person reads in the authentication rule sets: nothing is left to guess, and what is a working state says so. */
const all: readonly Referential[] = ['authentification', 'authentification/editions/rie-2-projet', 'a05-2019'].map((path) => shippedRules(path).referential);
const requirements = all.flatMap(({ id, edition, requirements: own }) => own.map((requirement) => ({ name: `${id}@${edition} ${requirement.id}`, requirement })));
const questions: readonly Question[] = [
  ...all.flatMap((each) => each.questions ?? []),
  ...vocabulary.questions.filter((each) => /^(auth|igc)\./.test(each.id)),
  ...vocabulary.lists.filter((each) => ['accessMeans', 'userAccessMeans'].includes(each.id)).flatMap((list) => list.fields.map((field) => ({ ...field, id: `${list.id}.${field.id}` }))),
];

/** The letters of the table, and the kinds of product they stand for. */
const DEVICES: Readonly<Record<string, string>> = { B: 'sgl', D: 'dpi', L: 'lgc', P: 'pfi', R: 'ris', X: 'drimbox' };
const SEGUR: Readonly<Record<string, string>> = {
  'PSC.01': 'BDLPRX',
  'PSC.02': 'BDLPRX',
  'PSC.08': 'BDLRX',
  'PSC.10': 'BLR',
  'DMP/PSC.01': 'BL',
  'SSI/IE.30': 'BDLPR',
  'SSI/IE.31': 'BDLPRX',
  'SSI/IE.32': 'BDLPR',
  ...Object.fromEntries([33, 34, 35, 36, 37, 38, 39, 42, 43].map((number) => [`SSI/IE.${number}`, 'BDLPRX'])),
  ...Object.fromEntries([44, 45, 46, 47, 50, 51, 52, 53, 54].map((number) => [`SSI/IE.${number}`, 'BDPR'])),
  ...Object.fromEntries([48, 49].map((number) => [`SSI/IE.${number}`, 'BDPRX'])),
  ...Object.fromEntries([80, 83, 88, 91, 92].map((number) => [`SSI/IAM.${number}`, 'BDPRX'])),
  'SSI/IAM.94': 'D',
};

function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(texts) : [];
}

describe('les textes d’authentification', () => {
  it('chaque question dit ce que le texte demande, ce qui compte, ce qui ne compte pas', () => {
    expect(questions.length).toBeGreaterThan(40);
    expect(questions.filter(({ help }) => !help?.asks || !help.yes || !help.no).map((each) => each.id)).toEqual([]);
  });

  it('chaque question dit quelle preuve garder ; un nom n’en demande pas', () => {
    expect(questions.filter(({ help }) => !help?.evidence).map((each) => each.id)).toEqual(['accessMeans.label', 'userAccessMeans.label']);
  });

  it('chaque exigence dit ce qu’elle demande, ce qui manque, la preuve attendue, et où elle a été lue', () => {
    expect(requirements.filter(({ requirement: { text, gap, evidence, source } }) => !text || !gap || !evidence || source.some((place) => place.at.length < 3)).map((each) => each.name)).toEqual([]);
  });

  it('chaque exigence est fermée par une action', () => {
    for (const { id, requirements: own, actions = [] } of all) {
      const closed = new Set(actions.flatMap((action) => action.closes));
      expect([id, own.filter((requirement) => !closed.has(requirement.id)).map((requirement) => requirement.id)]).toEqual([id, []]);
    }
  });

  it('une exigence du Ségur dit qu’elle vient d’un état de travail', () => {
    const funding = requirements.filter(({ requirement }) => requirement.force === 'funding');
    expect(funding.map(({ name, requirement }) => [name, requirement.note?.includes('état de travail de février 2023'), requirement.source.map((place) => place.ref)])).toEqual(funding.map(({ name }) => [name, true, ['S41']]));
    // It applies to the kinds its first identifier is approved for, and to products of the second wave alone.
    const wave2 = { profile: 'segur', includes: ['wave2'] };
    const kinds = (devices: readonly string[] = []): object => (devices.length === 1 ? { profile: 'kind', equals: devices[0] } : { profile: 'kind', oneOf: devices });
    const conditions = all[0]?.conditions ?? {};
    const spelt = (applies: Condition | undefined): unknown => (applies && 'condition' in applies ? conditions[applies.condition] : applies);
    expect(funding.map(({ name, requirement }) => [name, spelt(requirement.applies)])).toEqual(funding.map(({ name, requirement }) => [name, { all: [wave2, kinds(requirement.aliases?.[0]?.devices)] }]));
  });

  it('les identifiants du Ségur (doctrine, 8.1) sont tous là, avec leurs dispositifs, hors ceux qui y sont facultatifs ou à retravailler', () => {
    const found = new Map<string, string>();
    for (const { requirement } of requirements) {
      for (const { id, wave, devices, set } of requirement.aliases ?? []) if (wave === 2) found.set(id, `${[...(devices ?? [])].sort().join(' ')}${set?.includes('état de travail') === true ? '' : ' (jeu non dit)'}`);
    }
    expect([...found].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(Object.entries(SEGUR).map(([id, letters]) => [id, [...letters].map((letter) => DEVICES[letter]).sort().join(' ')]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
    const kinds = vocabulary.profile.find((question) => question.id === 'kind')?.choices?.map((choice) => choice.id) ?? [];
    expect(Object.values(DEVICES).filter((device) => !kinds.includes(device))).toEqual([]);
  });

  it('une règle dite opposable ne s’appuie que sur une source A ou B, lue à cet endroit', () => {
    for (const { sources, requirements: own } of all) {
      const reliability = new Map(sources.map((source) => [source.id, source.reliability]));
      for (const { id, opposable, source } of own) if (opposable) expect([id, source.some((place) => ['A', 'B'].includes(place.reliability ?? reliability.get(place.ref) ?? 'D'))]).toEqual([id, true]);
    }
  });

  it('typographie : apostrophe courbe, pas de point d’exclamation, pas de guillemets droits', () => {
    const worded = [...all.flatMap((each) => texts({ ...each, sources: undefined, conditions: undefined })), ...questions.flatMap((each) => texts(each))].filter((text) => text.includes(' '));
    expect(worded.filter((text) => /[\p{L}]'[\p{L}]|!|"/u.test(text))).toEqual([]);
  });

  it('les questions que les deux éditions posent sont dans le vocabulaire, écrites une fois', () => {
    const owners = all.flatMap((each) => (each.questions ?? []).map((question) => question.id));
    expect(owners.filter((id, index) => owners.indexOf(id) !== index)).toEqual([]);
  });
});
