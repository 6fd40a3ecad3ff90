import type { AssessedReferential, Reason, SourceCitation } from '../../core/assessment.js';
import { capitalised, dayInWords } from '../../i18n/format.js';
import type { Naming, ReportContext } from './context.js';
import type { Block, Cell, Edition, Section } from './types.js';

/** The remarks an edition carries wherever it is named. */
function remarksOf(referential: AssessedReferential, { words }: Naming): string[] {
  return [
    ...(referential.shipped ? [] : [words.outsideDistribution]),
    ...(referential.status === 'draft' ? [words.draft] : referential.status === 'historical' ? [words.historical] : []),
    ...(referential.official ? [] : [words.unofficial]),
  ];
}

/** The editions judged, as page one names them. */
export function editionsOf(context: Naming): Edition[] {
  return context.assessment.referentials.map((referential) => {
    const remarks = remarksOf(referential, context);
    return { id: referential.id, edition: referential.edition, title: referential.title, remarks, label: `${referential.id} ${referential.edition}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}` };
  });
}

/** One reservation, as a sentence. */
export function noticeSentence(notice: Reason, context: Naming): string {
  const { words, lang, param } = context;
  const said = words.notices;
  const value = (name: string): string => param(notice, name).join(', ');
  const day = (name: string): string => (value(name) === '' ? words.nothing : dayInWords(value(name), lang));
  switch (notice.code) {
    case 'evidence-expired':
      return said['evidence-expired'](value('evidence'), day('until'));
    case 'evidence-absent':
    case 'evidence-altered':
    case 'evidence-not-digested':
      return said[notice.code](value('evidence'), value('file'));
    case 'evidence-incomplete':
      return said['evidence-incomplete'](value('evidence'));
    case 'finding-artefact-absent':
    case 'finding-artefact-altered':
    case 'finding-edited':
      return said[notice.code](factTitle(value('fact'), context), value('place'));
    case 'answers-as-they-stand':
      return said['answers-as-they-stand'](day('last'), day('date'));
    case 'referential-not-shipped':
      return said['referential-not-shipped'](value('referential'));
    case 'referential-draft':
    case 'referential-historical':
      return said[notice.code](value('referential'), value('edition'));
    default:
      return said.other(notice.code);
  }
}

/** What to know before relying on the result, as sentences. */
function factTitle(id: string, { options }: Naming): string {
  return options.vocabulary.facts.find((fact) => fact.id === id)?.text ?? id;
}

export function noticesOf(context: ReportContext): string[] {
  const { assessment, words, options } = context;
  const inFrench = (options.untranslated ?? []).filter(({ count }) => count > 0);
  return [...assessment.notices.map((notice) => noticeSentence(notice, context)), ...inFrench.map(({ id, count }) => words.notices['texts-in-french'](id, count))];
}

/** Reservations of the result, then what each rule set says of its own gaps. */
export function noticesSection(notices: readonly string[], { words, options }: ReportContext): Section {
  const said = words.notices;
  const blocks: Block[] = notices.length === 0 ? [{ kind: 'paragraph', text: said.none }] : [{ kind: 'paragraph', text: said.intro }, { kind: 'list', items: notices }];
  for (const referential of options.referentials ?? []) {
    if (referential.gaps === undefined || referential.gaps.length === 0) continue;
    blocks.push({ kind: 'heading', text: said.uncertain(referential.title) }, { kind: 'list', items: referential.gaps });
  }
  return { id: 'reserves', title: said.section, blocks };
}

/** Every source cited, once, and the editions with the digest of their rules. */
export function sourcesSection(context: ReportContext): Section {
  const { assessment, words, lang, options } = context;
  const said = words.sources;
  const cited = new Map<string, SourceCitation>();
  for (const owner of [...assessment.requirements, ...assessment.themes.flatMap((theme) => theme.target ?? [])]) {
    for (const source of owner.source) {
      const key = `${source.title}\n${source.url ?? ''}`;
      const known = cited.get(key);
      if (!known || source.reliability < known.reliability) cited.set(key, source);
    }
  }
  const publishers = new Map((options.referentials ?? []).flatMap((each) => each.sources.map((source) => [source.title, source] as const)));
  const rows = [...cited.values()]
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'))
    .map((source): Cell[] => {
      const full = publishers.get(source.title);
      const about = [full?.publisher, full?.note].filter((part) => part !== undefined).map(capitalised).join('. ');
      return [
        { text: source.title, strong: true, notes: [...(about === '' ? [] : [{ text: about }]), ...(source.url === undefined ? [] : [{ text: source.url, href: source.url }])] },
        { text: dayInWords(source.consulted, lang) },
        { text: source.reliability },
      ];
    });
  const editions = assessment.referentials.map((referential): Cell[] => [
    { text: referential.title, strong: true, notes: [{ text: referential.id }] },
    { text: referential.edition },
    { text: said.states[referential.status], notes: [{ text: referential.official ? said.official : words.unofficial }, ...(referential.shipped ? [] : [{ text: words.outsideDistribution }])] },
    { text: referential.digest.slice(0, 16) },
  ]);
  const blocks: Block[] = [
    { kind: 'paragraph', text: said.intro },
    ...(rows.length === 0
      ? [{ kind: 'paragraph', text: said.none } as const]
      : [{ kind: 'table', caption: said.caption, columns: [{ title: said.columns.source, width: 68 }, { title: said.columns.consulted, width: 20 }, { title: said.columns.reliability, width: 12 }], rows } as const]),
    { kind: 'heading', text: said.editionsCaption },
    { kind: 'table', caption: said.editionsCaption, columns: [{ title: said.editionColumns.referential, width: 38 }, { title: said.editionColumns.edition, width: 16 }, { title: said.editionColumns.state, width: 24 }, { title: said.editionColumns.digest, width: 22 }], rows: editions },
  ];
  return { id: 'sources', title: said.section, blocks };
}
