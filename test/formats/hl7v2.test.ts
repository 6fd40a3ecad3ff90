import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentOf, HL7_LIMITS, parseHl7, repetitionsOf, valueAt, type Hl7Message } from '../../src/formats/hl7v2.js';
import { bytesOf, refusal } from './bounded.js';

const HEADER = 'MSH|^~\\&|GAM|CHU|DPI|CHU|20240306||ADT^A01|1|P|2.5||||||';
const message = (...segments: string[]): string => [`${HEADER}UNICODE UTF-8`, ...segments].join('\r');
const only = (bytes: Uint8Array): Hl7Message => parseHl7(bytes)[0]!;
/** A field that holds this text, escaped as HL7 v2 chapter 2 says. */
const escaped = (text: string): string => text.replace(/[|^~\\&]/g, (each) => `\\${{ '|': 'F', '^': 'S', '~': 'R', '\\': 'E', '&': 'T' }[each] ?? ''}\\`);

describe('a message', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('ended by %s gives each segment its line', (_name, end) => {
    const read = only(bytesOf([`${HEADER}UNICODE UTF-8`, 'EVN||20240306', 'PID|1||42'].join(end) + end));
    expect(read.segments.map(({ name, line }) => `${name} ${line}`)).toEqual(['MSH 1', 'EVN 2', 'PID 3']);
    expect(valueAt(read, 'PID', 3)).toBe('42');
  });

  it('gives its segments their offset in bytes', () => {
    const bytes = bytesOf(message('EVN||é', 'PID|1'));
    const text = new TextDecoder('latin1').decode(bytes);
    expect(only(bytes).segments.map(({ offset }) => offset)).toEqual([0, text.indexOf('EVN'), text.indexOf('PID')]);
  });

  it('counts MSH as HL7 does', () => {
    const read = only(bytesOf(message()));
    expect([valueAt(read, 'MSH', 3), valueAt(read, 'MSH', 9, 2), valueAt(read, 'MSH', 18)]).toEqual(['GAM', 'A01', 'UNICODE UTF-8']);
  });

  it('framed by MLLP, after a byte order mark or a batch header, is the same', () => {
    const plain = only(bytesOf(message('PID|1||42')));
    for (const text of [`\v${message('PID|1||42')}\u001C\r`, `\uFEFF${message('PID|1||42')}`, `FHS|^~\\&\rBHS|^~\\&\r${message('PID|1||42')}\rBTS|1\rFTS|1\r`]) {
      expect(only(bytesOf(text)).segments.map(({ fields }) => fields)).toEqual(plain.segments.map(({ fields }) => fields));
    }
  });

  it('among others keeps its own separators and charset', () => {
    const first = bytesOf(message('PID|1||é'));
    const second = Uint8Array.from(`\rMSH*%!?+*A*B*C*D*1**ADT%A01*1*P*2.5******8859/1\rPID*1**\u00E9%x!y`, (each) => each.charCodeAt(0));
    const read = parseHl7(Uint8Array.from([...first, ...second]));
    expect(read.map((each) => valueAt(each, 'PID', 3))).toEqual(['é', 'é']);
    expect(repetitionsOf(read[1]!, read[1]!.segments[1]!, 3)).toEqual([[['é'], ['x']], [['y']]]);
  });

  it('says which of its lines are not segments', () => {
    const read = only(bytesOf(message('OBX|1|TX|one', 'two', 'PIDx', 'PV1|1')));
    expect(read.strayLines).toEqual([3, 4]);
    expect(read.segments.map(({ name }) => name)).toEqual(['MSH', 'OBX', 'PV1']);
  });
});

describe('a field', () => {
  const field = (raw: string): ReturnType<typeof repetitionsOf> => {
    const read = only(bytesOf(message(`PID|1||${raw}`)));
    return repetitionsOf(read, read.segments[1]!, 3);
  };

  it('splits into repetitions, components and subcomponents', () => {
    expect(field('1^^^A&1.2&ISO^PI~2')).toEqual([[['1'], [''], [''], ['A', '1.2', 'ISO'], ['PI']], [['2']]]);
    expect(field('')).toEqual([]);
    expect(field('""')).toEqual([[['""']]]);
  });

  it.each([
    ['a\\F\\b', 'a|b'],
    ['a\\S\\b\\T\\c\\R\\d\\E\\e', 'a^b&c~d\\e'],
    ['\\XC3A9\\', 'é'],
    ['\\X4A4b\\', 'JK'],
    // Layout and local escapes are left as they are, and so is a lone escape character.
    ['\\H\\bold\\N\\ \\.br\\ \\Z1\\', '\\H\\bold\\N\\ \\.br\\ \\Z1\\'],
    ['C:\\temp', 'C:\\temp'],
    ['\\X4\\', '\\X4\\'],
    ['end\\F', 'end\\F'],
  ])('%s reads %s', (raw, text) => {
    expect(componentOf(field(raw)[0], 1)).toBe(text);
  });

  it('read back what was escaped, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        fc.pre(text !== '' && !/[\r\n\u000B\u001C]/.test(text));
        expect(field(escaped(text))).toEqual([[[text]]]);
      }),
    );
  });
});

