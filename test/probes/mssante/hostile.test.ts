import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { probe } from '../../../src/probes/mssante/index.js';
import type { ArtefactKind } from '../../../src/probes/probe.js';
import { within } from '../../fixtures/cpu-time.js';
import { artefact, cda, files, mail, zipped } from './message-fixture.js';

const settings = { day: '2026-11-25', guides: {} };
const observe = (kind: ArtefactKind, bytes: Uint8Array) => probe.observe([artefact('a', bytes, kind)], settings);

describe('a hostile artefact is one clear remark, within five seconds', () => {
  const deep = '<a>'.repeat(200_000);
  const cases: readonly (readonly [string, ArtefactKind, () => Uint8Array, string])[] = [
    ['a bomb in a message', 'eml', () => mail({ archive: zipSync({ 'INDEX.HTM': new Uint8Array(60 * 1024 * 1024) }) }), 'zip/ratio'],
    ['a nested archive', 'xdm', () => zipSync({ 'IHE_XDM.ZIP': zipped(files()) }), 'zip/nested'],
    ['a path that leaves', 'xdm', () => zipSync({ '../../etc/passwd': strToU8('x') }), 'zip/path-escape'],
    ['200,000 nested elements in a CDA', 'xdm', () => zipped(files([{ name: 'DOC0001.XML', content: deep }])), 'xml/too-deep'],
    ['an external entity in a CDA', 'xdm', () => zipped(files([{ name: 'DOC0001.XML', content: cda().replace('?>', '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>') }])), 'xml/doctype'],
    ['a laugh repeated a billion times', 'whiteList', () => strToU8('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><ListeBlancheMSSante>&d;</ListeBlancheMSSante>'), 'xml/doctype'],
    ['10,000 parts', 'eml', () => strToU8(`From: a@b.fr\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\ny\n'.repeat(10_000)}`), 'mime/too-many-parts'],
    ['headers of one megabyte', 'eml', () => strToU8(`From: a@b.fr\nX: ${'a'.repeat(1_000_000)}\n\n`), 'mime/headers-too-large'],
    ['100,000 documents in METADATA.XML', 'xdm', () => zipped({ ...files(), 'IHE_XDM/SUBSET01/METADATA.XML': `<a>${'<ExtrinsicObject/>'.repeat(50_000)}</a>` }), 'submission/too-many-objects'],
    ['bytes of nothing', 'eml', () => Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256), 'mime/not-a-message'],
  ];
  test.each(cases)('%s', async (_, kind, make, reason) => {
    const bytes = make();
    const { remarks } = await within(5, () => observe(kind, bytes));
    expect(remarks.filter(({ params }) => params['reason'] !== undefined).map(({ params }) => params['reason'])).toEqual([reason]);
  });

  test('headers made to slow a reader down', async () => {
    const long = (value: string): Uint8Array => strToU8(`From: ${value}\nSubject: ${value}\nContent-Type: ${value}\nMessage-ID: ${value}\nReferences: ${value}\n\nx`);
    for (const value of ['=?'.repeat(20_000), '<'.repeat(40_000), '"'.repeat(40_000), 'a;'.repeat(20_000), 'x*0*=%;'.repeat(6000), `${' '.repeat(40_000)}a`, '('.repeat(40_000), 'a@b,'.repeat(10_000), '=?utf-8?Q?=C3?= '.repeat(2500)]) await within(5, () => observe('eml', long(value)));
  });
});

test('whatever is changed in a message or an archive, the probe ends with remarks', async () => {
  const wholes: readonly (readonly [ArtefactKind, Uint8Array])[] = [['eml', mail()], ['xdm', zipped(files())]];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...wholes), fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 30 }), fc.boolean(), async ([kind, whole], where, noise, cut) => {
      const at = Math.floor(where * whole.length);
      const bytes = cut ? whole.subarray(0, at) : Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at + noise.length)]);
      const { facts } = await observe(kind, bytes);
      expect(facts.map(({ fact }) => fact)).toEqual([...probe.states]);
    }),
    { numRuns: 150 },
  );
});
