import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsIn, readSoapRequest } from '../../src/formats/iti41.js';
import { readSignedManifest } from '../../src/formats/signed-manifest.js';
import { parseVihf } from '../../src/formats/vihf.js';
import { changed, envelope, manifest, request, signed, TOKEN } from '../probes/dmp/fixtures.js';
import { bytesOf, refusal } from './bounded.js';

describe('a request to the DMP', () => {
  it('is read in its parts', () => {
    const { soap, packaging, action, lot, token } = readSoapRequest(bytesOf(request()));
    expect({ soap, packaging, action, name: token?.nameId }).toEqual({ soap: '1.2', packaging: 'mtom', action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b', name: '801234567897' });
    expect(lot?.submission.documents.map(({ id }) => id)).toEqual(['Document01', 'Signature01']);
    expect(lot?.documents.map(({ id, form, bytes }) => [id, form, bytes !== undefined])).toEqual([['Document01', 'included', true], ['Signature01', 'included', true]]);
  });

  it('is read as XML, its documents inside', () => {
    const { packaging, lot } = readSoapRequest(bytesOf(envelope({ inline: true, content: '<é/>' })));
    expect(packaging).toBe('xml');
    expect(lot?.documents.map(({ form, bytes }) => [form, new TextDecoder().decode(bytes).slice(0, 5)])).toEqual([['inline', '<é/>'], ['inline', '<ds:S']]);
  });

  it('is read without the header that names its boundary', () => {
    expect(readSoapRequest(bytesOf(request().slice(request().indexOf('--b')))).packaging).toBe('mtom');
  });

  it('names parts by an escaped identifier', () => {
    const escaped = request({ changes: [['cid:Document01@essai', 'cid:Document01%40essai']] });
    expect(readSoapRequest(bytesOf(escaped)).lot?.documents[0]?.bytes).toBeDefined();
  });

  it('that is of another transaction carries no lot, and its token is read', () => {
    const other = changed(envelope(), [/<xds:Provide.*<\/xds:ProvideAndRegisterDocumentSetRequest>/s, '<a/>']);
    expect(readSoapRequest(bytesOf(other))).toMatchObject({ lot: undefined, token: { nameId: '801234567897' } });
    expect(documentsIn(bytesOf(other))).toEqual([]);
  });

  it('of random bytes is read or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: fc.constantFrom(...'<>/a"= &;-\r\n:') }).map((text) => bytesOf(`--b\r\nContent-Type: x\r\n\r\n${text}`))), (bytes) => void refusal(() => readSoapRequest(bytes))));
  });

  it('that is cut anywhere is read or refused', () => {
    const whole = bytesOf(request());
    fc.assert(fc.property(fc.nat(whole.length), (length) => void refusal(() => readSoapRequest(whole.subarray(0, length)))));
  });
});

describe('a VIHF token', () => {
  it('is read with its attributes and its signature, verified', () => {
    const token = parseVihf(bytesOf(signed()));
    expect(token.attributes.find(({ name }) => name.endsWith('subject:role'))?.codes.map(({ code }) => code)).toEqual(['10', 'SM26']);
    expect(token.signature).toMatchObject({ verdict: 'valid', certificate: { from: '2026-01-01', until: '2028-01-01', usage: { digitalSignature: true, nonRepudiation: true } } });
  });

  it('inside a request has the same signature', () => {
    expect(readSoapRequest(bytesOf(request())).token?.signature?.verdict).toBe('valid');
  });

  it.each<[string, string, string]>([
    ['whose content changed', changed(signed(), ['urn:dmp', 'urn:autre']), 'altered'],
    ['whose value changed', changed(signed(), [/<SignatureValue>..../, '<SignatureValue>AAAA']), 'wrong'],
    ['whose signed digest changed', changed(signed(), [/<DigestValue>..../, '<DigestValue>AAAA']), 'wrong'],
    ['that points elsewhere', changed(signed(), ['URI="#_1"', 'URI="#_2"']), 'unknown'],
    ['with an unknown algorithm', signed(TOKEN, { method: 'urn:other' }), 'unknown'],
    ['without certificate', changed(signed(), [/<KeyInfo>.*<\/KeyInfo>/, '']), 'unknown'],
    ['with a damaged certificate', changed(signed(), [/<X509Certificate>..../, '<X509Certificate>AAAA']), 'unknown'],
  ])('%s', (_title, text, verdict) => {
    expect(parseVihf(bytesOf(text)).signature?.verdict).toBe(verdict);
  });

  it('with two signatures has none', () => {
    const twice = changed(signed(), ['<saml2:Subject>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><saml2:Subject>']);
    expect(parseVihf(bytesOf(twice)).signature).toBeUndefined();
  });

  it('of random bytes is read or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void refusal(() => parseVihf(bytes))));
  });

  it('with a certificate that is changed anywhere is read', () => {
    const whole = signed();
    const [, certificate = ''] = /<X509Certificate>([^<]*)/.exec(whole) ?? [];
    const der = Buffer.from(certificate, 'base64');
    fc.assert(fc.property(fc.nat(der.length - 1), fc.nat(255), (at, value) => {
      const other = Buffer.from(der);
      other[at] = value;
      expect(['valid', 'wrong', 'unknown']).toContain(parseVihf(bytesOf(whole.replace(certificate, other.toString('base64')))).signature?.verdict);
    }));
  });
});

describe('the signature document of a lot', () => {
  it('is read with what it cites', () => {
    expect(readSignedManifest(bytesOf(manifest('a')))?.references.map(({ uri, transformed }) => [uri, transformed])).toEqual([['urn:oid:1.2.250.1.999.2', false], ['urn:oid:1.2.250.1.999.1.1', false]]);
  });

  it('is none without a signature', () => {
    expect(readSignedManifest(bytesOf('<a/>'))).toBeUndefined();
  });

  it('that cites too much, or of random bytes, is refused', () => {
    expect(refusal(() => readSignedManifest(bytesOf(changed(manifest('a'), ['<ds:Manifest Id="IHEManifest">', `<ds:Manifest Id="IHEManifest">${'<ds:Reference/>'.repeat(1001)}`]))))?.code).toBe('manifest/too-many-references');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void refusal(() => readSignedManifest(bytes))));
  });
});
