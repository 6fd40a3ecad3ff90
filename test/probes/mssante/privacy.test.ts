import { expect, test } from 'vitest';
import { strToU8 } from 'fflate';
import { description } from '../../../src/probes/mssante/description.js';
import { probe } from '../../../src/probes/mssante/index.js';
import { artefact, cda, files, mail, PATIENT, zipped, type Files } from './message-fixture.js';

const settings = { day: '2026-11-25', guides: {} };
const SECRETS = [PATIENT.matricule, PATIENT.matricule.slice(0, 13), PATIENT.birthName, PATIENT.firstName];

/** Everything that may be written or shown of what was observed. */
async function told(bytes: Uint8Array, kind: 'eml' | 'xdm'): Promise<string> {
  const { facts, remarks } = await probe.observe([artefact('a', bytes, kind)], settings);
  expect(remarks.length).toBeGreaterThan(0);
  return JSON.stringify([facts, remarks, remarks.map(({ check, params }) => [description.words.fr.checks[check]?.found(params), description.words.en.checks[check]?.found(params)])]);
}

function expectNoSecret(text: string): void {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

const METADATA = 'IHE_XDM/SUBSET01/METADATA.XML';
const renamed = (name: string): Files => {
  const { [METADATA]: metadata = '', 'IHE_XDM/SUBSET01/DOC0001.XML': document = '', 'INDEX.HTM': index = '' } = files();
  return { 'INDEX.HTM': index, [METADATA]: metadata.replace('DOC0001.XML', name), [`IHE_XDM/SUBSET01/${name}`]: document };
};

test.each(['PAT-TROIS DOMINIQUE.xml', `${PATIENT.matricule}.XML`, 'PATTROIS.XML'])('a document named %s is told by its rank', async (name) => {
  const base = renamed(name);
  const variants: readonly Files[] = [
    base,
    { ...base, [METADATA]: base[METADATA]!.replace(/<Value>[0-9a-f]{40}<\/Value>/, `<Value>${'0'.repeat(40)}</Value>`).replace('HasMember', 'Other') },
    { ...base, [METADATA]: base[METADATA]!.replace(name, name.toLowerCase()) },
    { ...base, [METADATA]: '<a/>', [`IHE_XDM/SUBSET01/._${name}`]: 'x' },
    { ...base, [`IHE_XDM/SUBSET01/${name}`]: cda().slice(0, 300) },
    Object.fromEntries(Object.entries(base).map(([path, text]) => [path.replace('SUBSET01', 'PAT-TROIS'), text])),
    { ...base, [`../${name}`]: 'x' },
  ];
  for (const variant of variants) {
    const text = await told(zipped(variant), 'xdm');
    expectNoSecret(text);
    expect(text).not.toContain('PATTROIS');
  }
});

test('identifiers that hold a matricule are not repeated', async () => {
  const base = files();
  expectNoSecret(await told(zipped({ ...base, 'IHE_XDM/SUBSET01/DOC0001.XML': cda({ id: `1.2.250.1.${PATIENT.matricule}`, code: PATIENT.matricule }) }), 'xdm'));
  expectNoSecret(await told(zipped({ ...base, [METADATA]: base[METADATA]!.replace('&amp;ISO^NH', `&amp;${PATIENT.matricule}^${PATIENT.matricule}`) }), 'xdm'));
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['From', { From: `${PATIENT.birthName} ${PATIENT.firstName}` }],
  ['Reply-To', { 'Reply-To': PATIENT.birthName }],
  ['To', { To: `${PATIENT.matricule}0@patient.mssante.fr, ${PATIENT.matricule.slice(0, 14)}8@patient.mssante.fr` }],
  ['X-MSS-CODECDA', { 'X-MSS-CODECDA': PATIENT.matricule }],
  ['Content-Type', { 'Content-Type': `text/${PATIENT.matricule}` }],
  ['Subject', { Subject: `${PATIENT.birthName} ${PATIENT.matricule}` }],
])('what %s holds of a patient is not repeated', async (_, headers) => {
  expectNoSecret(await told(mail({ headers: { 'X-MSS-NIL': null, ...headers } }), 'eml'));
});

test('what a delivery report says of the recipient is not repeated', async () => {
  const report = `From: a@b.fr\r\nSubject: success\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.fr\r\n\r\nFinal-Recipient: rfc822; ${PATIENT.matricule}@patient.mssante.fr\r\nAction: failed\r\nStatus: 5.1.1 (${PATIENT.birthName} ${PATIENT.matricule})\r\n--x--\r\n`;
  expectNoSecret(await told(strToU8(report), 'eml'));
});

test('a hundred remarks of one kind are kept for one file, the rest is counted', async () => {
  const crowd = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`IHE_XDM/SUBSET01/a${index}.xml`, '']));
  const { remarks } = await probe.observe([artefact('a', zipped({ ...files(), ...crowd }), 'xdm')], settings);
  expect(remarks.filter(({ check }) => check === 'mss.xdm.names')).toHaveLength(100);
  expect(remarks.find(({ check }) => check === 'mss.artefact.manyRemarks')?.params).toEqual({ count: 400 });
});
