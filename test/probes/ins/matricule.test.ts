import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedKey, hasMatriculeForm, hasRightKey, masked, shown } from '../../../src/probes/ins/matricule.js';

describe('the key of a matricule', () => {
  it.each([
    ['2790351215189', '89', 'PAT-TROIS, test identity of the ANS'],
    ['297022A020778', '78', 'ADRTROIS, born in Corse-du-Sud'],
    ['160012B020001', '13', 'Haute-Corse'],
    ['2360663220836', '56', 'TCHITCHI'],
    ['2600588154002', '33', 'example of PAM FR'],
    ['2760375106693', '26', 'annex N'],
  ])('of %s is %s (%s)', (first, key) => {
    expect(expectedKey(first)).toBe(key);
    expect(hasRightKey(`${first}${key}`)).toBe(true);
  });

  it.each(['276037510669380', '260058815400244', '222127505611201', '123456789012244', '118058599124123', '221042545611404'])('of %s, published with a wrong key, is wrong', (matricule) => {
    expect(hasMatriculeForm(matricule)).toBe(true);
    expect(hasRightKey(matricule)).toBe(false);
  });

  it('sees any one digit changed', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), digit, (index, other) => {
        const right = '279035121518989';
        fc.pre(right[index] !== String(other));
        expect(hasRightKey(`${right.slice(0, index)}${other}${right.slice(index + 1)}`)).toBe(false);
      }),
    );
  });
});

describe('the form of a matricule', () => {
  it.each([['297022a02077878'], ['2 79 03 51 215 189 89'], ['27903512151898'], ['2790351215189899'], ['""'], ['297022C02077878'], ['979035121518989'], ['']])('refuses %j', (text) => {
    expect(hasMatriculeForm(text)).toBe(false);
  });
});

describe('what is shown', () => {
  it('of a matricule is its key', () => {
    expect(masked('279035121518989')).toBe('* ** ** ** *** *** 89');
    expect(masked('2790351215')).toBe('* ** ** ** *** *** **');
  });

  it('of a code never holds a matricule', () => {
    expect(shown('xx279035121518989yy')).toBe('xx* ** ** ** *** *** 89yy');
    expect(shown('2790351215189')).not.toContain('2790351215189');
    expect(shown('a'.repeat(500))).toHaveLength(60);
  });
});
