import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { probe } from '../../../src/probes/mssante/index.js';
import { WORDS } from '../../../src/probes/mssante/messages.js';
import { artefact, cda, files, mail, OTHER, PATIENT, patientId, PDF_NAME, zipped, type Files, type MailOptions } from './message-fixture.js';

const settings = { day: '2026-11-25', guides: {} };
const observed = (bytes: Uint8Array, environment: 'test' | 'production' = 'test') => probe.observe([artefact('artefacts/envoi.eml', bytes, 'eml', environment)], settings);
async function remarksOf(options: MailOptions, environment: 'test' | 'production' = 'test'): Promise<string[]> {
  const { remarks } = await observed(mail(options), environment);
  return remarks.map(({ check, severity }) => `${severity} ${check.replace('mss.', '')}`);
}
const changed = (path: string, from: string | RegExp, to: string): Files => {
  const base = files();
  const text = base[path] ?? '';
  const other = text.replace(from, to);
  if (other === text) throw new Error(`nothing to change: ${String(from)}`);
  return { ...base, [path]: other };
};
const inMetadata = (from: string | RegExp, to: string): MailOptions => ({ archive: zipped(changed('IHE_XDM/SUBSET01/METADATA.XML', from, to)) });
const citizen = (local: string): Record<string, string> => ({ To: `${local}@patient.mssante.fr` });
const withCda = (options: Parameters<typeof cda>[0]): Uint8Array => zipped(files([{ name: 'DOC0001.XML', content: cda(options) }]));

test('a conforming message leaves no remark, to a professional nor to a patient', async () => {
  expect(await remarksOf({})).toEqual([]);
  expect(await remarksOf({ headers: { ...citizen(PATIENT.matricule), 'X-MSS-MES': 'FIN' } })).toEqual([]);
});

test('two documents of one patient: the subject counts them, codes and PDF follow', async () => {
  const documents = [
    { name: 'DOC0001.XML', content: cda() },
    { name: 'DOC0002.XML', content: cda({ code: '15508-5', title: 'CR accouchement', id: '1.2.250.1.999.7' }), code: '15508-5', id: '1.2.250.1.999.7' },
  ];
  const two: MailOptions = {
    archive: zipped(files(documents)),
    pdfs: [[PDF_NAME], ['20261002_CR accouchement_PAT-TROIS_DOMINIQUE_2.pdf']],
    headers: { Subject: 'XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE', 'X-MSS-CODECDA': '11502-2,15508-5' },
  };
  expect(await remarksOf(two)).toEqual([]);
  expect(await remarksOf({ ...two, headers: { ...two.headers, 'X-MSS-CODECDA': '11502-2' } })).toEqual(['error header.codeCda']);
});

test('accents and ligatures of the label may be written or not, in either form of Unicode', async () => {
  const encoded = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  for (const label of ['Examen de l’œil opéré', "Examen de l'oeil opere", 'Examen de l’œil opéré'.normalize('NFD')]) {
    const pdfs = [['20261002_Examen de l\'oeil opere_PAT-TROIS_DOMINIQUE.pdf']] as const;
    expect(await remarksOf({ archive: withCda({ title: 'Examen de l’œil opéré' }), pdfs, headers: { Subject: encoded(`XDM/1.0/DDM+${label} PAT-TROIS DOMINIQUE 28/03/1979`) } })).toEqual([]);
  }
});

