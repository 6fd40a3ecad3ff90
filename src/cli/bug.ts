import type { Catalogue } from '../i18n/index.js';
import { TOOL } from './tool.js';

/** The folders above the program may name a person: a place begins at ours, else it is a file name. */
function shortPlace(place: string): string {
  if (place.startsWith('node:')) return place;
  const ours = /[\\/]((?:dist|src|node_modules)[\\/].*)$/.exec(place);
  return ours?.[1] ?? place.slice(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
}

/** One line of a call stack: `at name (place)` or `at place`. */
function shortFrame(frame: string): string {
  const named = /^(\s+at .* \()(.*)\)$/.exec(frame);
  if (named) return `${named[1] ?? ''}${shortPlace(named[2] ?? '')})`;
  return frame.replace(/^(\s+at (?:async )?)(.*)$/, (_, at: string, place: string) => at + shortPlace(place));
}

/**
 * What a person copies into an issue when the program itself is at fault. The message of the error may quote a
 * dossier: it is shown apart, and the text to publish holds only versions, the command's name and the call stack.
 */
export function bugText(error: unknown, command: string, texts: Catalogue): string {
  const { bug } = texts.cli;
  const known = error instanceof Error ? error : new Error(String(error));
  const frames = (known.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [
    bug.title,
    bug.message(known.message),
    bug.ask,
    '',
    `${TOOL.name} ${TOOL.version}`,
    `node ${process.version}, ${bug.system} ${process.platform} ${process.arch}`,
    `${bug.command} ${command}`,
    known.name,
    ...frames.map(shortFrame),
    '',
  ].join('\n');
}
