import { createPrompt, isDownKey, isEnterKey, isNumberKey, isUpKey, useKeypress, usePagination, useState } from '@inquirer/core';
import { neutralised } from '../../i18n/format.js';
import { firstRow, rowsOf } from './choices.js';
import { inset, textWidth, type Dress } from './dress.js';
import { frameLines } from './frame.js';
import { commandOf, typed } from './keys.js';
import type { Pressed } from './pressed.js';
import { footLines, HIDDEN_CURSOR, useScreen, type ScreenPromptConfig } from './screen-prompt.js';
import { wrap } from './wrap.js';

/** A line with its mark; what does not fit goes on under the words. */
export function rowText(mark: string, text: string, isActive: boolean, dress: Dress): string {
  const [first = '', ...others] = wrap(neutralised(text), textWidth(dress) - mark.length);
  const lines = [`${mark}${first}`, ...others.map((line) => `${' '.repeat(mark.length)}${line}`)].map((line) => inset(line));
  return lines.map((line) => (isActive ? dress.theme.accent(line) : line)).join('\n');
}

/** How many lines of choices fit under `frame`, at least three. */
export function pageSizeFor(frame: number, foot: number, dress: Dress): number {
  return Math.max(3, dress.rows() - frame - foot - 2);
}

/** Yes or no, or one choice among several: arrows or digits, then Enter; single keys for everything else. */
export const choicePrompt = createPrompt<Pressed, ScreenPromptConfig>((config, done) => {
  const { screen, dress } = config;
  const rows = rowsOf(screen, dress.texts);
  const [active, setActive] = useState(firstRow(rows, screen));
  const shared = useScreen(config, done);

  useKeypress((key, line) => {
    line.clearLine(0);
    if (shared.help !== undefined) {
      shared.scroll(key, typed(key));
      return;
    }
    shared.setRemark('');
    const command = commandOf(key);
    if (command) shared.obey(command);
    else if (isEnterKey(key)) {
      const chosen = rows[active]?.does;
      if (chosen?.kind === 'answer') done({ kind: 'answered', value: chosen.value });
      else if (chosen) done(chosen);
    } else if (isUpKey(key)) setActive((active + rows.length - 1) % rows.length);
    else if (isDownKey(key)) setActive((active + 1) % rows.length);
    else if (isNumberKey(key) && Number(key.name) >= 1 && Number(key.name) <= rows.length) setActive(Number(key.name) - 1);
  });

  const foot = footLines(screen, dress, shared.remark, dress.texts.keys.move);
  const frame = frameLines(screen, dress, Math.min(rows.length, 8) + foot.length + 2);
  const page = usePagination({
    items: rows,
    active,
    pageSize: pageSizeFor(frame.length, foot.length, dress),
    loop: false,
    renderItem: ({ item, isActive }) => rowText(isActive ? '❯ ' : '  ', item.text, isActive, dress),
  });
  return shared.help ?? `${[...frame, page, '', ...foot].join('\n')}${HIDDEN_CURSOR}`;
});
