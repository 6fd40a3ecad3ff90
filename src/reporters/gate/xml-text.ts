import { neutralised } from '../../i18n/format.js';
import { escapeHtml } from '../html/escape.js';

/** What XML 1.0 has no way to write, even escaped. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A stranger's text between tags or in a quoted attribute. */
export function xmlText(text: string): string {
  return escapeHtml(neutralised(text).replace(IMPOSSIBLE, '□'));
}
