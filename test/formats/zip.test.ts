import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/formats/parse-error.js';
import { readZip, ZIP_LIMITS } from '../../src/formats/zip.js';

async function refusal(bytes: Uint8Array): Promise<string> {
  return readZip(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof ParseError ? error.code : String(error)),
  );
}

const archive = (files: Zippable): Uint8Array => zipSync(files);

/** Rewrites fields of the central directory: what an archive declares, not what it holds. */
function tampered(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return copy;
}

/** As many entries as asked that all point to the same stored bytes. */
function overlapping(count: number): Uint8Array {
  const one = archive({ 'A.TXT': new Uint8Array(1_000_000) });
  const view = new DataView(one.buffer);
  const end = one.length - 22;
  const start = view.getUint32(end + 16, true);
  const record = one.subarray(start, end);
  const records = Array.from({ length: count }, (_, index) => {
    const copy = record.slice();
    copy[46] = 65 + (index % 26);
    copy[48] = 65 + Math.floor(index / 26);
    return copy;
  });
  const tail = one.slice(end);
  const tailView = new DataView(tail.buffer);
  tailView.setUint16(8, count, true);
  tailView.setUint16(10, count, true);
  tailView.setUint32(12, record.length * count, true);
  return Uint8Array.from([...one.subarray(0, start), ...records.flatMap((each) => [...each]), ...tail]);
}

describe('an archive is read', () => {
  test('every file, in order, folders set aside', async () => {
    const entries = await readZip(archive({ 'INDEX.HTM': strToU8('<html/>'), IHE_XDM: { SUBSET01: { 'DOC0001.XML': strToU8('<a>é</a>') } } }));
    expect(entries.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['INDEX.HTM', '<html/>'],
      ['IHE_XDM/SUBSET01/DOC0001.XML', '<a>é</a>'],
    ]);
  });
});

describe('an archive is refused', () => {
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['a path that leaves the folder', () => archive({ '../../etc/passwd': strToU8('x') }), 'zip/path-escape'],
    ['a path that leaves it half way', () => archive({ 'IHE_XDM/../../x': strToU8('x') }), 'zip/path-escape'],
    ['a path that leaves it with backslashes', () => archive({ '..\\..\\x': strToU8('x') }), 'zip/path-escape'],
    ['an absolute path', () => archive({ '/etc/passwd': strToU8('x') }), 'zip/absolute-path'],
    ['a drive', () => archive({ 'C:/x': strToU8('x') }), 'zip/absolute-path'],
    ['a backslash', () => archive({ 'IHE_XDM\\X': strToU8('x') }), 'zip/bad-name'],
    ['a control character', () => archive({ 'É\u0007B': strToU8('x') }), 'zip/bad-name'],
    ['a symbolic link', () => archive({ LINK: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }), 'zip/symlink'],
    ['a device', () => archive({ NULL: [strToU8(''), { os: 3, attrs: 0o020666 << 16 }] }), 'zip/special-file'],
    ['encryption', () => tampered(archive({ A: strToU8('x') }), (view, at) => view.setUint16(at + 8, 1, true)), 'zip/encrypted'],
    ['a bomb', () => archive({ A: new Uint8Array(50 * 1024 * 1024) }), 'zip/ratio'],
    ['200 MB declared', () => tampered(archive({ A: strToU8('x') }), (view, at) => {
      view.setUint16(at + 10, 8, true);
      view.setUint32(at + 20, 199_000_000, true);
      view.setUint32(at + 24, 200_000_000, true);
    }), 'zip/too-large'],
    ['a bomb that declares little', () => tampered(archive({ A: [new Uint8Array(40 * 1024 * 1024), { level: 9 }] }), (view, at) => view.setUint32(at + 24, 100, true)), 'zip/damaged'],
    ['entries that overlap', () => overlapping(60), 'zip/ratio'],
    ['too many entries', () => archive(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`F${index}`, strToU8('x')]))), 'zip/too-many-entries'],
    ['two entries of one name', () => tampered(archive({ AA: strToU8('x'), AB: strToU8('y') }), (view, at) => view.setUint8(at + 47, 65)), 'zip/duplicate-entry'],
    ['an archive in the archive', () => archive({ 'INNER.ZIP': archive({ A: strToU8('x') }) }), 'zip/nested'],
    ['an archive cut in the middle', () => archive({ A: strToU8('x'.repeat(5000)) }).subarray(0, 40), 'zip/damaged'],
    ['nothing', () => new Uint8Array(), 'zip/damaged'],
    ['a file that is too large', () => new Uint8Array(ZIP_LIMITS.bytes + 1), 'zip/too-large'],
  ];
  test.each(cases)('%s', async (_, make, code) => {
    expect(await refusal(make())).toBe(code);
  });

  test('more XML elements than one message may hold, in as many entries as it takes', async () => {
    const documents = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`DOC${index}.XML`, strToU8('<a b="">'.repeat(5000))]));
    expect(await refusal(zipSync(documents, { level: 0 }))).toBe('zip/too-many-tags');
    expect(await refusal(zipSync({ 'DOC0001.XML': strToU8('<a b="">'.repeat(5000)), 'A.PDF': strToU8('%PDF <<<<'.repeat(100_000)) }, { level: 0 }))).toBe('read');
  });

  test('the place is the entry, by its rank when its name may be that of a patient', async () => {
    const error: unknown = await readZip(archive({ OK: strToU8('x'), '../X': strToU8('x') })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ place: { entry: '../[2]' } });
  });
});

describe('whatever the bytes', () => {
  test('random bytes, whole or after a true beginning, give entries or a ParseError', async () => {
    const whole = archive({ 'A.XML': strToU8('<a/>'), 'B.XML': strToU8('b'.repeat(300)) });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length), fc.boolean(), async (noise, at, damage) => {
        const bytes = damage ? Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at + noise.length)]) : noise;
        expect(await refusal(bytes)).toMatch(/^(read|zip\/[a-z-]+)$/);
      }),
      { numRuns: 500 },
    );
  });
});