describe('one fault, one remark', () => {
  const archive = (path: string, text: string): MailOptions => ({ archive: zipped({ ...files(), [path]: text }) });
  const cases: readonly (readonly [string, MailOptions, readonly string[]])[] = [
    ['a subject without its prefix', { headers: { Subject: 'Résultats'.normalize('NFD').replace(/\p{M}/gu, '') } }, ['error subject.prefix']],
    ['a prefix without its plus', { headers: { Subject: 'XDM/1.0/DDM CR' } }, ['error subject.prefix']],
    ['another label', { headers: { Subject: 'XDM/1.0/DDM+Lettre de liaison PAT-TROIS DOMINIQUE 28/03/1979' } }, ['warning subject.content']],
    ['a name in small letters', { headers: { Subject: "XDM/1.0/DDM+CR d'examens biologiques Pat-Trois DOMINIQUE" } }, ['warning subject.content']],
    ['another name', { headers: { Subject: "XDM/1.0/DDM+CR d'examens biologiques TCHITCHI CATARINA" } }, ['warning subject.content']],
    ['a date written the American way', { headers: { Subject: "XDM/1.0/DDM+CR d'examens biologiques PAT-TROIS DOMINIQUE 1979-03-28" } }, ['warning subject.content']],
    ['raw accents in the subject', { headers: { Subject: 'XDM/1.0/DDM+CR d’examens biologiques PAT-TROIS DOMINIQUE' } }, ['error subject.encoding']],
    ['no archive', { archive: new Uint8Array(), headers: { 'X-MSS-CODECDA': null, 'X-MSS-INS': null } }, ['error attachment.archive']],
    ['an archive of another name', { archiveName: 'DOCUMENTS.ZIP' }, ['error attachment.archive']],
    ['an archive in capitals', { archiveName: 'IHE_XDM.ZIP' }, ['warning attachment.archiveName']],
    ['an archive told as bytes', { archiveType: 'application/octet-stream' }, ['warning attachment.archiveType']],
    ['no PDF', { pdfs: [] }, ['error attachment.pdf', 'warning attachment.pdfContent']],
    ['a PDF that announces nothing', { archive: withCda({ pdf: strToU8('%PDF-1.4') }), pdfs: [[PDF_NAME, strToU8('%PDF-1.4')]] }, ['warning attachment.pdfA']],
    ['another PDF', { pdfs: [[PDF_NAME, strToU8('%PDF-1.4 <x pdfaid:part="1"/>')]] }, ['warning attachment.pdfContent']],
    ['a PDF named freely', { pdfs: [['resultat.pdf']] }, ['warning attachment.pdfName']],
    ['a PDF of another day', { pdfs: [[PDF_NAME.replace('20261002', '20261003')]] }, ['warning attachment.pdfName']],
    ['raw accents in a file name', { pdfs: [["20261002_CR d’examens biologiques_PAT-TROIS_DOMINIQUE.pdf"]] }, ['error attachment.nameEncoding']],
    ['no X-MSS-CODECDA', { headers: { 'X-MSS-CODECDA': null } }, ['error header.codeCda']],
    ['no X-MSS-INS', { headers: { 'X-MSS-INS': null } }, ['error header.ins']],
    ['X-MSS-INS: N on a whole INS', { headers: { 'X-MSS-INS': 'N' } }, ['error header.ins']],
    ['X-MSS-INS: yes', { headers: { 'X-MSS-INS': 'oui' } }, ['error header.ins']],
    ['X-MSS-INS: O without INS', { archive: withCda({ ins: false }) }, ['error header.ins']],
    ['no X-MSS-NIL', { headers: { 'X-MSS-NIL': null } }, ['error header.nil']],
    ['an end of exchange in small letters', { headers: { ...citizen(PATIENT.matricule), 'X-MSS-MES': 'fin' } }, ['error header.end']],
    ['an end of exchange to a professional', { headers: { 'X-MSS-MES': 'FIN' } }, ['error header.end']],
    ['a Message-ID without brackets', { headers: { 'Message-ID': '1.2.3' } }, ['warning message.id']],
    ['no Date', { headers: { Date: null } }, ['warning message.date']],
    ['a body of the West', { bodyType: 'text/plain; charset=ISO-8859-1' }, ['warning message.utf8']],
    ['a body in HTML alone', { bodyType: 'text/html; charset=utf-8' }, ['warning message.body']],
    ['a sender without label', { headers: { From: 'marie.martin@test-ci-sis.mssante.fr' } }, ['warning message.sender']],
    ['an answer without its thread', { headers: { 'In-Reply-To': '<a@b.fr>' } }, ['warning message.thread']],
    ['a thread that ends elsewhere', { headers: { 'In-Reply-To': '<a@b.fr>', References: '<a@b.fr> <c@d.fr>' } }, ['warning message.thread']],
    ['an answer with its thread', { headers: { 'In-Reply-To': '<a@b.fr>', References: '<c@d.fr> <a@b.fr>' } }, []],
    ['an address with a prefix', { headers: citizen(`ins${PATIENT.matricule}`) }, ['error patient.address', 'warning patient.qualified']],
    ['a false key', { headers: citizen('279035121518980') }, ['warning patient.key', 'warning patient.qualified']],
    ['the address of somebody else', { headers: citizen(OTHER.matricule) }, ['warning patient.qualified']],
    ['a document hidden from the patient', { headers: citizen(PATIENT.matricule), archive: withCda({ confidentiality: 'INVISIBLE_PATIENT' }) }, ['error patient.hidden']],
    ['the same to a professional', { archive: withCda({ confidentiality: 'INVISIBLE_PATIENT' }) }, []],
    ['a false hash', inMetadata(/[0-9a-f]{40}/, '0'.repeat(40)), ['error xdm.hash']],
    ['a false size', inMetadata(/(?<="size"><ValueList><Value>)\d+/, '12'), ['error xdm.size']],
    ['an URI in another case', inMetadata('<Value>DOC0001.XML', '<Value>doc0001.xml'), ['error xdm.uri']],
    ['an URI of nothing', inMetadata('<Value>DOC0001.XML', '<Value>DOC0009.XML'), ['error xdm.uri', 'warning xdm.undescribed']],
    ['no patient in the lot like that of the document', inMetadata(`6b5aea1a-874d-4603-a4bc-96a0a7b38446" value="${patientId(PATIENT)}"`, '6b5aea1a-874d-4603-a4bc-96a0a7b38446" value="x"'), ['warning xdm.patientSet']],
    ['an identifier escaped twice', inMetadata(new RegExp(patientId(PATIENT).replaceAll('^', '\\^'), 'g'), patientId(PATIENT).replaceAll('&amp;', '&amp;amp;')), ['warning xdm.escaped']],
    ['an identifier of another type', inMetadata(/\^NH/g, '^INS'), ['warning xdm.patientForm']],
    ['no INS', inMetadata(/279035121518989\^/g, '1234^'), ['error xdm.ins', 'error message.onePatient']],
    ['another type than the document’s', inMetadata('nodeRepresentation="11502-2"', 'nodeRepresentation="34133-9"'), ['warning xdm.typeCode']],
    ['another identifier than the document’s', inMetadata('value="1.2.250.1.999.1"', 'value="1.2.3"'), ['warning xdm.uniqueId']],
    ['a code without its system', inMetadata(/(nodeRepresentation="SA05">)<Slot.*?<\/Slot>/, '$1'), ['warning xdm.codes']],
    ['other traits', inMetadata('PID-8|F', 'PID-8|M'), ['warning xdm.traits']],
    ['no link to the document', inMetadata('targetObject="Document0"', 'targetObject="Document1"'), ['error xdm.member']],
    ['no submission set', inMetadata('a54d6aa5-d40d-43f9-88c5-b4633d873bdd', 'd9d542f3-6cc4-48b6-8870-ea235fbc94c2'), ['error xdm.set']],
    ['no submission time', inMetadata('submissionTime', 'autre'), ['error xdm.required']],
    ['old metadata', inMetadata('xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"', 'xmlns="urn:oasis:names:tc:ebxml-regrep:rim:xsd:2.1"'), ['error xdm.ebxml']],
    ['a document type in the metadata', inMetadata('?>', '?><!DOCTYPE a SYSTEM "file:///etc/passwd">'), ['error xdm.metadata']],
    ['a stray file', archive('__MACOSX/._X', 'x'), ['warning xdm.clean']],
    ['a file nobody describes', archive('IHE_XDM/SUBSET01/AUTRE.TXT', 'x'), ['warning xdm.undescribed']],
    ['no README.TXT', { archive: zipped(Object.fromEntries(Object.entries(files()).filter(([path]) => path !== 'README.TXT'))) }, ['error xdm.layout']],
    ['a long name', { archive: zipped(files([{ name: 'RESULTATS.XML', content: cda() }])) }, ['warning xdm.names']],
    ['a path that leaves the archive', archive('../../etc/passwd', 'x'), ['error xdm.unreadable']],
    ['an archive cut in the middle', { archive: zipped(files()).subarray(0, 900) }, ['error xdm.unreadable']],
  ];
  test.each(cases)('%s', async (_, options, expected) => {
    expect(await remarksOf(options)).toEqual(expected);
  });

  test('a false key is an error on production data', async () => {
    expect(await remarksOf({ headers: citizen('279035121518980') }, 'production')).toContain('error patient.key');
  });

  test('two patients in one archive', async () => {
    const content = cda({ patient: { ...OTHER, authority: PATIENT.authority }, id: '1.2.250.1.999.7' });
    const documents = [{ name: 'DOC0001.XML', content: cda() }, { name: 'DOC0002.XML', content, id: '1.2.250.1.999.7', patient: { ...OTHER, authority: PATIENT.authority } }];
    expect(await remarksOf({ archive: zipped(files(documents)), pdfs: [[PDF_NAME], ['20261002_CR d\'examens biologiques_TCHITCHI_CATARINA.pdf']], headers: { Subject: 'XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE' } })).toEqual(['warning xdm.patientSet', 'error message.onePatient']);
  });

  test('an unqualified identity has no INS to look for', async () => {
    const base = files([{ name: 'DOC0001.XML', content: cda({ ins: false }) }]);
    const metadataPath = 'IHE_XDM/SUBSET01/METADATA.XML';
    const local = { ...base, [metadataPath]: (base[metadataPath] ?? '').replaceAll(patientId(PATIENT), '1234^^^&amp;1.2.250.1.999.9&amp;ISO^PI') };
    expect(await remarksOf({ archive: zipped(local), headers: { 'X-MSS-INS': 'N' } })).toEqual([]);
  });

  test('an archive alone is read like one in a message, once', async () => {
    const bytes = zipped(files());
    const alone = await probe.observe([artefact('artefacts/IHE_XDM.zip', bytes, 'xdm')], settings);
    expect(alone.remarks).toEqual([]);
    const both = await probe.observe([artefact('a.eml', mail(inMetadata(/[0-9a-f]{40}/, '0'.repeat(40))), 'eml'), artefact('a.eml!IHE_XDM.zip', bytes, 'xdm')], settings);
    expect(both.remarks.map(({ check, place }) => [check, place.artefact])).toEqual([['mss.xdm.hash', 'a.eml!IHE_XDM.zip']]);
  });

  test('the same Message-ID twice', async () => {
    const { remarks } = await probe.observe([artefact('a.eml', mail(), 'eml'), artefact('b.eml', mail(), 'eml')], settings);
    expect(remarks.map(({ check, place, params }) => [check, place.artefact, params['problem']])).toEqual([['mss.message.id', 'b.eml', 'duplicate']]);
  });
});

