import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectKind } from '../../src/probes/detect.js';
import { ARTEFACT_KINDS } from '../../src/probes/probe.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what a file is, by its content', () => {
  it.each([
    ['hl7v2', 'MSH|^~\\&|GAM|HOP\rPID|1\r'],
    ['hl7v2', '\u000BMSH|^~\\&|GAM|HOP\r'],
    ['hl7v2', '\uFEFFMSH|^~\\&|GAM\r'],
    ['cda', '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- x --><ClinicalDocument xmlns="urn:hl7-org:v3">'],
    ['cda', '<!DOCTYPE ClinicalDocument [<!ENTITY x "y">]><ClinicalDocument/>'],
    ['cda', '\n<n:ClinicalDocument xmlns:n="urn:hl7-org:v3">'],
    ['cda', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"> ]>\n<ClinicalDocument xmlns="urn:hl7-org:v3">'],
    ['whiteList', '<ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">'],
    ['unknown', '<SubmitObjectsRequest><RegistryObjectList><Value>^^Internet^marie.martin@test-ci-sis.mssante.fr</Value>'],
    ['iti41', '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">'],
    ['iti41', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type="application/xop+xml"\r\n\r\n--b'],
    ['iti41', '--uuid:1\r\nContent-Type: application/xop+xml; charset=UTF-8\r\n\r\n<soap'],
    ['vihf', '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">'],
    ['fhir', '{ "resourceType": "Patient" }'],
    ['datamatrix', `IS01${'0'.repeat(22)}S1`],
    ['eml', 'From: a@medecin.mssante.fr\r\nSubject: x\r\n\r\nbonjour'],
    ['xdm', 'PK\u0003\u0004'],
    ['unknown', 'MSHX'],
    ['unknown', '<html>'],
    ['unknown', '{"a": 1}'],
    ['unknown', ''],
    ['unknown', 'Ceci : est un texte\nqui parle.'],
  ])('%s: %j', (kind, text) => {
    expect(detectKind(bytes(text))).toBe(kind);
  });

  it('knows UTF-16', () => {
    expect(detectKind(new Uint8Array([0xff, 0xfe, ...Buffer.from('<ClinicalDocument>', 'utf16le')]))).toBe('cda');
  });

  it('never fails, nor waits, on bytes of any kind', () => {
    void fc.assert(fc.property(fc.uint8Array({ maxLength: 6000 }), (random) => {
        expect(ARTEFACT_KINDS).toContain(detectKind(random));
      }));
  });
});
