import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf, contentOf, headerOf, leavesOf, readMime } from '../../src/formats/mime.js';
import { ParseError } from '../../src/formats/parse-error.js';
import { within } from '../fixtures/cpu-time.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const read = (text: string): ReturnType<typeof readMime> => readMime(bytes(text));
const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

function refusal(content: Uint8Array): string {
  try {
    readMime(content);
    return 'read';
  } catch (error) {
    return error instanceof ParseError ? error.code : String(error);
  }
}

const MIXED = `From: "Labo" <labo@test-ci-sis.mssante.fr>
Subject: =?UTF-8?Q?r=C3=A9sultat?=
 =?UTF-8?B?IGQnYW5hbHlzZQ==?=
Content-Type: multipart/mixed; boundary="=_a"

préambule
--=_a
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

Voici l=E2=80=99examen=
 demand=C3=A9
--=_a
Content-Type: application/pdf; name="vieux.pdf"
Content-Disposition: attachment; filename*0*=UTF-8''CR%20d%C3; filename*1*=%A9; filename*2=".pdf"
Content-Transfer-Encoding: base64

SGVs
bG8=
--=_a--
`;

describe('a message is read', () => {
  test('headers stand in their order, with their line, encoded words decoded', () => {
    const { root } = read(MIXED);
    expect(root.headers.map(({ name, line }) => [name, line])).toEqual([['From', 1], ['Subject', 2], ['Content-Type', 4]]);
    expect(headerOf(root.headers, 'subject')).toMatchObject({ value: "résultat d'analyse", ascii: true });
    expect(addressesOf(headerOf(root.headers, 'from'))).toEqual([{ name: 'Labo', address: 'labo@test-ci-sis.mssante.fr' }]);
  });

  test('parts are decoded, file names too (RFC 2231), and know their line', () => {
    const message = read(MIXED);
    const [text, pdf] = leavesOf(message.root);
    expect(textOf(contentOf(text!))).toBe('Voici l’examen demandé');
    expect([pdf!.path, pdf!.line, pdf!.fileName, textOf(contentOf(pdf!))]).toEqual(['2', 14, 'CR dé.pdf', 'Hello']);
    expect(message.defects).toEqual([]);
  });

  test('a boundary in a boundary, and a message in a message', () => {
    const inner = MIXED.replace('=_a"', '=_b"').replaceAll('--=_a', '--=_b');
    const message = read(`From: a@b.fr\nContent-Type: multipart/report; boundary=x\n\n--x\n\nlu\n--x\nContent-Type: message/rfc822\n\n${inner}\n--x--\n`);
    const carried = leavesOf(message.root)[1]!;
    expect(carried.type.value).toBe('message/rfc822');
    expect(leavesOf(carried.parts[0]!).map(({ path }) => path)).toEqual(['2.1.1', '2.1.2']);
    expect(message.root.parts[0]!.headers).toEqual([]);
  });

  test('what is bent is read, and told', () => {
    expect(read(`\uFEFFFrom: a@b.fr\n\nx`).defects.map(({ code }) => code)).toEqual(['bom']);
    expect(read('From: a@b.fr\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nla fin manque\n').defects).toEqual([{ code: 'finalBoundary', line: 7, part: '' }]);
    expect(read('From: a@b.fr\nContent-Type: multipart/mixed\n\nx').defects.map(({ code }) => code)).toEqual(['boundaryMissing']);
    expect(read('From: a@b.fr\nsans nom\nTo: c@d.fr\n\nx').root.headers.map(({ name }) => name)).toEqual(['From', 'To']);
    expect(headerOf(read('Subject: résultat\n\nx').root.headers, 'subject')).toMatchObject({ value: 'résultat', ascii: false });
  });
});

describe('a message is refused', () => {
  const nested = (depth: number): string => (depth === 0 ? '\nx' : `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${nested(depth - 1)}\n--b${depth}--`);
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['10,000 parts', () => bytes(`From: a@b.fr\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\ny\n'.repeat(10_000)}--x--`), 'mime/too-many-parts'],
    ['headers of 1 MB', () => bytes(`From: a@b.fr\nX-A: ${'a'.repeat(1_000_000)}\n\nx`), 'mime/headers-too-large'],
    ['headers of 1 MB in folds', () => bytes(`From: a@b.fr\nX-A: a\n${' a\n'.repeat(300_000)}\nx`), 'mime/headers-too-large'],
    ['thousands of headers', () => bytes(`${'X-A: a\n'.repeat(3000)}\nx`), 'mime/too-many-headers'],
    ['boxes in boxes', () => bytes(`From: a@b.fr\n${nested(40)}`), 'mime/too-deep'],
    ['messages in messages', () => bytes('Content-Type: message/rfc822\n\n'.repeat(40)), 'mime/too-deep'],
    ['40 MB of line ends in boxes', () => bytes(`Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=y\n\n${'\n'.repeat(5_000_000)}`), 'mime/too-many-lines'],
    ['a file that is too large', () => new Uint8Array(40 * 1024 * 1024 + 1), 'mime/too-large'],
    ['nothing', () => new Uint8Array(), 'mime/not-a-message'],
    ['a page', () => bytes('<html>\n<a href="x">'), 'mime/not-a-message'],
    ['an archive', () => Uint8Array.from([0x50, 0x4b, 3, 4, 10, 0]), 'mime/not-a-message'],
  ];
  test.each(cases)('%s', async (_, make, code) => {
    expect(await within(5, () => refusal(make()))).toBe(code);
  });
});

describe('whatever the bytes', () => {
  test('random bytes give a message or a ParseError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void expect(refusal(noise)).toMatch(/^(read|mime\/[a-z-]+)$/)), { numRuns: 1000 });
  });

  test('a message cut anywhere, or damaged anywhere, is a message or a ParseError', () => {
    const whole = bytes(MIXED);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 20 }), (at, noise) => {
        expect(refusal(whole.subarray(0, at))).toMatch(/^(read|mime\/[a-z-]+)$/);
        expect(refusal(Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at)]))).toMatch(/^(read|mime\/[a-z-]+)$/);
      }),
    );
  });

  test('what is encoded in base64 is decoded to itself, whatever the length of lines', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 90 }), (content, width) => {
        const encoded = (btoa(String.fromCharCode(...content)).match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
        const message = read(`From: a@b.fr\nContent-Transfer-Encoding: base64\n\n${encoded}`);
        expect([...contentOf(message.root)]).toEqual([...content]);
      }),
    );
  });
});
