import { listed, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { partiesFigure } from '../figures/parties.js';
import { signaturesFigure } from '../figures/signatures.js';
import type { Block } from '../model.js';
import { commitmentBlocks } from './commitments.js';
import { ConventionContext, type ConventionReport } from './context.js';
import type { ConventionDocument, ConventionSection, Form } from './document.js';
import { lateBlocks, unreadableBlocks } from './late.js';
import { rungBlocks, serviceBlocks } from './services.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function parties({ words: { parties: said }, convention: { region } }: ConventionContext): Form {
  const shared = [said.represented, said.as];
  const all = [
    { name: said.ministry, labels: shared },
    { name: said.ars(region.name), labels: shared },
    { name: said.grades, labels: [said.name, ...shared] },
  ];
  const { party, name, represented, as } = said.columns;
  return { kind: 'form', figure: partiesFigure(all, said.alt(all.map((each) => each.name))), columns: [party, name, represented, as], rows: all.map((each) => [each.name, ...(each.labels.length > 2 ? [] : ['–'])]) };
}

function references(context: ConventionContext): Block[] {
  const { words: { references: said }, convention, report } = context;
  const lead = paragraph(said.lead(context.said(report.campaign), context.day(convention.day), convention.calculation, `${report.tool.name} ${report.tool.version}`));
  if (convention.editions.length === 0) return [lead, paragraph(said.none)];
  const { columns } = said;
  return [
    lead,
    {
      kind: 'table',
      caption: said.caption,
      columns: [{ title: columns.referential, width: 24 }, { title: columns.edition, width: 13 }, { title: columns.status, width: 11 }, { title: columns.digest, width: 52 }],
      rows: convention.editions.map(({ title, edition, status, digest }) => [{ text: context.said(title), strong: true }, { text: context.said(edition) }, { text: said.status[status] }, { text: '', notes: [{ text: context.said(digest) }] }]),
    },
  ];
}

function summary(context: ConventionContext): Block[] {
  const { words: { summary: said }, convention: { figures }, lang } = context;
  const { proven, declared, undetermined, fails, none } = catalogue(lang).campaign.verdict;
  const { verdicts } = figures;
  const lead = paragraph(said.lead(figures.read, verdicts.unreadable, figures.vendors));
  if (figures.read === 0) return [lead];
  const counts = ([[verdicts.proven, proven], [verdicts.compliant - verdicts.proven, declared], [verdicts.undetermined, undetermined], [verdicts['non-compliant'], fails], [verdicts['none-opposable'], none]] as const).flatMap(([count, words]) => (count === 0 ? [] : [words(count)]));
  return [lead, paragraph(`${said.verdicts} : ${listed(counts, lang)}.`), ...rungBlocks(context)];
}

function signatures({ words: { signatures: said }, convention: { region, services } }: ConventionContext): (Block | Form)[] {
  if (services.length === 0) return [paragraph(said.notYet)];
  const roles = [said.ministry, said.ars(region.name), said.grades];
  const { role, name, day, sign } = said.columns;
  return [paragraph(said.lead), { kind: 'form', figure: signaturesFigure(roles, { ...said, alt: said.alt(roles) }), columns: [role, name, day, sign], rows: roles.map((each) => [each]) }];
}

function limits({ limits: said }: ConventionContext['words']): Block[] {
  const { what, status, source } = said.columns;
  return [
    paragraph(said.lead),
    { kind: 'list', items: said.items },
    { kind: 'heading', text: said.official },
    { kind: 'table', caption: said.caption, columns: [{ title: what, width: 32 }, { title: status, width: 20 }, { title: source, width: 48 }], rows: said.rows.map((row) => [{ text: row.what, strong: true }, { text: row.status }, { text: row.source }]) },
  ];
}

function sectionsOf(context: ConventionContext): ConventionSection[] {
  const { words, convention } = context;
  const wide = convention.services.length === 0 ? 'portrait' : 'landscape';
  const articles: readonly ConventionSection[] = [
    { title: words.object.title, sheet: 'portrait', blocks: [paragraph(words.object.what(convention.services.length, convention.region.name)), paragraph(words.object.origin)] },
    { title: words.references.title, sheet: 'portrait', blocks: references(context) },
    { title: words.summary.title, sheet: 'portrait', blocks: summary(context) },
    { title: words.late.title, sheet: 'portrait', blocks: lateBlocks(context) },
    { title: words.services.title, sheet: wide, blocks: serviceBlocks(context) },
    { title: words.commitments.title, sheet: wide, blocks: commitmentBlocks(context) },
    { title: words.unreadable.title, sheet: 'portrait', blocks: unreadableBlocks(context) },
    { title: words.followUp.title, sheet: 'portrait', withNext: true, blocks: [{ kind: 'list', items: words.followUp.items }] },
    { title: words.signatures.title, sheet: 'portrait', blocks: signatures(context) },
  ];
  return [
    { title: words.parties.title, sheet: 'portrait', blocks: [parties(context)] },
    ...articles.map((article, index) => ({ ...article, title: words.article(index + 1, article.title) })),
    { title: words.method.title, sheet: 'portrait', newPage: true, blocks: [{ kind: 'terms', items: words.method.items }] },
    { title: words.limits.title, sheet: 'portrait', blocks: limits(words) },
  ];
}

/** Every text of a document, with the spaces its language wants. */
function typesetAll<Part>(part: Part, lang: ConventionReport['lang']): Part {
  if (typeof part === 'string') return typeset(part, lang) as Part;
  if (Array.isArray(part)) return part.map((each: unknown) => typesetAll(each, lang)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]: [string, unknown]) => [key, typesetAll(value, lang)])) as Part;
}

/** The convention of a region in words: from what its campaign holds, and nothing else. */
export function conventionDocument(report: ConventionReport): ConventionDocument {
  const context = new ConventionContext(report);
  const { words, convention } = context;
  const { region, unreadable, services } = convention;
  const warnings = services.length === 0 ? [words.nothingRead, words.toComplete(unreadable.length)] : unreadable.length > 0 ? [words.toComplete(unreadable.length)] : [];
  return typesetAll(
    {
      documentTitle: plainLetters(words.documentTitle(region.name, context.day(convention.day))),
      title: words.title,
      subtitle: words.subtitle(region.name, context.day(convention.day)),
      draft: words.draft,
      warnings,
      sections: sectionsOf(context),
      footer: { notice: words.notice, initials: words.initials },
    },
    report.lang,
  );
}
