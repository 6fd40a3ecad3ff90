import { isAbsolute, relative } from 'node:path';
import { neutralised } from '../i18n/format.js';
import type { Context } from './command.js';
import type { Destination, Format } from './formats.js';
import { ClosedPipe, withLineFeed, writeTo } from './streams.js';

/** The path a person can type where they are, when the file is below. */
export function asSeenFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
}

/** Renders each document and puts it in its place: a file, written through the port, or stdout. Files are written even when nobody reads stdout any more. @throws ClosedPipe then */
export async function deliver<F extends Format>(context: Context, destinations: readonly Destination<F>[], render: (format: F, toFile: boolean) => Promise<string | Uint8Array>, protectedFolder?: string): Promise<void> {
  const gone: ClosedPipe[] = [];
  for (const { format, file } of destinations) {
    const content = await render(format, file !== undefined);
    if (file === undefined) {
      await writeTo(context.io.stdout, typeof content === 'string' ? withLineFeed(content) : content).catch((error: unknown) => {
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
