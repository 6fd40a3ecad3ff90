import { quoted } from '../../i18n/format.js';
import { catalogue, type Lang } from '../../i18n/index.js';
import type { Mailing } from './types.js';

/** The commands a letter names, each in quotation marks, as its reader types them in the folder of the dossier. */
export interface Commands {
  readonly report: string;
  readonly interview: string;
  readonly assess: string;
  readonly explain: string;
  readonly answer: string;
  readonly probe: string;
  /** « et 3 autres, dans le rapport complet : … » */
  more(count: number): string;
}

/** Commands that judge the dossier as the campaign did: on its day, with the rule sets it imposed. */
export function commandsOf({ date, imposed }: Pick<Mailing, 'date' | 'imposed'>, lang: Lang): Commands {
  const { answer, more } = catalogue(lang).letters;
  const said = (...words: readonly string[]): string => quoted(['convergence', ...words].join(' '), lang);
  const again = ['.', '--date', date, ...imposed.flatMap((each) => ['--referential', each])];
  const report = said('report', ...again, '--format', 'pdf');
  return {
    report,
    interview: said('interview', '.'),
    assess: said('assess', ...again),
    explain: said('explain', '.', answer.requirement),
    answer: said('answer', '.', answer.question, '--evidence', answer.file),
    probe: said('probe', '.'),
    more: (count) => more(count, report),
  };
}
