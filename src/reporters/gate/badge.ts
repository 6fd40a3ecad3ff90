import { dayInWords, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { PALETTE, TONES } from '../figures/palette.js';
import { gateLines, type GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';
import { xmlText } from './xml-text.js';

const SIZE = 11;
const HEIGHT = 20;
const MARGIN = 6;
const COLOURS: Readonly<Record<GateReport['gate']['outcome'], string>> = { pass: TONES.stands, fail: TONES.fails, inconclusive: TONES.quiet };

/** Widths in hundredths of the size, near enough for the usual sans serif faces: no font is read. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'’|!\u00A0\u202F ]/u.test(letter)) return 32;
  if (/[frt()-]/u.test(letter)) return 42;
  if (/[mwMW]/u.test(letter)) return 92;
  return /[A-Z]/u.test(letter) ? 70 : 61;
}

function textWidth(text: string): number {
  const hundredths = [...text.normalize('NFD').replace(/\p{M}/gu, '')].reduce((sum, letter) => sum + letterWidth(letter), 0);
  return Math.ceil((hundredths * SIZE) / 100);
}

function label(text: string, from: number): string {
  // The width is imposed, so that another face than the one supposed does not run over.
  return `<text x="${from + MARGIN}" y="14" textLength="${textWidth(text)}" lengthAdjust="spacingAndGlyphs">${xmlText(text)}</text>`;
}

/** A flat badge for a page that shows the last result: said in words, described for who cannot see it, without any outer reference. */
export const badgeReporter: GateReporter = {
  id: 'badge',
  extension: 'svg',
  render(report) {
    const { lang, gate, assessment } = report;
    const { badge, counts } = catalogue(lang).gate;
    const lines = gateLines(report);
    const result = badge.outcome[gate.outcome];
    const [left, right] = [badge.label, result].map((text) => textWidth(text) + 2 * MARGIN) as [number, number];
    const name = [assessment.product.name, assessment.product.version ?? ''].join(' ').trim();
    const described = badge.described(name, dayInWords(gate.date, lang), counts(lines.length, lines.filter(({ check }) => check.outcome === 'fail').length));
    return `${[
      `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" viewBox="0 0 ${left + right} ${HEIGHT}" role="img" aria-labelledby="t d" lang="${lang}">`,
      `<title id="t">${xmlText(typeset(badge.title(result), lang))}</title>`,
      `<desc id="d">${xmlText(typeset(plainLetters(described), lang))}</desc>`,
      `<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="${COLOURS[gate.outcome]}"/>`,
      `<path d="M3 0h${left - 3}v${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="${PALETTE.ink}"/>`,
      `<g fill="${PALETTE.paper}" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="${SIZE}">${label(badge.label, 0)}${label(result, left)}</g>`,
      '</svg>',
    ].join('\n')}\n`;
  },
};
