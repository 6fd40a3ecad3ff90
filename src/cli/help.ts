import type { Catalogue } from '../i18n/index.js';
import type { ActionDefinition, OptionDefinition, Text } from './command.js';

type Row = readonly [left: string, right: string];

/** A name of a command, with what it does. */
export interface Listed {
  readonly name: string;
  readonly alias: string;
  readonly summary: Text;
}

/** `asJson` as it is typed: `--as-json`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An argument as a person reads it; its key is English, like every key. */
export function argumentName(key: string, texts: Catalogue): string {
  const names: Readonly<Record<string, string | undefined>> = texts.cli.argumentNames;
  return names[key] ?? key;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A titled list in two columns; the right one is wrapped under itself. */
function section(title: string, rows: readonly Row[], width: number): string[] {
  if (rows.length === 0) return [];
  const left = Math.min(34, Math.max(...rows.map(([text]) => text.length)));
  const pad = ' '.repeat(left + 4);
  const lines = rows.flatMap(([text, description]) => {
    const [first = '', ...others] = wrap(description, Math.max(24, width - pad.length));
    const head = text.length > left ? [`  ${text}`, ...(first === '' ? [] : [`${pad}${first}`])] : [`  ${text.padEnd(left)}  ${first}`];
    return [...head, ...others.map((other) => pad + other)];
  });
  return ['', title, ...lines];
}

function optionRow(key: string, option: OptionDefinition, texts: Catalogue): Row {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const value = option.value === undefined ? '' : ` <${option.value(texts)}>`;
  return [`${short}${flagOf(key)}${value}`, option.text(texts)];
}

function commonRows(texts: Catalogue, root: boolean): Row[] {
  const { options, values } = texts.cli;
  return [[`--lang <${values.lang}>`, options.lang], ['-h, --help', options.help], ...(root ? [['-V, --version', options.version] as const] : [])];
}

function commandRows(commands: readonly Listed[], texts: Catalogue): Row[] {
  return commands.map(({ name, alias, summary }) => [`${name} (${alias})`, summary(texts)]);
}

/** The help of the program itself. */
export function programHelp(commands: readonly Listed[], texts: Catalogue, width: number): string {
  const { help, tagline } = texts.cli;
  return [
    ...wrap(tagline, width),
    '',
    `${help.usage} convergence <${help.placeholders.command}> [${help.placeholders.options}]`,
    ...section(help.commands, commandRows(commands, texts), width),
    ...section(help.everywhere, commonRows(texts, true), width),
    ...section(help.exitCodes, help.codes, width),
    '',
    help.more,
    '',
  ].join('\n');
}

/** The help of a command that holds others. */
export function groupHelp(path: string, listed: Listed, commands: readonly Listed[], texts: Catalogue, width: number): string {
  const { help } = texts.cli;
  return [
    ...wrap(help.heading(path, listed.summary(texts)), width),
    help.frenchName(listed.alias),
    '',
    `${help.usage} ${path} <${help.placeholders.command}> [${help.placeholders.options}]`,
    ...section(help.commands, commandRows(commands, texts), width),
    ...section(help.everywhere, commonRows(texts, false), width),
    '',
  ].join('\n');
}

/** `<dossier>`, `[id]`, `<dossier…>`. */
function shownArgument(name: string, optional?: true, several?: true): string {
  const word = several ? `${name}…` : name;
  return optional ? `[${word}]` : `<${word}>`;
}

/** The help of a command that does something. */
export function actionHelp(path: string, listed: Listed, action: ActionDefinition, texts: Catalogue, width: number): string {
  const { help } = texts.cli;
  const positional = Object.entries(action.arguments);
  const usage = [`${help.usage} ${path}`, ...positional.map(([key, { optional, several }]) => shownArgument(argumentName(key, texts), optional, several)), `[${help.placeholders.options}]`].join(' ');
  return [
    ...wrap(help.heading(path, listed.summary(texts)), width),
    help.frenchName(listed.alias),
    '',
    usage,
    ...section(help.arguments, positional.map(([key, argument]): Row => [argumentName(key, texts), argument.text(texts)]), width),
    ...section(help.commands, commandRows(action.commands ?? [], texts), width),
    ...section(help.options, Object.entries(action.options).map(([key, option]) => optionRow(key, option, texts)), width),
    ...section(help.everywhere, commonRows(texts, false), width),
    ...section(help.examples, (action.examples ?? []).map((example): Row => [`convergence ${example}`, '']), width),
    '',
  ].join('\n').replace(/[ ]+$/gm, '');
}