describe('places and words', () => {
  test('a remark says where: header and line, entry and path', async () => {
    const { remarks } = await observed(mail({ ...inMetadata('PID-8|F', 'PID-8|M'), headers: { 'X-MSS-NIL': '' } }));
    expect(remarks.map(({ place }) => place)).toEqual([
      { artefact: 'artefacts/envoi.eml!IHE_XDM.zip', entry: 'IHE_XDM/SUBSET01/METADATA.XML', xpath: '/SubmitObjectsRequest/RegistryObjectList/ExtrinsicObject' },
      { artefact: 'artefacts/envoi.eml', header: 'X-MSS-NIL', line: 8 },
    ]);
  });

  test('no matricule, no name and no file name of a patient is ever shown', async () => {
    const worst = await observed(mail({ archive: zipped({ ...files([{ name: 'DOC0001.XML', content: cda({ patient: OTHER }) }]), 'IHE_XDM/SUBSET01/X.TXT': 'x' }), pdfs: [['PAT-TROIS DOMINIQUE.pdf']], headers: { To: `x${PATIENT.matricule}@patient.mssante.fr, 279035121518980@patient.mssante.fr`, Subject: 'PAT-TROIS DOMINIQUE' } }));
    expect(worst.remarks.length).toBeGreaterThan(6);
    expect(JSON.stringify(worst)).not.toMatch(/PAT-TROIS|DOMINIQUE|TCHITCHI|CATARINA|2790351215189|2360663220836/);
  });

  test('every check has its words in both languages, and no word is left over', () => {
    for (const lang of ['fr', 'en'] as const) {
      expect(Object.keys(WORDS[lang].checks).toSorted()).toEqual(probe.checks.map(({ id }) => id).toSorted());
    }
    expect(Object.keys(WORDS.fr.reasons)).toEqual(Object.keys(WORDS.en.reasons));
  });

  test('a rule read by a third party is never an error', () => {
    expect(probe.checks.filter(({ severity, source }) => severity === 'error' && source.reliability > 'B')).toEqual([]);
  });
});

