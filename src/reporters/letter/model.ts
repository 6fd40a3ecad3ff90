import { dayInWords } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { problemParts } from '../../i18n/problem-text.js';
import { finished } from '../finished.js';
import { namingOf, type Naming } from '../model/context.js';
import { editionsOf } from '../model/origins.js';
import { themeReport } from '../model/theme.js';
import { verdictBlock } from '../model/verdict.js';
import type { Cell, Section } from '../model.js';
import { boundedTable, cut, paragraph, section } from './bounded.js';
import { commandsOf, type Commands } from './commands.js';
import { commitmentsSection, examinedSection, noticesSection } from './followed.js';
import { contradictionsSection, openQuestions, overdueSection, proofsSection, upcomingSection } from './gaps.js';
import type { Examination, JudgedLetter, LetterModel, UnreadableLetter } from './types.js';

export type * from './types.js';

const LONGEST = { product: 160, vendor: 80, sender: 160, campaign: 120, dossier: 120 } as const;
const MOST_THEMES = 24;
const MOST_CAUSES = 12;

/** Each theme: declared, proven, examined when something was, and the target with its day. */
function themesSection(context: Naming, commands: Commands, examination: Examination | undefined): Section {
  const { assessment, lang, words } = context;
  const said = catalogue(lang).letters.themes;
  const examined = examination !== undefined && examination.levels.size > 0 ? examination.levels : undefined;
  const rows = assessment.themes.map((theme): Cell[] => {
    const { title, verdict, declaredShort, provenShort, target, noTarget, distance, remark } = themeReport(theme, context);
    return [
      { text: title, strong: true, notes: [{ text: verdict.words, tone: verdict.tone }] },
      { text: declaredShort },
      { text: provenShort },
      ...(examined ? [{ text: `${examined.get(theme.id) ?? words.nothing}` }] : []),
      { text: target ? `${target.title} ${target.when}` : noTarget, notes: [...(target === null || target.next === '' ? [] : [{ text: target.next }]), distance, ...(remark.text === '' ? [] : [remark])] },
    ];
  });
  const columns = [{ title: said.columns.theme, width: 36 }, { title: said.columns.declared, width: 12 }, { title: said.columns.proven, width: 10 }, ...(examined ? [{ title: said.columns.examined, width: 10 }] : []), { title: said.columns.target, width: 40 }];
  const intro = paragraph(examined ? `${said.intro} ${said.examinedIntro}` : said.intro);
  return section('themes', said.section, rows.length === 0 ? [paragraph(said.none)] : [intro, ...boundedTable(said.section, columns, rows, MOST_THEMES, (count) => commands.more(count))]);
}

const replyWords = ({ lang, replyBy }: Pick<JudgedLetter, 'lang' | 'replyBy'>): string => (replyBy === undefined ? '' : catalogue(lang).letters.reply(dayInWords(replyBy, lang)));

/** Whom to answer, by when, and how. */
function answerSection({ lang, sender = '', replyBy }: Pick<JudgedLetter, 'lang' | 'sender' | 'replyBy'>, steps: readonly string[]): Section {
  const said = catalogue(lang).letters.answer;
  return section('repondre', said.section, [paragraph(said.intro), { kind: 'list', items: [...steps, said.send(cut(sender, LONGEST.sender), replyBy === undefined ? '' : dayInWords(replyBy, lang))] }]);
}

/** The letter of a dossier that was judged. Pure: the same dossier on the same day gives the same letter. */
export function buildLetter(letter: JudgedLetter): LetterModel {
  const { assessment, lang, tool, date, campaign, sender = '', digest, examination } = letter;
  const context = namingOf(assessment, letter);
  const { words } = context;
  const said = catalogue(lang).letters;
  const commands = commandsOf(letter, lang);
  const { name, version, vendor } = assessment.product;
  const product = cut(name, LONGEST.product);
  const { mark, tone, words: verdict, sentence, proven } = verdictBlock(context, 0);
  const steps = [said.answer.questions(commands.interview), said.answer.proofs(commands.answer, commands.probe), said.answer.understand(commands.explain, commands.report)];
  return finished<LetterModel>(
    {
      lang,
      date,
      tool,
      title: said.title(product, dayInWords(date, lang)),
      header: {
        sender: cut(sender, LONGEST.sender),
        campaign: cut(campaign, LONGEST.campaign),
        day: dayInWords(date, lang),
        to: vendor === undefined ? said.toEditor : said.to(cut(vendor, LONGEST.vendor)),
        subject: said.subject,
        product,
        subtitle: [...(version === undefined ? [] : [said.version(cut(version, LONGEST.vendor))]), ...(vendor === undefined ? [] : [said.vendor(cut(vendor, LONGEST.vendor))])].join(' · '),
        reply: replyWords(letter),
      },
      lead: [said.about(dayInWords(date, lang)), said.limits],
      verdict: { mark, tone, words: verdict, sentence, proven },
      sections: [
        themesSection(context, commands, examination),
        overdueSection(context, commands),
        upcomingSection(context, commands),
        proofsSection(context, commands),
        ...contradictionsSection(context, commands),
        ...examinedSection(examination?.reviews ?? [], context),
        openQuestions(context, commands),
        ...commitmentsSection(letter.commitments, context, commands),
        ...noticesSection(letter, context, commands),
        answerSection(letter, steps),
      ],
      footer: {
        referentials: `${words.footerReferentials(editionsOf(context).map(({ label }) => label).join(' · '))} ${words.footerCalculation(assessment.calculation)}`,
        result: words.footerDigest(digest.slice(0, 16)),
        notice: words.footer,
      },
    },
    lang,
  );
}

/** The short letter of a dossier nobody can read: its cause, where, and what to mend. Nothing else of it is known. */
export function buildUnreadableLetter(letter: UnreadableLetter): LetterModel {
  const { lang, tool, date, campaign, sender = '', problems } = letter;
  const { letters: said, report: words } = catalogue(lang);
  const commands = commandsOf(letter, lang);
  const dossier = cut(letter.dossier, LONGEST.dossier);
  const rows = problems.map((problem): Cell[] => {
    const { place, what, todo } = problemParts(problem, lang);
    return [{ text: place === '' ? said.causes.noPlace : place, strong: true }, { text: what }, { text: todo === '' ? words.nothing : todo }];
  });
  const { columns } = said.causes;
  return finished<LetterModel>(
    {
      lang,
      date,
      tool,
      title: said.unreadableTitle(dossier, dayInWords(date, lang)),
      header: { sender: cut(sender, LONGEST.sender), campaign: cut(campaign, LONGEST.campaign), day: dayInWords(date, lang), to: said.toSender, subject: said.unreadableSubject, product: dossier, subtitle: '', reply: replyWords(letter) },
      lead: [said.unreadableAbout(dossier, dayInWords(date, lang)), said.unreadableLimits],
      verdict: null,
      sections: [
        section('causes', said.causes.section, boundedTable(said.causes.section, [{ title: columns.place, width: 26 }, { title: columns.what, width: 38 }, { title: columns.todo, width: 36 }], rows, MOST_CAUSES, (count) => said.moreCauses(count, commands.assess))),
        answerSection(letter, [said.answer.mend(commands.assess)]),
      ],
      footer: { referentials: cut(campaign, LONGEST.campaign), result: `${tool.name} ${tool.version}`, notice: words.footer },
    },
    lang,
  );
}
