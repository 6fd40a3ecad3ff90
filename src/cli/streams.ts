import type { Writable } from 'node:stream';
import { ConvergenceError } from '../core/error.js';

/** The reader has gone (`convergence … | head`): nothing is wrong, there is nobody left to write to. */
export class ClosedPipe extends Error {}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** A full disk under `> file` is the person's to mend, not a bug. */
function failedWrite(error: Error): Error {
  return 'syscall' in error && 'code' in error ? ConvergenceError.of('output/stdout', { reason: String(error.code) }) : error;
}

/** Writes to a stream and waits until it is taken. @throws ClosedPipe, or ConvergenceError `output/stdout` when the system refuses. */
export function writeTo(stream: Writable, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => {
      if (!error) resolve();
      else reject(isClosedPipe(error) ? new ClosedPipe() : failedWrite(error));
    });
  });
}

/** Keeps a failed write from becoming an uncaught error event: {@link writeTo} tells the one who writes. */
export function tolerateClosedPipe(stream: Writable): void {
  stream.on('error', () => undefined);
}

/** A text that ends with one line feed. */
export function withLineFeed(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
