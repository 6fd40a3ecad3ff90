import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateDates } from '../../src/formats/certificate.js';
import { ParseError } from '../../src/formats/parse-error.js';
import { readDistinguishedName, readWhiteList } from '../../src/formats/white-list.js';
import { certificateFor, list, signed } from './signed-white-list.js';

const read = (text: string): ReturnType<typeof readWhiteList> => readWhiteList(new TextEncoder().encode(text));
const refusal = (text: string): unknown => (({ signature }) => ('code' in signature ? signature.code : signature.state))(read(text));
const DOMAINS = ['essai.mssante.fr', 'patient.mssante.fr'];
const whole = signed(list(DOMAINS));

describe('a white list', () => {
  test('unsigned is read, and said to be', () => {
    expect(read(list(DOMAINS))).toMatchObject({ namespace: 'https://listeblanche.mssante.fr/schema', generated: '2026-11-20T10:00:00Z', signature: { state: 'absent' }, entries: [{ domain: 'essai.mssante.fr' }, { domain: 'patient.mssante.fr' }] });
  });

  test('signed is verified, with the dates of the one who signed; contacts are never read', () => {
    const found = read(whole);
    expect(found.signature).toMatchObject({ state: 'valid', signer: { from: '2025-01-01', until: '2028-01-01' } });
    expect(found.entries.map(({ domain }) => domain)).toEqual(DOMAINS);
    expect(JSON.stringify(found.entries)).not.toContain('secret');
  });

  test('a carriage return kept in base64 does no harm', () => {
    const bent = whole.replace(/(<SignatureValue>.{64})/, '$1&#13;\n').replace(/(<X509Certificate>.{64})/, '$1&#13;\n');
    expect(bent).not.toBe(whole);
    expect(refusal(bent)).toBe('valid');
  });

  const cases: readonly (readonly [string, () => string, string])[] = [
    ['a domain added after it was signed', () => whole.replace('</ListeDomaines>', '<Domaine><Nom>pirate.fr</Nom></Domaine></ListeDomaines>'), 'digest'],
    ['one letter changed', () => whole.replace('essai.mssante.fr', 'assai.mssante.fr'), 'digest'],
    ['another signature value', () => whole.replace(/<SignatureValue>.{8}/, '<SignatureValue>AAAAAAAA'), 'value'],
    ['the certificate of somebody else', () => {
      const other = certificateFor(generateKeyPairSync('rsa', { modulusLength: 2048 }), '2025-01-01', '2028-01-01').toString('base64');
      return whole.replace(/<X509Certificate>[^<]*/, `<X509Certificate>${other}`);
    }, 'value'],
    ['no certificate', () => whole.replace(/<X509Certificate>[^<]*/, '<X509Certificate>'), 'certificate'],
    ['SHA-1 in the signature', () => signed(list(DOMAINS), { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }), 'algorithm'],
    ['SHA-1 in the digest', () => signed(list(DOMAINS), { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }), 'algorithm'],
    ['another transform', () => signed(list(DOMAINS), { transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'] }), 'reference'],
    ['only a part signed', () => signed(list(DOMAINS), { uri: '#part' }), 'reference'],
    ['a second SignedInfo', () => whole.replace('<SignatureValue>', '<SignedInfo></SignedInfo><SignatureValue>'), 'reference'],
    ['a signed text hidden in an instruction', () => whole.replace('<Nom>essai.mssante.fr</Nom>', '<Nom><?nom pirate.fr?></Nom>'), 'digest'],
    ['two signatures', () => whole.replace(/(<Signature .*<\/Signature>)/s, '$1$1'), 'several'],
    ['a signature moved inside an entry', () => whole.replace(/(<Signature .*<\/Signature>)/s, '').replace('</Domaine>', `${/(<Signature .*<\/Signature>)/s.exec(whole)?.[1] ?? ''}</Domaine>`), 'place'],
    ['a signature before the list', () => whole.replace(/(<Signature .*<\/Signature>)/s, '').replace('<ListeDomaines>', `${/(<Signature .*<\/Signature>)/s.exec(whole)?.[1] ?? ''}<ListeDomaines>`), 'place'],
  ];
  test.each(cases)('is not trusted with %s', (_, make, code) => {
    expect(refusal(make())).toBe(code);
  });

  test('a comment that looks like a signature deceives nobody', () => {
    expect(refusal(whole.replace('<ListeDomaines>', '<!--<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"></Signature>--><ListeDomaines>'))).toBe('valid');
  });

  test('another document is refused', () => {
    expect(() => read('<autre/>')).toThrow(ParseError);
    expect(() => read('<!DOCTYPE a><ListeBlancheMSSante/>')).toThrow(ParseError);
  });

  test('any change of one character of what is signed breaks it, or leaves what is read unchanged', () => {
    const content = whole.slice(0, whole.indexOf('<Signature'));
    const expected = JSON.stringify(read(whole).entries);
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.constantFrom('x', '0', ' ', 'é'), (at, character) => {
        try {
          const found = read(whole.slice(0, at) + character + whole.slice(at + 1));
          if (found.signature.state === 'valid') expect(JSON.stringify(found.entries)).toBe(expected);
        } catch (error) {
          expect(error).toBeInstanceOf(ParseError);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a certificate', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  test.each([['2023-08-23', '2026-08-23'], ['1999-12-31', '2049-12-31'], ['2026-01-01', '2051-06-30']])('valid from %s to %s', (from, until) => {
    expect(certificateDates(certificateFor(keys, from, until))).toEqual({ from, until });
  });

  test('cut or damaged anywhere gives dates or a ParseError', () => {
    const certificate = certificateFor(keys, '2025-01-01', '2028-01-01');
    fc.assert(
      fc.property(fc.nat(certificate.length), fc.uint8Array({ maxLength: 30 }), (at, noise) => {
        for (const bytes of [certificate.subarray(0, at), noise, Uint8Array.from([...certificate.subarray(0, at), ...noise, ...certificate.subarray(at)])]) {
          try {
            certificateDates(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(ParseError);
          }
        }
      }),
    );
  });
});

test('a distinguished name is read part by part', () => {
  expect(readDistinguishedName('CN=mx.essai.fr , OU=318310021300028, O=A\\, B,ST=Nord (59),C=FR')).toEqual([['CN', 'mx.essai.fr'], ['OU', '318310021300028'], ['O', 'A, B'], ['ST', 'Nord (59)'], ['C', 'FR']]);
});
