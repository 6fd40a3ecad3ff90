import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATAMATRIX_LIMITS, parseDatamatrix, type DatamatrixPayload } from '../../src/formats/datamatrix.js';
import { within } from '../fixtures/cpu-time.js';
import { bytesOf, refusal } from './bounded.js';

const GS = '\u001D';
const HEADER = `IS01${'0'.repeat(22)}`;
const OID = '1.2.250.1.213.1.4.10';
const only = (text: string): DatamatrixPayload => parseDatamatrix(bytesOf(text))[0]!;
const values = ({ blocks }: DatamatrixPayload): Record<string, string> => Object.fromEntries(blocks.map(({ id, value }) => [id, value]));
const flaws = ({ defects }: DatamatrixPayload): string[] => defects.map(({ code, block, column }) => `${code} ${block ?? ''} ${String(column)}`);

/** A payload as the format writes it: a separator after a variable block shorter than its greatest length, unless it is the last. */
function written(blocks: readonly (readonly [string, string])[]): string {
  const greatest: Readonly<Record<string, number>> = { S2: 20, S3: 100, S4: 100 };
  return HEADER + blocks.map(([id, value], index) => `${id}${value}${id in greatest && value.length < greatest[id]! && index < blocks.length - 1 ? GS : ''}`).join('');
}

describe('an INS datamatrix', () => {
  it('reads its blocks and their columns', () => {
    const read = only(written([['S1', '279035121518989'], ['S2', OID], ['S3', 'DOMINIQUE MARIE-LOUISE'], ['S4', 'PAT-TROIS'], ['S5', 'F'], ['S6', '28-03-1979'], ['S7', '51215']]));
    expect(read.defects).toEqual([]);
    expect(read.blocks.map(({ id, column }) => `${id} ${column}`)).toEqual(['S1 27', 'S2 44', 'S3 66', 'S4 91', 'S5 103', 'S6 106', 'S7 118']);
  });

  it('gives up looking for lost separators in a payload made to make it look for ever', () => {
    for (const block of ['S3S4', `S3${'S4'.repeat(40)}${GS}`, 'S3S4 S5 S6 S1 S2 ']) {
      const payload = `${HEADER}${block.repeat(2300)}`.slice(0, DATAMATRIX_LIMITS.characters);
      expect(only(payload).defects.length).toBeGreaterThan(0);
    }
  });

  it('reads back what was written, in any order, whatever the names hold', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ABS1234567 -'), minLength: 1, maxLength: 100 }).filter((text) => text === text.trim());
    const block = fc.record({ S1: fc.constant('279035121518989'), S2: fc.constantFrom(OID, '1.2.250.1.213.1.4.8'), S3: name, S4: name, S5: fc.constantFrom('F', 'M'), S6: fc.constant('28-03-1979'), S7: fc.constant('51215') });
    const order = fc.shuffledSubarray(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const, { minLength: 7 });
    fc.assert(
      fc.property(block, order, (record, ids) => {
        // The last block has nothing after it: a name may then end the payload.
        const read = only(written(ids.map((id) => [id, record[id]])));
        expect(values(read)).toEqual(record);
        expect(read.defects).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a first name that holds a block identifier', `S3S4 S5F${GS}S4X${GS}S5F`, { S3: 'S4 S5F', S4: 'X', S5: 'F' }, []],
    ['a block twice', `S5FS5M`, { S5: 'M' }, ['block-twice S5 30']],
    ['a matricule cut short', 'S12790', { S1: '2790' }, ['block-short S1 27']],
    ['an unknown block', `XXabc${GS}S5F`, { S5: 'F' }, ['block-unknown  27']],
    ['a separator at the end', `S3ANNE${GS}`, { S3: 'ANNE' }, ['separator-needless S3 33']],
    ['a separator after a fixed block', `S5F${GS}S751215`, { S5: 'F', S7: '51215' }, ['separator-needless S5 30']],
    ['an OID stuck to what follows', 'S21.2.250.1.213.1.4.8S5F', { S2: '1.2.250.1.213.1.4.8', S5: 'F' }, ['separator-missing S2 48']],
  ])('%s', (_title, message, expected, defects) => {
    const read = only(HEADER + message);
    expect(values(read)).toEqual(expected);
    expect(flaws(read)).toEqual(defects);
  });

  it('finds what follows a lost separator only where all the rest reads', () => {
    const read = only(`${HEADER}S1279035121518989S2${OID}S3DOMINIQUE S4X S4PAT-TROIS S5FS628-03-1979`);
    expect(values(read)).toEqual({ S1: '279035121518989', S2: OID, S3: 'DOMINIQUE', S4: 'X S4PAT-TROIS', S5: 'F', S6: '28-03-1979' });
    expect(read.defects.map(({ code }) => code)).toEqual(['separator-missing', 'separator-missing']);
  });

  it('is read line by line', () => {
    const read = parseDatamatrix(bytesOf(`${HEADER}S5F\r\n\r\n${HEADER}S5M\n`));
    expect(read.map((each) => [each.line, values(each)])).toEqual([[1, { S5: 'F' }], [3, { S5: 'M' }]]);
  });

  it.each([
    ['nothing', '', 'datamatrix/no-header'],
    ['a 2D-Doc', 'DC04FR0000011234', 'datamatrix/no-header'],
    ['a payload no symbol holds', `${HEADER}S3${'A'.repeat(3000)}`, 'datamatrix/too-long'],
    ['too many payloads', `${HEADER}\n`.repeat(DATAMATRIX_LIMITS.payloads + 1), 'datamatrix/too-many-payloads'],
    ['a large file', 'A'.repeat(DATAMATRIX_LIMITS.bytes + 1), 'datamatrix/too-large'],
  ])('%s is refused', (_title, text, code) => {
    expect(refusal(() => parseDatamatrix(bytesOf(text)))?.code).toBe(code);
  });

  it('made to search long is read quickly', async () => {
    const hostile = `${HEADER}S3${'S4'.repeat(49)}S4${'S3'.repeat(49)}`.repeat(8).slice(0, 2_300);
    await within(2, () => parseDatamatrix(bytesOf(hostile)));
  });

  it('of random bytes is read or refused', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...`S1234567 A.${GS}`), maxLength: 300 }), (rest) => void refusal(() => parseDatamatrix(bytesOf(HEADER + rest)))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void refusal(() => parseDatamatrix(bytes))));
  });
});
