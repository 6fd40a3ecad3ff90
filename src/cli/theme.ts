import { Chalk } from 'chalk';

type Paint = (text: string) => string;

/** The few ways a terminal text may stand out. Colour only doubles a word: no meaning rests on it alone. */
export interface Theme {
  readonly title: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly doubt: Paint;
  readonly accent: Paint;
}

/** True when a stream may receive colour: a terminal, without `NO_COLOR` (any non-empty value) nor a dumb `TERM`. */
export function hasColour(stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

/** The theme of a stream; without colour every function returns its text unchanged. */
export function createTheme(colour: boolean): Theme {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { title: chalk.bold.underline, strong: chalk.bold, dim: chalk.dim, good: chalk.green, bad: chalk.red, doubt: chalk.yellow, accent: chalk.cyan };
}
