import type { Assessment, JudgedRequirement, Reason } from '../../core/assessment.js';
import type { Commitment, Value } from '../../core/dossier.js';
import type { Measured } from '../../core/findings.js';
import type { Question, Referential, Untranslated, Vocabulary } from '../../core/referential.js';
import type { Roadmap } from '../../core/roadmap/roadmap.js';
import { joined, listed, quoted, shortened, withUnit } from '../../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../../i18n/index.js';
import type { DocumentName } from '../documents.js';
import { factTitle, type MeasureWords } from '../measures.js';

/** What it takes to name things. */
export interface NamingOptions {
  readonly lang: Lang;
  readonly vocabulary: Vocabulary;
  /** The rule sets judged: the words of their own questions, and what they say of their own gaps. */
  readonly referentials?: readonly Referential[];
  /** The words of the probes, when the dossier has findings. */
  readonly measures?: MeasureWords;
}

export interface ReportOptions extends NamingOptions {
  readonly tool: { readonly name: string; readonly version: string };
  /** SHA-256 of the result, in hexadecimal. */
  readonly digest: string;
  /** What the probes wrote beside the dossier. */
  readonly measured?: Measured;
  /** The dossier's promises, whose words the assessment does not carry. */
  readonly commitments?: readonly Commitment[];
  readonly roadmap: Roadmap;
  /** Where the roadmap's capacity comes from: a supposed one is said so. */
  readonly capacityFrom: 'asked' | 'dossier' | 'supposed';
  /** Which document; the whole report when absent. */
  readonly document?: DocumentName;
  /** The same result in the texts its rule sets were written in, when `lang` is another language: what the published result keeps as data. */
  readonly original?: Assessment;
  /** What this language shows in French, rule set by rule set. */
  readonly untranslated?: readonly (Untranslated & { readonly id: string })[];
}

/** An assessment, the words, and the names of things. */
export interface Naming {
  readonly assessment: Assessment;
  readonly options: NamingOptions;
  readonly lang: Lang;
  readonly words: Catalogue['report'];
  /** `EXI 03`, else the id. */
  readonly label: (requirement: string) => string;
  readonly requirement: (id: string) => JudgedRequirement | undefined;
  readonly themeTitle: (id: string) => string;
  /** A draft or historical edition never enters the verdict. */
  readonly isBinding: (referential: string) => boolean;
  readonly isDraft: (referential: string) => boolean;
  /** The question as asked, for an id of `open`, `questions` or `decisive`. */
  readonly questionText: (id: string) => string;
  /** A stored value as people read it: the words of the choices, yes or no, the unit. Short of room, the first choice alone, cut inside its quotation marks. */
  readonly valueWords: (question: Question | undefined, value: Value | undefined, length?: number) => string;
  readonly itemLabels: (requirement: JudgedRequirement) => string[];
  readonly listTitle: (id: string) => string;
  /** What was measured otherwise than declared, each with its place: the points of a list that do not hold, else the fact and its value. */
  readonly measuredOtherwise: (why: Reason) => string;
  /** « « Le produit est-il … ? » : non », for an answer named as in `setAside`. */
  readonly answerWords: (id: string, length?: number) => string;
  readonly roleWords: (roles: readonly string[]) => string;
  readonly param: (reason: Reason, name: string) => string[];
}

/** What every part of the model reads. */
export interface ReportContext extends Naming {
  readonly options: ReportOptions;
  readonly roadmap: Roadmap;
  readonly planWords: Catalogue['roadmap'];
}

const ITEM = /^([^[\]]+)\[([^[\]]*)\]\.(.+)$/;

