import { ParseError } from './parse-error.js';

export interface DatamatrixLimits {
  readonly bytes: number;
  readonly payloads: number;
  /** Characters of one payload: the largest Data Matrix symbol holds 2,335. */
  readonly characters: number;
}

export const DATAMATRIX_LIMITS: DatamatrixLimits = { bytes: 1024 * 1024, payloads: 5_000, characters: 2_335 };

export const DATAMATRIX_BLOCKS = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const;
export type DatamatrixBlockId = (typeof DATAMATRIX_BLOCKS)[number];

export interface DatamatrixBlock {
  readonly id: DatamatrixBlockId;
  readonly value: string;
  /** 1-based, of its identifier. */
  readonly column: number;
}

export interface DatamatrixDefect {
  readonly code: 'header' | 'separator-missing' | 'separator-needless' | 'block-unknown' | 'block-twice' | 'block-short';
  readonly column: number;
  readonly block?: DatamatrixBlockId;
}

export interface DatamatrixPayload {
  /** 1-based. */
  readonly line: number;
  readonly blocks: readonly DatamatrixBlock[];
  readonly defects: readonly DatamatrixDefect[];
}

interface Reading {
  readonly blocks: readonly DatamatrixBlock[];
  readonly defects: readonly DatamatrixDefect[];
}

/** Places tried in one payload to find where a name whose separator was lost ended: a name that holds « S4 » needs one or two. */
const MOST_ATTEMPTS = 50;

/** What is already read of a payload, and how many attempts are left, shared by all the readings tried. */
interface Progress {
  readonly seen: ReadonlySet<DatamatrixBlockId>;
  readonly attempts: { left: number };
}

