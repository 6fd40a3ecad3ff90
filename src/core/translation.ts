import type { Problem } from './error.js';
import { ProblemList, type Path } from './problem-list.js';
import type { LoadedReferential, Referential, SourcePlace, Untranslated, Vocabulary } from './referential.js';

type Fields = Readonly<Record<string, unknown>>;

/** A translation file as its schema has checked it: the texts of a rule set or of the vocabulary, found by the ids it already has. */
export type Texts = Fields;

/** Where texts stand in a part of a document. */
interface TextMap {
  readonly texts: readonly string[];
  /** Texts that may stay as they are: the official title of a French text. */
  readonly optional?: readonly string[];
  readonly parts?: Readonly<Record<string, Part>>;
}

/** A part below another: alone, or one of a list whose parts are told apart by a key. */
interface Part {
  readonly by?: 'id' | 'level';
  readonly map: TextMap;
}

const help: Part = { map: { texts: ['asks', 'yes', 'no', 'evidence'] } };
const QUESTION: TextMap = { texts: ['text', 'unit'], parts: { help, choices: { by: 'id', map: { texts: ['text', 'help'] } } } };
const questions: Part = { by: 'id', map: QUESTION };

const REFERENTIAL: TextMap = {
  texts: ['title', 'summary'],
  parts: {
    sources: { by: 'id', map: { texts: ['note'], optional: ['title', 'publisher'] } },
    themes: { by: 'id', map: { texts: ['title', 'unread'], parts: { ladder: { map: { texts: ['zero'], parts: { rungs: { by: 'level', map: { texts: ['title', 'text'] } } } } } } } },
    questions,
    requirements: { by: 'id', map: { texts: ['title', 'text', 'gap', 'evidence', 'note'] } },
    actions: { by: 'id', map: { texts: ['title'] } },
  },
};

const VOCABULARY: TextMap = {
  texts: [],
  parts: {
    profile: questions,
    facts: { by: 'id', map: { texts: ['text', 'unit'] } },
    lists: { by: 'id', map: { texts: ['title', 'text', 'itemTitle'], parts: { help, fields: questions } } },
    questions,
  },
};

/** `{items}`, `{label}`: what the program puts in a text. */
const HOLE = /\{[a-z]+\}/gi;
/** A place that holds a word is to be translated; « EXI 04 » or « art. 3 » reads the same in every language. */
const WORD = /\p{Ll}{4,}/u;

