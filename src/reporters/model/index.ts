import type { Assessment } from '../../core/assessment.js';
import { colon, dayInWords, joined, shortened } from '../../i18n/format.js';
import { finished } from '../finished.js';
import { actionRows, contradictionRows } from './actions.js';
import { reportContext, type ReportContext, type ReportOptions } from './context.js';
import { engagementSection } from './engagement.js';
import { editionsOf, noticesOf, noticesSection, sourcesSection } from './origins.js';
import { measuredSection } from './measured.js';
import { roadmapSection } from './roadmap.js';
import { datesSection, glossarySection, methodSection, proofsSection, questionsSection, waiversSection } from './sections.js';
import { setAsideSection, setAsideSummary } from './set-aside.js';
import { themeReport } from './theme.js';
import type { Header, PageOne, ReportModel } from './types.js';
import { opposableRuns, verdictBlock } from './verdict.js';

export type { ReportOptions } from './context.js';
export type * from './types.js';

const FACTS = 3;
/** A stranger's product name may be a paragraph. */
const LONGEST_NAME = 240;

function productName({ product }: Assessment): string {
  const { name, version } = product;
  return shortened(version === undefined || name.endsWith(version) ? name : `${name} ${version}`, LONGEST_NAME);
}

function headerOf(context: ReportContext): Header {
  const { assessment, words, lang, options } = context;
  const name = productName(assessment);
  const kind = assessment.profile['kind'];
  const kindWords = options.vocabulary.profile.find((question) => question.id === 'kind')?.choices?.find((choice) => choice.id === kind)?.text;
  const roles = joined(assessment.roles.map((role) => words.setAside.ofRoles[role]), lang);
  return {
    product: name,
    size: name.length <= 44 ? 'normal' : name.length <= 90 ? 'long' : 'longest',
    subtitle: [kindWords, assessment.product.vendor === undefined ? undefined : shortened(assessment.product.vendor, 80), roles === '' ? undefined : words.answeredAs(roles)].filter((part) => part !== undefined).join(' · '),
    assessedOn: words.assessedOn,
    day: dayInWords(assessment.date, lang),
    selfAssessment: words.selfAssessment,
    editions: editionsOf(context),
  };
}

/** How much page one shows, so that it stays one page. */
function pageOneOf({ assessment, words }: ReportContext, denials: number): PageOne {
  const count = assessment.themes.length;
  const shown = count <= 7 ? count : 6;
  const contradictions = Math.min(denials, 2);
  return {
    facts: FACTS,
    themes: shown,
    actions: 3,
    contradictions,
    density: count > 5 ? 'compact' : 'normal',
    moreThemes: count > shown ? words.moreThemes(count - shown) : '',
    moreContradictions: denials > contradictions ? words.contradictions.more(denials - contradictions) : '',
  };
}

/**
 * Decides once the order, the words and the numbers of a report, so that every format shows the same.
 * Pure: the same assessment gives the same model.
 */
export function buildReportModel(assessment: Assessment, options: ReportOptions): ReportModel {
  const context = reportContext(assessment, options);
  const { words, lang } = context;
  const header = headerOf(context);
  const actions = actionRows(context);
  const contradictions = contradictionRows(context);
  const pageOne = pageOneOf(context, contradictions.length);
  const notices = noticesOf(context);
  const said = words.contradictions;
  const document = options.document ?? 'report';
  const model: ReportModel = {
    document,
    lang,
    date: assessment.date,
    tool: options.tool,
    get digest() {
      return options.digest;
    },
    title: document === 'engagement' ? words.engagementTitle(header.product, header.day) : words.documentTitle(header.product, header.day),
    header,
    verdict: verdictBlock(context, pageOne.facts),
    opposables: opposableRuns(context),
    themes: assessment.themes.map((theme) => themeReport(theme, context)),
    actions,
    contradictions,
    contradictionsHeading: contradictions.length === 0 ? said.none : said.heading(contradictions.map((each) => each.label)),
    contradictionsNone: contradictions.length === 0 ? said.noneText : '',
    setAside: setAsideSummary(context),
    notices,
    untranslated: (options.untranslated ?? []).flatMap(({ texts }) => texts),
    // The screen shows page one alone: the rest is worked out for the formats that print it.
    get sections() {
      return document === 'engagement'
        ? [engagementSection(context)]
        : [
            roadmapSection(context),
            engagementSection(context),
            questionsSection(context),
            ...measuredSection(context),
            proofsSection(context),
            datesSection(context),
            setAsideSection(context),
            ...waiversSection(context),
            noticesSection(notices, context),
            methodSection(context),
            sourcesSection(context),
            glossarySection(context),
          ];
    },
    footer: {
      referentials: `${words.footerReferentials(header.editions.map((each) => each.label).join(' · '))} ${words.footerCalculation(assessment.calculation)}`,
      get result() {
        return words.footerDigest(shortDigest(options.digest));
      },
      notice: words.footer,
    },
    pageOne,
    words: {
      skipLink: words.skipLink,
      contents: words.contents,
      pageOne: words.pageOne,
      themes: words.themesTitle,
      actions: words.actions.title,
      noActions: words.actions.none,
      personDays: words.actions.personDays,
      deadline: words.actions.deadline,
      action: words.actions.action,
      order: words.actions.order,
      ladder: words.theme.ladder,
      continued: words.continued,
    },
  };
  return finished(model, lang);
}

/** For page one: each theme that has no verdict because its texts were not read, and what would give it one. */
export function unreadLines({ themes, lang }: Pick<ReportModel, 'themes' | 'lang'>): string[] {
  return themes.filter((theme) => theme.unread !== '').map((theme) => `${theme.title}${colon(lang)}${theme.unread}`);
}

/** `4f1c 9a07 … d2e8`. */
function shortDigest(digest: string): string {
  const groups = digest.match(/.{1,4}/g) ?? [];
  return groups.length <= 4 ? groups.join(' ') : `${groups[0] ?? ''} ${groups[1] ?? ''} … ${groups.at(-1) ?? ''}`;
}