/** Prepares the names of things, once. */
export function namingOf(assessment: Assessment, options: NamingOptions): Naming {
  const { lang, vocabulary } = options;
  const words = catalogue(lang).report;
  const questions = new Map<string, Question>();
  for (const question of [...vocabulary.questions, ...(options.referentials ?? []).flatMap((each) => each.questions ?? [])]) questions.set(question.id, question);
  const profile = new Map(vocabulary.profile.map((question) => [question.id, question]));
  const lists = new Map(vocabulary.lists.map((definition) => [definition.id, definition]));
  const requirements = new Map(assessment.requirements.map((requirement) => [requirement.id, requirement]));
  const editions = new Map(assessment.referentials.map((referential) => [referential.id, referential]));

  const measuredBy = new Map([...questions.values()].flatMap((question) => (question.fact === undefined ? [] : [[question.fact, question] as const])));
  const placed = (text: string, place: string | undefined): string => (place === undefined || place === '' ? text : `${text} (${place})`);

  const itemLabel = (list: string, id: string): string => {
    const label = assessment.inputs.lists[list]?.items?.find((item) => item.id === id)?.['label'];
    return typeof label === 'string' && label.trim() !== '' ? label : id;
  };
  const valueWords = (question: Question | undefined, value: Value | undefined, length = Infinity): string => {
    const choice = (id: string): string => quoted(shortened(question?.choices?.find((each) => each.id === id)?.text ?? id, length), lang);
    if (value === undefined) return words.status.unknown;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return withUnit(value, question?.unit, lang);
    if (typeof value !== 'string' && value.length === 0) return words.noneTicked;
    return typeof value === 'string' ? choice(value) : joined(value.map(choice), lang, length === Infinity ? Infinity : 1);
  };
  const questionText = (id: string): string => {
    const item = ITEM.exec(id);
    if (item) {
      const [, list = '', itemId = '', field = ''] = item;
      const text = lists.get(list)?.fields.find((each) => each.id === field)?.text ?? field;
      return words.questions.item(quoted(itemLabel(list, itemId), lang), text);
    }
    if (id.startsWith('profile.')) return profile.get(id.slice('profile.'.length))?.text ?? id;
    return questions.get(id)?.text ?? lists.get(id)?.text ?? id;
  };
  const answerWords = (id: string, length = Infinity): string => {
    if (id.startsWith('profile.')) {
      const key = id.slice('profile.'.length);
      const question = profile.get(key);
      const value = Object.hasOwn(assessment.profile, key) ? assessment.profile[key] : undefined;
      return words.setAside.answerIs(shortened(question?.text ?? key, length), valueWords(question, value, length));
    }
    const answer = Object.hasOwn(assessment.inputs.answers, id) ? assessment.inputs.answers[id] : undefined;
    return quoted(shortened(answer?.notApplicable ?? questionText(id), length), lang);
  };

  return {
    assessment,
    options,
    lang,
    words,
    label: (id) => requirements.get(id)?.reference ?? id,
    requirement: (id) => requirements.get(id),
    themeTitle: (id) => assessment.themes.find((theme) => theme.id === id)?.title ?? id,
    isBinding: (id) => editions.get(id)?.status === 'in-force',
    isDraft: (id) => editions.get(id)?.status === 'draft',
    questionText,
    valueWords,
    itemLabels: (requirement) => {
      const known = requirement.questions.filter((id) => Object.hasOwn(assessment.inputs.lists, id));
      return requirement.items.map((item) => itemLabel(known.find((list) => assessment.inputs.lists[list]?.items?.some((each) => each.id === item)) ?? '', item));
    },
    listTitle: (id) => quoted(lists.get(id)?.title ?? id, lang),
    measuredOtherwise: ({ params }) => {
      const { facts, points } = params;
      const failing = typeof points === 'object' ? points : [];
      return listed(
        (typeof facts === 'object' ? facts : []).flatMap((id) => {
          const finding = assessment.inputs.facts.find((each) => each.fact === id);
          if (!finding) return [];
          const question = measuredBy.get(id);
          const own = typeof finding.value === 'object' ? failing.filter((point) => question?.choices?.some((each) => each.id === point)) : [];
          if (own.length > 0) return [words.contradictions.points(own.map((point) => placed(valueWords(question, point), finding.failing?.[point] ?? finding.place)))];
          return [placed(words.contradictions.fact(factTitle(id, vocabulary), finding.outcome === 'observed' ? valueWords(question, finding.value) : words.nothing), finding.place)];
        }),
        lang,
      );
    },
    answerWords,
    roleWords: (roles) => joined(roles.map((role) => (words.setAside.ofRoles as Readonly<Record<string, string>>)[role] ?? role), lang),
    param: (reason, name) => {
      const value = reason.params[name];
      return value === undefined ? [] : typeof value === 'object' ? [...value] : [String(value)];
    },
  };
}

/** Prepares what every part of the model reads, once. */
export function reportContext(assessment: Assessment, options: ReportOptions): ReportContext {
  return { ...namingOf(assessment, options), options, roadmap: options.roadmap, planWords: catalogue(options.lang).roadmap };
}
