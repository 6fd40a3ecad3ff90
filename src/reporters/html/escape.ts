import { RAISED_ER } from '../../i18n/format.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text between tags, with « 1er » raised as markup: read aloud and copied as plain letters. */
export function textHtml(text: string): string {
  return escapeHtml(text).replaceAll(RAISED_ER, '<sup>er</sup>');
}

/** A link for `https:` only; any other address is printed as text. */
export function linkHtml(label: string, href: string | undefined): string {
  return href !== undefined && isSafeLink(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${textHtml(label)}</a>` : textHtml(label);
}

/** `https:` with a host, and nothing that would need to be guessed. */
export function isSafeLink(href: string): boolean {
  return /^https:\/\/[^\s"'<>\\]+$/u.test(href) && URL.canParse(href);
}
