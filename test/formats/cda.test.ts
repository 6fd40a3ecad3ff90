import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCdaPatients } from '../../src/formats/cda.js';
import { bytesOf, refusal } from './bounded.js';

const document = (roles: string): string => `<ClinicalDocument xmlns="urn:hl7-org:v3">${roles}</ClinicalDocument>`;
const target = (inside: string): string => `<recordTarget><patientRole>${inside}</patientRole></recordTarget>`;

describe('the patient of a CDA', () => {
  it('is read with the XPath of each value', () => {
    const name = '<name>\n <family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE\n MARIE-LOUISE</given></name>';
    const [patient] = parseCdaPatients(bytesOf(document(target(`<id root="1.2" extension=" 42 "/><telecom value="mailto:a@b.fr"/><patient>${name}<administrativeGenderCode code="F" codeSystem="2.16"/><birthTime value="19790328"/></patient>`))));
    expect(patient).toMatchObject({
      ids: [{ root: '1.2', extension: '42', xpath: '/ClinicalDocument/recordTarget/patientRole/id' }],
      gender: { value: 'F', codeSystem: '2.16' },
      birthTime: { value: '19790328', xpath: '/ClinicalDocument/recordTarget/patientRole/patient/birthTime/@value' },
      county: undefined,
      telecoms: [{ value: 'mailto:a@b.fr' }],
    });
    expect(patient!.names[0]!.parts.map(({ part, qualifier, value }) => [part, qualifier, value])).toEqual([['family', 'BR', 'PAT-TROIS'], ['given', '', 'DOMINIQUE MARIE-LOUISE']]);
  });

  it('whatever prefix the namespace has, and each one when there are several', () => {
    const text = `<h:ClinicalDocument xmlns:h="urn:hl7-org:v3">${'<h:recordTarget><h:patientRole><h:id root="1.2"/></h:patientRole></h:recordTarget>'.repeat(2)}</h:ClinicalDocument>`;
    expect(parseCdaPatients(bytesOf(text)).map(({ xpath }) => xpath)).toEqual(['/ClinicalDocument/recordTarget[1]/patientRole', '/ClinicalDocument/recordTarget[2]/patientRole']);
  });

  it.each([
    ['of another root', '<a/>', 'cda/not-a-document'],
    ['of another namespace', document('').replace('urn:hl7-org:v3', 'urn:other'), 'cda/not-a-document'],
    ['that names no patient', document(''), 'cda/no-patient'],
    ['with a document type', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${document(target('&b;'))}`, 'xml/doctype'],
    ['cut in the middle', document(target('<id root="1.2"/>')).slice(0, 70), 'xml/not-well-formed'],
    ['in an unheard-of encoding', `<?xml version="1.0" encoding="KOI8-R"?>${document('')}`, 'xml/encoding'],
    ['with 60,000 identifiers', document(target('<id root="1.2"/>'.repeat(60_000))), 'cda/too-many-parts'],
    ['with an element of 200,000 attributes', document(`<a ${Array.from({ length: 200_000 }, (_, index) => `a${index}=""`).join(' ')}/>`), 'xml/too-many-nodes'],
    ['with 200,000 comments', document('<!---->'.repeat(200_000)), 'xml/too-many-nodes'],
    ['with 200,000 sections of text', document('<![CDATA[x]]>'.repeat(200_000)), 'xml/too-many-nodes'],
    ['with 200,000 character references', document('&#65;'.repeat(200_000)), 'xml/too-many-nodes'],
    ['of 200,000 nested elements', '<a>'.repeat(200_000), 'xml/too-deep'],
  ])('of a document %s is refused', (_title, text, code) => {
    expect(refusal(() => parseCdaPatients(bytesOf(text)))?.code).toBe(code);
  });

  it('of random bytes is read or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'<>/a"= &;!-[]?') }).map((text) => bytesOf(document(text)))), (bytes) => void refusal(() => parseCdaPatients(bytes))));
  });
});
