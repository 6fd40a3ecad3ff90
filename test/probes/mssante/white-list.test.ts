import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { probe } from '../../../src/probes/mssante/index.js';
import type { StatedFact } from '../../../src/probes/probe.js';
import { list, signed } from '../../formats/signed-white-list.js';
import { artefact, mail } from './message-fixture.js';

const settings = { day: '2026-11-25', guides: {} };
const DOMAINS = ['test-ci-sis.mssante.fr', 'patient.mssante.fr', 'test-ci-sis.mssante.fr'];
const observe = (text: string, ...mails: Uint8Array[]) => probe.observe([artefact('liste.xml', strToU8(text), 'whiteList'), ...mails.map((each, index) => artefact(`${index}.eml`, each, 'eml'))], settings);
const remarksOf = async (text: string, ...mails: Uint8Array[]): Promise<string[]> => (await observe(text, ...mails)).remarks.filter(({ severity }) => severity !== 'info').map(({ check, severity }) => `${severity} ${check.replace('mss.', '')}`);
const factOf = async (text: string, ...mails: Uint8Array[]): Promise<StatedFact> => (await observe(text, ...mails)).facts.find(({ fact }) => fact === 'mss.whiteList.domain')!;

describe('a white list is held to its rules', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['signed', signed(list(DOMAINS)), []],
    ['unsigned', list(DOMAINS), ['error whiteList.signature']],
    ['changed once signed', signed(list(DOMAINS)).replace('essai', 'pirate').replace('ESSAI', 'PIRATE'), ['error whiteList.signature']],
    ['of another namespace', list(DOMAINS).replace('https://listeblanche.mssante.fr/schema', 'urn:autre'), ['error whiteList.namespace', 'error whiteList.signature']],
    ['signed by a certificate that had expired', signed(list(DOMAINS), { until: '2026-11-19' }), ['warning whiteList.signer']],
    ['signed by a certificate that expired since', signed(list(DOMAINS), { until: '2026-11-21' }), []],
    ['cut in the middle', list(DOMAINS).slice(0, 400), ['error whiteList.unreadable']],
    ['with a document type', list(DOMAINS).replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'), ['error whiteList.unreadable']],
  ];
  test.each(cases)('%s', async (_, text, expected) => {
    expect(await remarksOf(text)).toEqual(expected);
  });

  test('what it holds is counted, oddities of names are told', async () => {
    const { remarks } = await observe(signed(list(DOMAINS).replace(',OU=318310021300028', ', OU=12')));
    expect(remarks.map(({ check, params }) => [check, params])).toEqual([
      ['mss.whiteList.operator', { problem: 'spaces', domain: 'test-ci-sis.mssante.fr', count: 1 }],
      ['mss.whiteList.operator', { problem: 'identifier', domain: 'test-ci-sis.mssante.fr', count: 1 }],
      ['mss.whiteList.content', { entries: 3, domains: 2, operators: 3, generated: '2026-11-20', days: 5 }],
    ]);
  });
});

describe('the domain of the product', () => {
  test('in a signed list stays unmeasured: the chain of the signer is not verified', async () => {
    expect(await factOf(signed(list(DOMAINS)), mail())).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'mss.reason.chain' }, artefacts: ['liste.xml', '0.eml'] });
  });

  test('absent from a signed list is not in it', async () => {
    const other = mail({ headers: { From: '"Labo des Essais" <labo@ailleurs.fr>' } });
    expect(await factOf(signed(list(DOMAINS)), other)).toMatchObject({ outcome: 'observed', value: false });
    expect(await remarksOf(signed(list(DOMAINS)), other)).toEqual(['warning whiteList.domain']);
  });

  test('is not concluded from a list nobody signed, nor without a message', async () => {
    expect(await factOf(list(DOMAINS), mail())).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'mss.reason.unsigned' } });
    expect(await factOf(signed(list(DOMAINS)))).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'mss.reason.noDomain' } });
  });

  test('tells whether answers come back to MSSanté', async () => {
    const reply = (domain: string): Uint8Array => mail({ headers: { 'Reply-To': `<retours@${domain}>` } });
    expect(await remarksOf(signed(list(DOMAINS)), reply('ailleurs.fr'))).toEqual(['warning message.replyTo']);
    expect(await remarksOf(signed(list(DOMAINS)), reply('TEST-ci-sis.mssante.fr'))).toEqual([]);
  });
});
