import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { carriesRealIdentity } from '../../src/probes/real-identity.js';
import { unfold } from '../../src/probes/unfold.js';
import { artefact, cda, files, mail, metadata, zipped } from './mssante/message-fixture.js';

const paths = async (bytes: Uint8Array, kind: 'eml' | 'xdm'): Promise<string[]> => (await unfold(artefact('a', bytes, kind))).parts.map(({ path, kind: found }) => `${found} ${path}`);

/** A message that carries files under names of its sender's choice. */
function message(carried: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const parts = carried.map(([name, content]) => `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${Buffer.from(content).toString('base64')}`);
  return strToU8(`From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${parts.join('\r\n--x\r\n')}\r\n--x--\r\n`);
}

describe('what an artefact carries', () => {
  test('is read with it, whatever the depth', async () => {
    expect(await paths(mail(), 'eml')).toEqual(['eml a', 'unknown a!IHE_XDM.zip!INDEX.HTM', 'unknown a!IHE_XDM.zip!README.TXT', 'unknown a!IHE_XDM.zip!IHE_XDM/SUBSET01/METADATA.XML', 'cda a!IHE_XDM.zip!IHE_XDM/SUBSET01/DOC0001.XML', 'unknown a!3']);
  });

  test('is never told by the name of a patient', async () => {
    expect(await paths(message([['PAT-TROIS DOMINIQUE.xml', strToU8(cda())], ['279035121518989.zip', zipped({ 'PAT-TROIS.XML': cda() })]]), 'eml')).toEqual(['eml a', 'cda a!1', 'cda a!2![1].XML']);
  });

  test('has no more elements, all together, than one message may hold', async () => {
    const crowded = strToU8(`<ClinicalDocument>${'<a/>'.repeat(100_000)}</ClinicalDocument>`);
    expect(await paths(message(Array.from({ length: 6 }, () => ['a.xml', crowded] as const)), 'eml')).toEqual(['eml a', 'cda a!1', 'cda a!2']);
  });

  test('shares what one archive may inflate to', async () => {
    const noise = Uint8Array.from({ length: 20 * 1024 * 1024 }, (_, index) => (index % 97 === 0 ? (index * 7919) >> 5 : 0));
    const archive = zipped({ 'INDEX.HTM': Buffer.from(noise).toString('latin1') });
    expect((await unfold(artefact('a', archive, 'xdm'))).opened).toHaveLength(2);
    const { opened } = await unfold(artefact('a', message(Array.from({ length: 8 }, () => ['a.zip', archive] as const)), 'eml'));
    expect(opened).toHaveLength(9);
  });
});

test('metadata that name a mailbox of MSSanté are not a white list', async () => {
  const named = metadata([{ name: 'DOC0001.XML', content: cda() }]).replace('<RegistryObjectList>', '<RegistryObjectList><Slot name="a"><ValueList><Value>marie.martin@test-ci-sis.mssante.fr</Value></ValueList></Slot>');
  expect(await paths(zipped({ ...files(), 'IHE_XDM/SUBSET01/METADATA.XML': named }), 'xdm')).toContain('unknown a!IHE_XDM/SUBSET01/METADATA.XML');
});

test('a file of ten million lines is searched for a real identity', () => {
  const lines = strToU8('a\n'.repeat(10_000_000));
  expect(carriesRealIdentity(lines)).toBe(false);
  const encoded = Buffer.from(' id root="1.2.250.1.213.1.4.8"').toString('base64').replace(/.{8}/g, '$&\r\n');
  expect(carriesRealIdentity(strToU8(encoded))).toBe(true);
});