function own(fields: Fields | undefined, key: string): unknown {
  return fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** Puts the texts of a translation in the place of the French ones, and notes what is left, unknown or damaged. */
class Translator {
  readonly problems = new ProblemList();
  readonly left: string[] = [];
  readonly kept: string[] = [];

  part(original: Fields, texts: Fields | undefined, map: TextMap, path: Path): Fields {
    const translated: Record<string, unknown> = { ...original };
    const missing: string[] = [];
    for (const key of [...map.texts, ...(map.optional ?? [])]) {
      const french = original[key];
      const text = own(texts, key);
      if (typeof french !== 'string') {
        if (text !== undefined) this.problems.add('translation-of-nothing', [...path, key], { key });
      } else if (typeof text === 'string') {
        translated[key] = text;
        this.holes(french, text, [...path, key]);
      } else if (map.texts.includes(key)) {
        missing.push(key);
        this.left.push(french);
      } else this.kept.push(french);
    }
    if (missing.length > 0) this.problems.add('translation-missing', path, { of: path.join('.'), keys: missing }, 'warning');
    for (const [key, part] of Object.entries(map.parts ?? {})) {
      const below = own(texts, key) as Fields | undefined;
      if (original[key] !== undefined) translated[key] = this.below(original[key], below, part, [...path, key]);
      else if (below !== undefined && Object.keys(below).length > 0) this.problems.add('translation-of-nothing', [...path, key], { key });
    }
    return translated;
  }

  private below(original: unknown, texts: Fields | undefined, { by, map }: Part, path: Path): unknown {
    if (by === undefined) return this.part(original as Fields, texts, map, path);
    const items = original as readonly Fields[];
    const ids = items.map((item) => String(item[by]));
    for (const id of Object.keys(texts ?? {})) {
      if (!ids.includes(id)) this.problems.unknown('translation-of-unknown', id, ids, [...path, id]);
    }
    return items.map((item, index) => this.part(item, own(texts, ids[index] ?? '') as Fields | undefined, map, [...path, ids[index] ?? '']));
  }

  private holes(french: string, text: string, path: Path): void {
    const [wanted, found] = [french, text].map((each) => [...new Set(each.match(HOLE))].sort().join(' '));
    if (wanted !== found) this.problems.add('translation-holes', path, { wanted: wanted ?? '', found: found ?? '' });
  }

  /** Places are written once each, by their French words: many requirements are read at the same one. */
  places(referential: Referential, texts: Fields): Referential {
    const translations = own(texts, 'places') as Readonly<Record<string, string>> | undefined;
    const met = new Set<string>();
    const at = (places: readonly SourcePlace[]): readonly SourcePlace[] =>
      places.map((place) => {
        met.add(place.at);
        return { ...place, at: (own(translations, place.at) as string | undefined) ?? place.at };
      });
    const translated: Referential = {
      ...referential,
      themes: referential.themes.map((theme) => ({
        ...theme,
        ladder: { ...theme.ladder, source: at(theme.ladder.source) },
        ...(theme.targets === undefined ? {} : { targets: theme.targets.map((target) => ({ ...target, source: at(target.source) })) }),
      })),
      requirements: referential.requirements.map((requirement) => ({ ...requirement, source: at(requirement.source) })),
    };
    for (const place of Object.keys(translations ?? {})) {
      if (!met.has(place)) this.problems.unknown('translation-of-unknown', place, met, ['places', place]);
    }
    const missing = [...met].filter((place) => WORD.test(place) && own(translations, place) === undefined);
    this.left.push(...missing);
    if (missing.length > 0) this.problems.add('translation-missing', ['places'], { of: 'places', keys: missing }, 'warning');
    return translated;
  }

  /** Gaps have no id: the translation gives as many, in the same order. */
  gaps(referential: Referential, texts: Fields): Referential {
    const gaps = referential.gaps ?? [];
    const translations = (own(texts, 'gaps') as readonly string[] | undefined) ?? [];
    if (translations.length > 0 && translations.length !== gaps.length) this.problems.add('translation-gaps', ['gaps'], { wanted: gaps.length, found: translations.length });
    if (gaps.length === 0) return referential;
    if (translations.length === gaps.length) return { ...referential, gaps: translations };
    this.left.push(...gaps);
    if (translations.length === 0) this.problems.add('translation-missing', [], { of: 'gaps', keys: ['gaps'] }, 'warning');
    return referential;
  }

  get untranslated(): Untranslated {
    return { count: this.left.length, texts: [...new Set([...this.left, ...this.kept])] };
  }
}

/** A document in another language, what of it is still in French, and what is wrong with its translation. */
export interface Translated<T> {
  readonly translated: T;
  readonly untranslated: Untranslated;
  readonly problems: readonly Problem[];
}

/** A rule set with the texts of a translation; those it lacks stay in French. Nothing that decides a result changes. */
export function translateReferential(referential: Referential, texts: Texts): Translated<Referential> {
  const translator = new Translator();
  const worded = translator.part(referential as unknown as Fields, texts, REFERENTIAL, []) as unknown as Referential;
  const translated = translator.gaps(translator.places(worded, texts), texts);
  return { translated, untranslated: translator.untranslated, problems: translator.problems.problems };
}

/** The vocabulary with the texts of a translation; those it lacks stay in French. */
export function translateVocabulary(vocabulary: Vocabulary, texts: Texts): Translated<Vocabulary> {
  const translator = new Translator();
  const translated = translator.part(vocabulary as unknown as Fields, texts, VOCABULARY, []) as unknown as Vocabulary;
  return { translated: { ...translated, untranslated: translator.untranslated }, untranslated: translator.untranslated, problems: translator.problems.problems };
}

/** What is shown in French in another language, rule set by rule set; the vocabulary comes under its own name. */
export function untranslatedIn(vocabulary: Vocabulary, loaded: readonly LoadedReferential[]): readonly (Untranslated & { readonly id: string })[] {
  const all = [...loaded.map(({ referential, untranslated }) => ({ id: referential.id, untranslated })), { id: 'vocabulary', untranslated: vocabulary.untranslated }];
  return all.flatMap(({ id, untranslated }) => (untranslated === undefined || untranslated.texts.length === 0 ? [] : [{ id, ...untranslated }]));
}