const GS = '\u001D';
const HEADER = `IS01${'0'.repeat(22)}`;
const MANDATORY: readonly DatamatrixBlockId[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
/** Greatest length of a value; a fixed one has no other. */
const LENGTHS: Readonly<Record<DatamatrixBlockId, { readonly max: number; readonly fixed: boolean }>> = {
  S1: { max: 15, fixed: true },
  S2: { max: 20, fixed: false },
  S3: { max: 100, fixed: false },
  S4: { max: 100, fixed: false },
  S5: { max: 1, fixed: true },
  S6: { max: 10, fixed: true },
  S7: { max: 5, fixed: true },
};

function isBlockId(text: string): text is DatamatrixBlockId {
  return (DATAMATRIX_BLOCKS as readonly string[]).includes(text);
}

/** Where the value that starts at `start` ends: at a separator, at its greatest length, or with the payload. */
function valueEnd(text: string, start: number, max: number): number {
  const separator = text.indexOf(GS, start);
  return Math.min(separator < 0 ? text.length : separator, start + max, text.length);
}

/**
 * Where a name whose separator was lost must have ended, for the blocks still missing to be found after it. A first name may well hold
 * « S4 »: only a rest that reads whole is believed.
 */
function lostSeparator(text: string, start: number, end: number, progress: Progress): { readonly end: number; readonly rest: Reading } | undefined {
  const { seen, attempts } = progress;
  const missing = MANDATORY.filter((id) => !seen.has(id));
  const attempt = (from: number): Reading | undefined => {
    attempts.left -= 1;
    return attempts.left < 0 ? undefined : read(text, from, progress);
  };
  const after = missing.length === 0 ? [] : (attempt(text[end] === GS ? end + 1 : end)?.blocks ?? []);
  if (missing.every((id) => after.some((block) => block.id === id))) return undefined;
  for (let index = start + 1; index < end; index += 1) {
    const from = text[index] === ' ' ? index + 1 : index;
    const id = text.slice(from, from + 2);
    if (!isBlockId(id) || seen.has(id)) continue;
    const rest = attempt(from);
    if (!rest) return undefined;
    const sound = rest.defects.every(({ code }) => code === 'separator-missing' || code === 'separator-needless');
    if (sound && missing.every((each) => rest.blocks.some((block) => block.id === each))) return { end: index, rest };
  }
  return undefined;
}

function readVariable(text: string, start: number, id: DatamatrixBlockId, progress: Progress): Reading & { readonly next: number; readonly rest?: Reading } {
  const { max } = LENGTHS[id];
  const end = valueEnd(text, start, max);
  const block = (to: number): DatamatrixBlock => ({ id, value: text.slice(start, to), column: start - 1 });
  const missingAt = (to: number): DatamatrixDefect => ({ code: 'separator-missing', column: to + 1, block: id });
  if (id === 'S2') {
    const oid = /^[0-9.]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const stop = start + oid;
    if (stop < end) return { blocks: [block(stop)], defects: [missingAt(stop)], next: text[stop] === ' ' ? stop + 1 : stop };
  } else {
    const lost = lostSeparator(text, start, end, progress);
    if (lost) return { blocks: [block(lost.end)], defects: [missingAt(lost.end)], next: text.length, rest: lost.rest };
  }
  if (text[end] !== GS) return { blocks: [block(end)], defects: [], next: end };
  const needless = end - start === max || end === text.length - 1;
  return { blocks: [block(end)], defects: needless ? [{ code: 'separator-needless', column: end + 1, block: id }] : [], next: end + 1 };
}

function readFixed(text: string, start: number, id: DatamatrixBlockId): Reading & { readonly next: number } {
  const end = valueEnd(text, start, LENGTHS[id].max);
  const defects: DatamatrixDefect[] = [];
  if (end - start < LENGTHS[id].max) defects.push({ code: 'block-short', column: start - 1, block: id });
  else if (text[end] === GS) defects.push({ code: 'separator-needless', column: end + 1, block: id });
  return { blocks: [{ id, value: text.slice(start, end), column: start - 1 }], defects, next: text[end] === GS ? end + 1 : end };
}

/** The blocks from `start` on. Each is found by its identifier, whatever their order; what follows an unknown one is read after the next separator. */
function read(text: string, start: number, { seen: before, attempts }: Progress): Reading {
  const seen = new Set(before);
  const blocks: DatamatrixBlock[] = [];
  const defects: DatamatrixDefect[] = [];
  for (let position = start; position < text.length; ) {
    const id = text.slice(position, position + 2);
    if (!isBlockId(id)) {
      defects.push({ code: 'block-unknown', column: position + 1 });
      const separator = text.indexOf(GS, position);
      if (separator < 0) break;
      position = separator + 1;
      continue;
    }
    if (seen.has(id)) defects.push({ code: 'block-twice', column: position + 1, block: id });
    seen.add(id);
    const found: Reading & { readonly next: number; readonly rest?: Reading } = LENGTHS[id].fixed ? readFixed(text, position + 2, id) : readVariable(text, position + 2, id, { seen, attempts });
    blocks.push(...found.blocks, ...(found.rest?.blocks ?? []));
    defects.push(...found.defects, ...(found.rest?.defects ?? []));
    position = found.next;
  }
  return { blocks, defects };
}

function parsePayload(text: string, line: number): DatamatrixPayload {
  const header = /^IS\d\d0*/.exec(text)?.[0];
  if (header === undefined) throw new ParseError('datamatrix/no-header', {}, { line });
  const { blocks, defects } = read(text, header.length, { seen: new Set(), attempts: { left: MOST_ATTEMPTS } });
  return { line, blocks, defects: [...(header === HEADER ? [] : [{ code: 'header', column: 1 } as const]), ...defects] };
}

/**
 * The payloads of a text file, one a line, as a reader of INS datamatrix gives them.
 * @throws ParseError `datamatrix/too-large`, `datamatrix/not-text`, `datamatrix/no-header`, `datamatrix/too-many-payloads`, `datamatrix/too-long`
 */
export function parseDatamatrix(bytes: Uint8Array, limits: DatamatrixLimits = DATAMATRIX_LIMITS): DatamatrixPayload[] {
  if (bytes.length > limits.bytes) throw new ParseError('datamatrix/too-large', { limit: limits.bytes });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ParseError('datamatrix/not-text');
  }
  const lines = text.split(/\r\n|\r|\n/).map((content, index) => ({ content: content.replace(/^[ \t]+|[ \t]+$/g, ''), line: index + 1 }));
  const written = lines.filter(({ content }) => content !== '');
  if (written.length === 0) throw new ParseError('datamatrix/no-header', {}, { line: 1 });
  if (written.length > limits.payloads) throw new ParseError('datamatrix/too-many-payloads', { limit: limits.payloads });
  return written.map(({ content, line }) => {
    if (content.length > limits.characters) throw new ParseError('datamatrix/too-long', { limit: limits.characters }, { line });
    return parsePayload(content, line);
  });
}
