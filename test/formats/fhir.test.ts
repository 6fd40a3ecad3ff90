import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_LIMITS, parseFhir, parseJson, resourcesOf } from '../../src/formats/fhir.js';
import { bytesOf, refusal } from './bounded.js';

describe('a FHIR resource', () => {
  it('is found in a Bundle, with its pointer; what a resource contains is not sent for itself', () => {
    const patient = { resourceType: 'Patient' };
    const bundle = { resourceType: 'Bundle', entry: [{ fullUrl: 'x' }, { resource: patient }, { resource: { resourceType: 'Bundle', entry: [{ resource: patient }] } }, { resource: { resourceType: 'Observation', contained: [patient] } }] };
    expect(resourcesOf(parseFhir(bytesOf(JSON.stringify(bundle))), 'Patient').map(({ pointer }) => pointer)).toEqual(['/entry/1/resource', '/entry/2/resource/entry/0/resource']);
    expect(resourcesOf(parseFhir(bytesOf('{"resourceType":"Patient"}')), 'Patient')).toEqual([{ resource: patient, pointer: '' }]);
  });

  it.each(['[]', '1', 'null', '"Patient"', '{}', '{"resourceType":1}'])('is not %s', (text) => {
    expect(refusal(() => parseFhir(bytesOf(text)))?.code).toBe('fhir/not-a-resource');
  });

  it.each(['{"entry":1}', '{"entry":[null,1,[]],"contained":"x"}', '{"entry":[{"resource":[]}]}'])('whose parts are not what they should be holds none: %s', (rest) => {
    expect(resourcesOf(parseFhir(bytesOf(rest.replace('{', '{"resourceType":"Bundle",'))), 'Patient')).toEqual([]);
  });
});

describe('a JSON text', () => {
  it('reads as JSON.parse does, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(bytesOf(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['200,000 nested brackets', '['.repeat(200_000), 'json/too-deep'],
    ['200,000 nested objects', '{"a":'.repeat(200_000), 'json/too-deep'],
    ['too many values', `[${'0,'.repeat(JSON_LIMITS.count)}0]`, 'json/too-many-values'],
    ['the same key twice', '{"a":1,\n"b":{"a":2},"a":3}', 'json/duplicate-key'],
    ['the same key twice, once escaped', '{"ab":1,"\\u0061b":2}', 'json/duplicate-key'],
    ['a text cut in the middle', '{"resourceType":"Pat', 'json/not-well-formed'],
    ['a missing bracket', '{"a":[1,2}', 'json/not-well-formed'],
    ['nothing', '', 'json/not-well-formed'],
  ])('with %s is refused', (_title, text, code) => {
    expect(refusal(() => parseJson(bytesOf(text)))?.code).toBe(code);
  });

  it('says where a key comes back', () => {
    expect(refusal(() => parseJson(bytesOf('{"a":1,\n\n"a":3}')))).toMatchObject({ params: { key: 'a' }, place: { line: 3 } });
  });

  it('may hold one key in two objects, and brackets in its strings', () => {
    expect(parseJson(bytesOf('[{"a":"[[{\\"a\\":"},{"a":","}]'))).toEqual([{ a: '[[{"a":' }, { a: ',' }]);
  });

  it('too large, or not in UTF-8, is refused', () => {
    expect(refusal(() => parseJson(new Uint8Array(JSON_LIMITS.bytes + 1)))?.code).toBe('json/too-large');
    expect(refusal(() => parseJson(Uint8Array.from([0x22, 0xe9, 0x22])))?.code).toBe('json/not-text');
  });

  it('of random bytes is read or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'{}[],:"\\a1 ') }).map(bytesOf)), (bytes) => void refusal(() => parseFhir(bytes))));
  });
});
