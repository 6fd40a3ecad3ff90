import type { YamlContent } from './yaml-content.js';

/** Where a key or an item stands, and what stands under it. */
interface Mark {
  readonly line: number;
  readonly column: number;
  readonly under?: ReadonlyMap<string, Mark>;
}

interface Read {
  readonly value: unknown;
  readonly under?: ReadonlyMap<string, Mark>;
}

/** A line that says something, without what ends it. */
interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** Thrown, and caught here alone, at the first thing that is not plain. */
class NotPlain extends Error {}

const DEEPEST = 20;
const MOST_NODES = 30_000;
/** Tabs, returns, marks of order and control characters: some end lines, some are refused. */
const UNUSUAL = /[\0-\t\v-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/;
const NAME = '[A-Za-z_][A-Za-z0-9_.-]*';
const ENTRY = new RegExp(`^(${NAME}):(?: +(.+))?$`);
const ITEM = /^(- +)(.+)$/;
const FLOW_KEY = new RegExp(`(${NAME}): +`, 'y');
/** Names that YAML reads as something else than a name, or that no file may hold. */
const RESERVED = /^(?:true|false|null|__proto__|constructor|prototype)$/i;
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`]/;
const DOUBLE_QUOTED = /"([^"\\]*)"/y;
const SINGLE_QUOTED = /'((?:[^']|'')*)'/y;
const WORDS = new Map<string, unknown>([...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const), ...['true', 'True', 'TRUE'].map((word) => [word, true] as const), ...['false', 'False', 'FALSE'].map((word) => [word, false] as const)]);
const NUMBER = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,8})\.\d{1,8})$/;
const DAY_OR_VERSION = /^(?:\d{4}-\d{2}-\d{2}|\d+(?:\.\d+){2,})$/;
/** May be a number in one of the forms of YAML. */
const NUMERIC = /^[-+.]?\d[\d.eE+-]*$|^0[ox]|^[-+]?\.(?:inf|nan|\d)/i;

/** Without the spaces that end it: other blanks are part of a text. */
function ended(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === ' ') end--;
  return text.slice(0, end);
}

function plainScalar(text: string): unknown {
  if (WORDS.has(text)) return WORDS.get(text);
  if (NUMBER.test(text)) return Number(text);
  if (DAY_OR_VERSION.test(text)) return text;
  if (text === '' || INDICATOR.test(text) || NUMERIC.test(text) || text.includes(': ') || text.endsWith(':')) throw new NotPlain();
  return text;
}

class Reader {
  private readonly lines: Line[] = [];
  private at = 0;
  private nodes = 0;

  constructor(text: string) {
    text.split('\n').forEach((line, index) => {
      const content = ended(line);
      const indent = content.search(/[^ ]/);
      if (indent >= 0 && content.charAt(indent) !== '#') this.lines.push({ number: index + 1, indent, text: content.slice(indent) });
    });
  }

  document(): { readonly value: unknown; readonly root: Mark } {
    const first = this.lines[0];
    if (first?.indent !== 0) throw new NotPlain();
    const { value, under } = this.map(0, 1);
    if (this.at < this.lines.length) throw new NotPlain();
    return { value, root: { line: first.number, column: 1, ...(under === undefined ? {} : { under }) } };
  }

  private count(depth: number): void {
    if (depth > DEEPEST || ++this.nodes > MOST_NODES) throw new NotPlain();
  }

  private map(indent: number, depth: number): Read {
    this.count(depth);
    const value: Record<string, unknown> = {};
    const under = new Map<string, Mark>();
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      const [, key = '', rest] = ENTRY.exec(line.text) ?? [];
      if (key === '' || RESERVED.test(key) || under.has(key)) throw new NotPlain();
      this.at++;
      const column = indent + line.text.length - (rest?.length ?? 0) + 1;
      const read = rest === undefined || rest.startsWith('#') ? this.below(indent, depth) : this.scalar({ number: line.number, indent: column - 1, text: rest }, depth);
      value[key] = read.value;
      under.set(key, { line: line.number, column: indent + 1, ...(read.under === undefined ? {} : { under: read.under }) });
    }
    if (under.size === 0 || (this.lines[this.at]?.indent ?? 0) > indent) throw new NotPlain();
    return { value, under };
  }

  /** What stands under a key: deeper, or at its own indent for a list; nothing is null. */
  private below(indent: number, depth: number): Read {
    const next = this.lines[this.at];
    const isItem = next !== undefined && /^-(?: |$)/.test(next.text);
    if (next !== undefined && (next.indent > indent || (next.indent === indent && isItem))) return isItem ? this.list(next.indent, depth + 1) : this.map(next.indent, depth + 1);
    return { value: null };
  }

  private list(indent: number, depth: number): Read {
    this.count(depth);
    const value: unknown[] = [];
    const under = new Map<string, Mark>();
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      const [, dash = '', rest = '#'] = ITEM.exec(line.text) ?? [];
      if (rest.startsWith('#')) break;
      const item: Line = { number: line.number, indent: indent + dash.length, text: rest };
      let read: Read;
      if (ENTRY.test(rest)) {
        // `- id: psc`: a map begins on the line of its dash.
        this.lines[this.at] = item;
        read = this.map(item.indent, depth + 1);
      } else {
        this.at++;
        read = this.scalar(item, depth);
      }
      under.set(String(value.length), { line: item.number, column: item.indent + 1, ...(read.under === undefined ? {} : { under: read.under }) });
      value.push(read.value);
    }
    const next = this.lines[this.at];
    if (value.length === 0 || (next !== undefined && (next.indent > indent || (next.indent === indent && next.text.startsWith('-'))))) throw new NotPlain();
    return { value, under };
  }

  /** A value on one line, to its end; a comment may follow. */
  private scalar(line: Line, depth: number): Read {
    const { text } = line;
    if (/^[["'{]/.test(text)) {
      return new Flow(line, (level) => this.count(level)).whole(depth);
    }
    this.count(depth);
    const comment = text.indexOf(' #');
    return { value: plainScalar(comment < 0 ? text : ended(text.slice(0, comment))) };
  }
}

/** A value in brackets, braces or quotation marks, on one line. */
class Flow {
  private at = 0;

  constructor(
    private readonly line: Line,
    private readonly count: (depth: number) => void,
  ) {}

  whole(depth: number): Read {
    const read = this.value(depth);
    if (!/^(?:$| +#)/.test(this.line.text.slice(this.at))) throw new NotPlain();
    return read;
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line.text);
    if (!found) throw new NotPlain();
    this.at = pattern.lastIndex;
    return found;
  }

  private get next(): string {
    return this.line.text.charAt(this.at);
  }

  private spaces(): void {
    while (this.next === ' ') this.at++;
  }

  private mark(read: Read, start: number): Mark {
    return { line: this.line.number, column: this.line.indent + start + 1, ...(read.under === undefined ? {} : { under: read.under }) };
  }

  private value(depth: number): Read {
    this.count(depth);
    switch (this.next) {
      case '[':
        return this.items(depth);
      case '{':
        return this.entries(depth);
      case '"':
        return { value: this.take(DOUBLE_QUOTED)[1] };
      case "'":
        return { value: this.take(SINGLE_QUOTED)[1]?.replaceAll("''", "'") };
      default: {
        const text = this.take(/[^,[\]{}]+/y)[0];
        if (text.includes(' #')) throw new NotPlain();
        return { value: plainScalar(ended(text)) };
      }
    }
  }

  /** Goes through what stands between commas, up to the closing mark. */
  private between(close: string, each: () => void): void {
    this.at++;
    this.spaces();
    if (this.next === close) {
      this.at++;
      return;
    }
    for (;;) {
      each();
      this.spaces();
      const mark = this.next;
      this.at++;
      if (mark === close) return;
      if (mark !== ',') throw new NotPlain();
      this.spaces();
    }
  }

  private items(depth: number): Read {
    const value: unknown[] = [];
    const under = new Map<string, Mark>();
    this.between(']', () => {
      const start = this.at;
      const read = this.value(depth + 1);
      under.set(String(value.length), this.mark(read, start));
      value.push(read.value);
    });
    return { value, under };
  }

  private entries(depth: number): Read {
    const value: Record<string, unknown> = {};
    const under = new Map<string, Mark>();
    this.between('}', () => {
      const start = this.at;
      const key = this.take(FLOW_KEY)[1] ?? '';
      if (RESERVED.test(key) || under.has(key)) throw new NotPlain();
      const read = this.value(depth + 1);
      under.set(key, this.mark(read, start));
      value[key] = read.value;
    });
    return { value, under };
  }
}

/**
 * Reads the YAML that people write in a dossier: keys, lists, one-line texts, brackets, quotation marks and comments. Anything
 * else (several lines in one text, references, other forms of numbers, mistakes) gives `undefined`, and is left to the parser
 * of the whole language, which takes ten times as long.
 */
export function readPlainYaml(text: string, shown: string): YamlContent | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    const { value, root } = new Reader(text).document();
    return {
      value,
      place: (path) => {
        let mark = root;
        for (const step of path) {
          const found = mark.under?.get(String(step));
          if (!found) break;
          mark = found;
        }
        return { file: shown, line: mark.line, column: mark.column, path };
      },
    };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}
