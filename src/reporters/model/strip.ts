import type { AssessedTheme } from '../../core/assessment.js';
import { dayInWords } from '../../i18n/format.js';
import type { Naming } from './context.js';
import type { RungState, Strip, Tone } from './types.js';

/** Where a rung stands: proven, declared, still undecided, or not reached. */
export function rungState(theme: Pick<AssessedTheme, 'level' | 'proven'>, level: number): RungState {
  if (theme.level === null) return 'not-reached';
  if (level <= (theme.proven ?? 0)) return 'proven';
  if (level <= theme.level.low) return 'declared';
  return level <= theme.level.high ? 'undecided' : 'not-reached';
}

/** The words above the steps, right-aligned on the last rung they name. */
function labelsOf(theme: AssessedTheme, { words }: Naming): Strip['labels'] {
  const said = words.strip;
  if (theme.level === null) return [{ rung: 1, text: said.noLevel, tone: 'quiet' }];
  const { low, high } = theme.level;
  const proven = theme.proven ?? 0;
  const labels: { rung: number; text: string; tone: Tone }[] = [];
  if (proven > 0 && proven === low) labels.push({ rung: low, text: said.both(low), tone: 'stands' });
  else if (low === 0) labels.push({ rung: 1, text: said.declared(0), tone: 'quiet' });
  else if (proven > 0) labels.push({ rung: proven, text: said.proven(proven), tone: 'stands' }, { rung: low, text: said.declared(low), tone: 'stands' });
  else if (low === 1) labels.push({ rung: 1, text: `${said.declared(1)}, ${said.nothingProven}`, tone: 'stands' });
  else labels.push({ rung: 1, text: said.nothingProven, tone: 'quiet' }, { rung: low, text: said.declared(low), tone: 'stands' });
  if (high > low) labels.push({ rung: high, text: said.undecided, tone: 'stands' });
  return labels;
}

/** The data of the ladder strip, and its text alternative with every number drawn. */
export function stripOf(theme: AssessedTheme, context: Naming): Strip {
  const { words, lang } = context;
  const said = words.strip;
  const { target } = theme;
  const alt = [
    ...(theme.level === null ? [said.noLevel] : [said.altDeclared(theme.level), theme.proven === null || theme.proven === 0 ? said.nothingProven : said.proven(theme.proven)]),
    said.altTop(theme.top),
    ...(target === null
      ? []
      : [`${(target.official ? words.target.title(target.level) : words.target.proposition(target.level)).toLowerCase()} ${target.since <= context.assessment.date ? words.target.since(dayInWords(target.since, lang)) : words.target.on(dayInWords(target.since, lang))}`]),
    ...(theme.official ? [] : [said.ladderProposition]),
  ];
  return {
    top: theme.top,
    level: theme.level,
    proven: theme.proven,
    rungs: Array.from({ length: theme.top }, (_, index) => ({ level: index + 1, state: rungState(theme, index + 1) })),
    labels: labelsOf(theme, context),
    target: target === null ? null : { level: target.level, official: target.official },
    alt: `${theme.title} : ${said.alt(alt)}`,
  };
}
