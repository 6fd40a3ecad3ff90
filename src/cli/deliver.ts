import { isAbsolute, relative } from 'node:path';
import type { DocumentContent } from '../app/ports.js';
import { neutralised } from '../i18n/format.js';
import type { Context } from './command.js';
import type { Destination, Format } from './formats.js';
import { ClosedPipe, withLineFeed, writeTo } from './streams.js';

/** The path a person can type where they are, when the file is below. */
export function asSeenFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
}

async function writeAll({ io }: Context, content: DocumentContent): Promise<void> {
  if (typeof content === 'string') await writeTo(io.stdout, withLineFeed(content));
  else if (content instanceof Uint8Array) await writeTo(io.stdout, content);
  else for (const piece of content) await writeTo(io.stdout, piece);
}

/** Renders each document and puts it in its place: a file, written through the port, or stdout. Files are written even when nobody reads stdout any more. @throws ClosedPipe then */
export async function deliver<F extends Format>(context: Context, destinations: readonly Destination<F>[], render: (format: F, toFile: boolean) => Promise<DocumentContent>, protectedFolder?: string): Promise<void> {
  const gone: ClosedPipe[] = [];
  for (const { format, file } of destinations) {
    const content = await render(format, file !== undefined);
    if (file === undefined) {
      await writeAll(context, content).catch((error: unknown) => {
        if (!(error instanceof ClosedPipe)) throw error;
        gone.push(error);
      });
    } else {
      const shown = asSeenFrom(context.io.cwd, file);
      await context.ports.output.write(shown, typeof content === 'string' ? withLineFeed(content) : content, protectedFolder);
      context.note(context.texts.cli.output.written(neutralised(shown)));
    }
  }
  const [closed] = gone;
  if (closed) throw closed;
}
