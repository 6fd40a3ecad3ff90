import type { LateCommitment } from '../../../core/campaign/figures.js';
import type { EntryCommitment } from '../../../core/campaign/campaign.js';
import { dayInWords } from '../../../i18n/format.js';
import { PAGE, STYLES } from '../../pdf/pen.js';
import { drawTable } from '../../pdf/table.js';
import type { CampaignModel } from '../model.js';
import type { Drawing } from './context.js';
import { drawSteps, STEPS_FIRST } from './page-one.js';

const { left: LEFT, width494: WIDTH } = PAGE;
/** Requirements told: all of those a campaign has been seen to hold, and no more pages than a person reads. */
const MOST_OVERDUE = 120;

/** What is promised, in words: a level of a theme, a requirement, else the name of the commitment. */
export function promised({ id, theme, level, requirement }: EntryCommitment, model: CampaignModel, levelWords: (theme: string, level: number) => string): string {
  if (theme !== undefined) return levelWords(model.theme(theme), level ?? 0);
  return requirement === undefined ? model.text(id, 80) : model.requirement(requirement);
}

/** The title of a requirement's theme; nothing when no dossier was judged on it. */
function themeTitle({ requirements, report }: CampaignModel, id: string): string {
  const theme = requirements.get(id)?.theme;
  return report.campaign.themes.find((each) => each.id === theme)?.title ?? '';
}

function heading({ pen, said }: Drawing, title: string, intro: string): void {
  if (!pen.ensure(110)) pen.y += 6;
  pen.y += pen.text(said(title), LEFT, pen.y, WIDTH, STYLES.h2, 'H2') + 1;
  if (intro !== '') pen.y += pen.text(said(intro), LEFT, pen.y, WIDTH, { ...STYLES.note, maxLines: 4 }) + 3;
}

function regions(drawing: Drawing): void {
  const { pen, model, words, own, said } = drawing;
  const { columns } = words;
  const { regions: counts, elsewhere } = model.figures;
  heading(drawing, own.pdf.allRegions, own.pdf.regionsIntro);
  drawTable(pen, {
    kind: 'table',
    caption: said(words.regionsTable),
    columns: [{ title: said(columns.region), width: 40 }, { title: said(own.columns.code), width: 12 }, { title: said(columns.read), width: 14, align: 'right' }, { title: said(columns.nonCompliant), width: 18, align: 'right' }, { title: said(columns.unreadable), width: 16, align: 'right' }],
    rows: counts.map(({ region, read, nonCompliant, unreadable }) => [{ text: region.name }, { text: region.label }, { text: `${read}` }, { text: `${nonCompliant}`, ...(nonCompliant > 0 ? { tone: 'fails' as const } : {}) }, { text: `${unreadable}` }]),
  });
  if (elsewhere > 0) pen.y += pen.text(said(words.elsewhere(elsewhere)), LEFT, pen.y - 4, WIDTH, STYLES.note) + 2;
}

function overdue(drawing: Drawing): void {
  const { pen, model, words, own, said, lang } = drawing;
  const { columns } = words;
  const all = model.figures.overdue;
  if (all.length === 0) return;
  heading(drawing, words.overdue, words.overdueIntro);
  drawTable(pen, {
    kind: 'table',
    caption: said(words.overdue),
    columns: [{ title: said(columns.requirement), width: 62 }, { title: said(columns.dossiers), width: 12, align: 'right' }, { title: said(own.columns.oldest), width: 26, align: 'right' }, { title: said(columns.since), width: 16, align: 'right' }],
    rows: all.slice(0, MOST_OVERDUE).map(({ id, dossiers, since, days }) => [{ text: said(model.requirement(id)), notes: [{ text: said(themeTitle(model, id)) }] }, { text: `${dossiers}`, tone: 'fails' }, { text: since === null ? said(words.noDate) : dayInWords(since, lang) }, { text: since === null ? words.dash : said(words.days(days)) }]),
  });
  if (all.length > MOST_OVERDUE) pen.y += pen.text(said(own.pdf.first(MOST_OVERDUE, all.length)), LEFT, pen.y, WIDTH, STYLES.note);
}

function missed(drawing: Drawing): void {
  const { pen, model, words, own, said, lang } = drawing;
  const { columns } = words;
  const { late, missed: all } = model.figures.commitments;
  if (late.length === 0) return;
  heading(drawing, words.missedFirst, all > late.length ? own.pdf.first(late.length, all) : '');
  drawTable(pen, {
    kind: 'table',
    caption: said(words.missedFirst),
    columns: [{ title: said(columns.product), width: 40 }, { title: said(own.columns.what), width: 40 }, { title: said(columns.due), width: 22, align: 'right' }, { title: said(columns.late), width: 16, align: 'right' }],
    rows: late.map(({ entry, commitment, days }: LateCommitment) => [{ text: said(model.product(entry)), notes: [{ text: said([model.vendor(entry), model.region(entry)].filter((each) => each !== '').join(' · ')) }] }, { text: said(promised(commitment, model, words.level)) }, { text: dayInWords(commitment.due, lang) }, { text: said(words.days(days)), tone: 'fails' }]),
  });
}

/** What page one only begins to tell: the other themes, every region, every requirement, the promises missed. */
export function drawPageTwo(drawing: Drawing): void {
  const { pen, model } = drawing;
  pen.newPage();
  if (model.figures.steps.length > STEPS_FIRST) drawSteps(drawing, STEPS_FIRST, Infinity);
  regions(drawing);
  overdue(drawing);
  missed(drawing);
}
