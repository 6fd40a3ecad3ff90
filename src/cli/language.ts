import { LANGS, type Lang } from '../i18n/index.js';
import { UsageError } from './usage-error.js';

function isLang(text: string): text is Lang {
  return LANGS.some((lang) => lang === text);
}

function asLang(text: string): Lang {
  if (isLang(text)) return text;
  throw new UsageError([(texts) => texts.cli.usage.lang(text)], 'fr');
}

/**
 * Takes `--lang x` or `--lang=x` out of the command line, wherever it stands before `--`; else `CONVERGENCE_LANG`, else French.
 * @throws UsageError for a language that does not exist.
 */
export function takeLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): { readonly lang: Lang; readonly rest: readonly string[] } {
  const rest: string[] = [];
  let asked: string | undefined;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      rest.push(...argv.slice(index));
      break;
    }
    if (word === '--lang') {
      index += 1;
      asked = argv[index];
      if (asked === undefined) throw new UsageError([(texts) => texts.cli.usage.missingValue('--lang')], 'fr');
    } else if (word.startsWith('--lang=')) {
      asked = word.slice('--lang='.length);
    } else {
      rest.push(word);
    }
  }
  return { lang: asLang(asked ?? (env.CONVERGENCE_LANG || 'fr')), rest };
}
