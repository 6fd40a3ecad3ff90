import type { EntryTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import { dayInWords } from '../../../i18n/format.js';
import { REGIONS } from '../../../core/campaign/regions.js';
import { ladderStrip, STRIP_WIDTH } from '../../figures/ladder-strip.js';
import { markFigure } from '../../figures/marks.js';
import { PALETTE, TONES } from '../../figures/palette.js';
import type { Tone } from '../../model.js';
import { stripOf } from '../../model/strip.js';
import { verdictStanding } from '../../model/verdict.js';
import { PAGE, STYLES, type TextStyle } from '../../pdf/pen.js';
import type { Drawing } from './context.js';
import { shortLevels } from './heat-table.js';
import { productLists } from './product-lists.js';

const { left: LEFT, width494: WIDTH } = PAGE;
const NAMES = 129;
const BESIDE: TextStyle = { size: 8.5, line: 10.75, maxLines: 2 };
const GAPS = { normal: 10, compact: 6 } as const;
/** Room kept for the lists below the themes. */
const LISTS = 190;

function identity({ pen, model, own, said }: Drawing, entry: ReadEntry): void {
  const region = REGIONS.find(({ code }) => code === entry.region)?.name ?? '';
  const about = [model.vendor(entry), model.category(entry), model.text(entry.actor ?? ''), region, entry.users === undefined ? '' : own.pdf.users(entry.users)].filter((each) => each !== '');
  pen.y += pen.text(said(model.product(entry)), LEFT, pen.y, WIDTH, { size: 18, line: 22, weight: 'bold', maxLines: 2 }, 'H2');
  if (about.length > 0) pen.y += pen.text(said(about.join(' · ')), LEFT, pen.y, WIDTH, { ...STYLES.body, color: PALETTE.ink2, maxLines: 2 });
  pen.y += pen.text(said(own.pdf.dossier(model.text(entry.key))), LEFT, pen.y, WIDTH, { ...STYLES.note, maxLines: 2 }) + 4;
  pen.rule(pen.y, PALETTE.ink, 1.25);
  pen.y += 8;
}

function verdict({ pen, own, report, said }: Drawing, entry: ReadEntry): void {
  const standing = verdictStanding(entry.verdict, entry.verdictProven, { words: report });
  const { label, ...proof } = report.provenLine;
  const proven = { compliant: proof.compliant, 'non-compliant': proof.sameFailure, undetermined: proof.undetermined, 'none-opposable': proof.none }[entry.verdictProven];
  pen.figure(markFigure(standing.mark, 12), LEFT, pen.y + 3);
  pen.y += pen.text(standing.words, LEFT + 17, pen.y, WIDTH - 17, { size: 14, line: 18, weight: 'bold', color: TONES[standing.tone], maxLines: 1 }, 'H3');
  pen.y += pen.text(said(own.pdf.proof(label, proven, own.pdf.distance(entry.distance))), LEFT + 17, pen.y, WIDTH - 17, { ...STYLES.body, maxLines: 2 }) + 9;
}

interface Line {
  readonly text: string;
  readonly tone?: Tone;
  readonly strong?: true;
}

/** The target, and what was examined, beside the ladder. */
function besideOf({ model, own, report, said, lang }: Drawing, { id, level, examined }: EntryTheme): Line[] {
  const target = model.report.campaign.themes.find((each) => each.id === id)?.target ?? null;
  const { date } = model.report.campaign;
  const when = target && (target.since <= date ? report.target.since : report.target.on)(dayInWords(target.since, lang));
  const missing = target && level && level.low === level.high && level.low < target.level ? report.target.missing(target.level - level.low) : '';
  const lines: Line[] = target ? [{ text: target.official ? report.target.title(target.level) : report.target.proposition(target.level), strong: true }, { text: when ?? '' }, { text: missing, tone: target.since <= date ? 'fails' : 'quiet' }] : [{ text: report.target.none, tone: 'quiet' }];
  return [...lines, ...(examined === undefined || examined === null ? [] : [{ text: own.pdf.examinedLevel(examined), strong: true as const }])].filter(({ text }) => text !== '').map((line) => ({ ...line, text: said(line.text) }));
}

function themeRow(drawing: Drawing, told: EntryTheme, density: 'normal' | 'compact'): void {
  const { pen, model, report, lang, said } = drawing;
  const { campaign } = model.report;
  const known = campaign.themes.find(({ id }) => id === told.id);
  const { level, proven } = told;
  const title = said(known?.title ?? told.id);
  const figure = ladderStrip(stripOf({ title, level, proven, top: known?.top ?? 0, official: true, target: known?.target ?? null }, { words: report, lang, assessment: campaign }), density);
  const gap = GAPS[density];
  const name: TextStyle = { ...STYLES.body, size: 9, line: 11.5, weight: 'semibold', maxLines: 3 };
  const beside = besideOf(drawing, told);
  const nameHeight = pen.height(title, NAMES - 10, name);
  const height = Math.max(figure.height, nameHeight + 10, beside.length * BESIDE.line) + gap;
  pen.rule(pen.y, PALETTE.hair, 0.5);
  const top = pen.y + gap / 2;
  pen.text(title, LEFT, top, NAMES - 10, name, 'H3');
  pen.text(shortLevels(told), LEFT, top + nameHeight, NAMES - 10, { size: 8, line: 10, color: PALETTE.ink2 });
  pen.figure(figure, LEFT + NAMES, top);
  let y = top;
  for (const { text, tone = 'plain', strong } of beside) y += pen.text(text, LEFT + NAMES + STRIP_WIDTH + 6, y, WIDTH - NAMES - STRIP_WIDTH - 6, { ...BESIDE, maxLines: 1, color: TONES[tone], ...(strong ? { weight: 'semibold' as const } : {}) });
  pen.y += height;
}

/** Themes that have no room for a ladder: their levels, in words. */
function themeLines({ pen, model, own, said }: Drawing, themes: readonly EntryTheme[]): void {
  const title = (id: string): string => model.theme(id);
  const text = themes.map((each) => `${title(each.id)} ${shortLevels(each) || own.pdf.noLevel}`).join(' · ');
  pen.y += pen.text(said(text), LEFT, pen.y + 3, WIDTH, { size: 8.5, line: 11.25, maxLines: 5 }) + 3;
}

function themes(drawing: Drawing, entry: ReadEntry): void {
  const { pen, own, said } = drawing;
  pen.y += pen.text(said(own.pdf.themes), LEFT, pen.y, WIDTH, STYLES.h2, 'H3') + 2;
  if (entry.themes.length === 0) {
    pen.y += pen.text(said(own.pdf.noTheme), LEFT, pen.y, WIDTH, STYLES.body);
    return;
  }
  const limit = PAGE.bottom - LISTS;
  const density = entry.themes.length > 6 ? 'compact' : 'normal';
  let drawn = 0;
  for (const each of entry.themes) {
    if (drawn > 0 && pen.y + 52 > limit) break;
    themeRow(drawing, each, density);
    drawn += 1;
  }
  if (drawn < entry.themes.length) themeLines(drawing, entry.themes.slice(drawn));
}

/** One product on one page: who it is, its verdict in words, where each theme stands, then what is late, contradicted, promised and examined. */
export function drawProductPage(drawing: Drawing, entry: ReadEntry): void {
  identity(drawing, entry);
  verdict(drawing, entry);
  themes(drawing, entry);
  drawing.pen.y += 4;
  productLists(drawing, entry);
}