describe('a character set', () => {
  const latin = (charset: string, byte: number): Uint8Array => Uint8Array.from(`${HEADER}${charset}\rPID|1||${String.fromCharCode(byte)}`, (each) => each.charCodeAt(0));
  it.each([
    ['8859/1', 0xe9, 'é'],
    ['8859/15', 0xa4, '€'],
    ['', 0xe9, 'é'],
  ])('%s', (charset, byte, text) => {
    expect(valueAt(only(latin(charset, byte)), 'PID', 3)).toBe(text);
  });

  it('that is not the one declared is refused at its line', () => {
    expect(refusal(() => parseHl7(latin('UNICODE UTF-8', 0xe9)))).toMatchObject({ code: 'hl7v2/not-text', place: { line: 2 } });
  });

  it('unknown is refused', () => {
    expect(refusal(() => parseHl7(latin('JIS X 0208', 0x41)))).toMatchObject({ code: 'hl7v2/charset', place: { segment: 'MSH-18' } });
  });
});

describe('damaged separators', () => {
  it('are read as declared: U+02DC for the tilde', () => {
    const read = only(bytesOf(message('PID|1||1˜2').replace('^~', '^˜')));
    expect(read.encodingCharacters).toBe('^˜\\&');
    expect(repetitionsOf(read, read.segments[1]!, 3)).toHaveLength(2);
  });

  it('that are missing take their usual value', () => {
    const read = only(bytesOf(message('PID|1||1^2~3').replace('^~\\&', '^')));
    expect(repetitionsOf(read, read.segments[1]!, 3)).toEqual([[['1'], ['2']], [['3']]]);
  });

  it.each(['MSH', 'MSH|', 'MSH||A', 'MSH|^^\\&|A', 'MSH|ABCD|A', 'MSH|^~\\&#!|A'])('that cannot be told apart are refused: %s', (text) => {
    expect(refusal(() => parseHl7(bytesOf(text)))?.code).toBe('hl7v2/separators');
  });
});

describe('a hostile file', () => {
  it.each([
    ['empty', '', 'hl7v2/no-header'],
    ['blank lines', '\r\n\r\n', 'hl7v2/no-header'],
    ['another text', 'PID|1', 'hl7v2/no-header'],
    ['a declaration without end', `MSH|${'^'.repeat(5_000_000)}`, 'hl7v2/separators'],
    ['too many fields', message(`PID${'|'.repeat(5_000_000)}`), 'hl7v2/too-many-parts'],
    ['too many segments', message(...Array<string>(HL7_LIMITS.segments).fill('NTE')), 'hl7v2/too-many-segments'],
    ['too many messages', `${HEADER}\r`.repeat(HL7_LIMITS.messages + 1), 'hl7v2/too-many-messages'],
  ])('%s', (_title, text, code) => {
    expect(refusal(() => parseHl7(bytesOf(text)))?.code).toBe(code);
  });

  it('too large is refused before it is read', () => {
    expect(refusal(() => parseHl7(new Uint8Array(HL7_LIMITS.bytes + 1)))?.code).toBe('hl7v2/too-large');
  });

  it.each(['~', '^', '&', '\\'])('with a million of %s is refused when the field is asked for', (character) => {
    const read = only(bytesOf(message(`PID|1||${character.repeat(1_000_000)}`)));
    expect(refusal(() => repetitionsOf(read, read.segments[1]!, 3))?.code).toBe('hl7v2/too-many-parts');
  });

  it('cut anywhere is read or refused', () => {
    const bytes = bytesOf(message('PID|1||é^^^A&1.2&ISO^PI~\\XC3A9\\||X^Y'));
    for (let end = 0; end <= bytes.length; end += 1) {
      refusal(() => {
        for (const read of parseHl7(bytes.subarray(0, end))) for (const segment of read.segments) segment.fields.forEach((_, field) => repetitionsOf(read, segment, field));
      });
    }
  });

  it('of random bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, headed) => {
        refusal(() => parseHl7(headed ? Uint8Array.from([...bytesOf('MSH|^~\\&|'), ...bytes]) : bytes));
      }),
    );
  });
});
