import type { Context } from '../command.js';
import { createTheme, hasColour } from '../theme.js';
import type { Dress } from './dress.js';
import type { TerminalInterviewer } from './terminal-interviewer.js';

/** A person can be asked: keys and a screen, and no continuous integration. */
export function canAsk({ io }: Pick<Context, 'io'>): boolean {
  const ci = io.env['CI'] ?? '';
  return io.stdin.isTTY === true && io.stderr.isTTY === true && (ci === '' || ci === 'false' || ci === '0');
}

/** How screens look here. They are drawn on stderr: stdout carries results only. */
export function dressFor({ io, texts, lang, ports }: Pick<Context, 'io' | 'texts' | 'lang' | 'ports'>): Dress {
  const size = io.stderr as { readonly columns?: number; readonly rows?: number };
  return {
    texts: texts.interview,
    lang,
    theme: createTheme(hasColour(io.stderr, io.env)),
    today: ports.today(),
    columns: () => size.columns ?? 80,
    rows: () => size.rows ?? 24,
  };
}

/** The interviewer of this terminal; the prompt engine is loaded only here. */
export async function openInterviewer(context: Context): Promise<TerminalInterviewer> {
  const { TerminalInterviewer: Opened } = await import('./terminal-interviewer.js');
  return new Opened({ input: context.io.stdin, output: context.io.stderr }, dressFor(context), context.describe);
}