describe('facts', () => {
  const factOf = async (bytes: readonly Uint8Array[], fact: string) => (await probe.observe(bytes.map((each, index) => artefact(`${index}.eml`, each, 'eml')), settings)).facts.find((each) => each.fact === fact)!;

  test('a conforming message proves every point of the message, of the archive and of the headers', async () => {
    expect(await factOf([mail()], 'mss.message.points')).toMatchObject({ outcome: 'observed', value: ['onePatient', 'attachments', 'subject', 'pdfName', 'pdfContent', 'messageId', 'utf8', 'body', 'sender'], artefacts: ['0.eml'] });
    expect(await factOf([mail()], 'mss.xdm.points')).toMatchObject({ outcome: 'observed', value: ['layout', 'links', 'submission', 'identifiers', 'codes', 'patient', 'clean'] });
    expect(await factOf([mail()], 'mss.header.points')).toMatchObject({ outcome: 'observed', value: ['codeCda', 'ins', 'nil'] });
  });

  test('a point one message fails is not held, and its place is told', async () => {
    const fact = await factOf([mail(), mail({ headers: { 'Message-ID': '<9@b.fr>', 'X-MSS-NIL': null } })], 'mss.header.points');
    expect(fact).toMatchObject({ outcome: 'observed', value: ['codeCda', 'ins'], places: [{ artefact: '1.eml', header: 'X-MSS-NIL' }], failing: { nil: { artefact: '1.eml', header: 'X-MSS-NIL' } }, artefacts: ['0.eml', '1.eml'] });
  });

  test('a point that cannot be judged is said so, beside those that are', async () => {
    expect(await factOf([mail({ archive: zipped(files()).subarray(0, 900) })], 'mss.header.points')).toMatchObject({ outcome: 'observed', value: ['nil'], unjudged: ['codeCda', 'ins'] });
    expect(await factOf([mail({ headers: citizen(PATIENT.matricule) })], 'mss.patient.points')).toMatchObject({ outcome: 'observed', unjudged: ['endHeader', 'minor'] });
  });

  test('nothing to read is not a failure', async () => {
    const { facts } = await probe.observe([], settings);
    expect(facts.map(({ outcome }) => outcome)).toEqual(facts.map(() => 'not-applicable'));
    expect(facts.map(({ fact }) => fact)).toEqual([...probe.states]);
  });
});
