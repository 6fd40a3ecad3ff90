import { createPrompt, isDownKey, isEnterKey, isNumberKey, isSpaceKey, isUpKey, useKeypress, usePagination, useState } from '@inquirer/core';
import { pageSizeFor, rowText } from './choice-prompt.js';
import { rowsOf, type Row } from './choices.js';
import { frameLines } from './frame.js';
import { commandOf, typed } from './keys.js';
import type { Pressed } from './pressed.js';
import { footLines, HIDDEN_CURSOR, useScreen, type ScreenPromptConfig } from './screen-prompt.js';

type Line = { readonly kind: 'box'; readonly id: string; readonly text: string } | { readonly kind: 'row'; readonly row: Row; readonly text: string };

/** Several boxes to tick: space ticks, Enter validates; nothing ticked is said by its own line. */
export const checklistPrompt = createPrompt<Pressed, ScreenPromptConfig>((config, done) => {
  const { screen, dress } = config;
  const { question, stated } = screen;
  const lines: readonly Line[] = [
    ...(question.choices ?? []).map((choice): Line => ({ kind: 'box', id: choice.id, text: choice.text })),
    ...rowsOf(screen, dress.texts).map((row): Line => ({ kind: 'row', row, text: row.text })),
  ];
  const [active, setActive] = useState(0);
  const [ticked, setTicked] = useState<readonly string[]>(Array.isArray(stated.value) ? stated.value.map(String) : []);
  const shared = useScreen(config, done);

  const tick = (): void => {
    const line = lines[active];
    if (line?.kind === 'box') setTicked(ticked.includes(line.id) ? ticked.filter((id) => id !== line.id) : [...ticked, line.id]);
  };

  useKeypress((key, line) => {
    line.clearLine(0);
    if (shared.help !== undefined) {
      shared.scroll(key, typed(key));
      return;
    }
    shared.setRemark('');
    const command = commandOf(key);
    if (command) shared.obey(command);
    else if (isSpaceKey(key)) tick();
    else if (isEnterKey(key)) {
      const chosen = lines[active];
      if (chosen?.kind === 'row' && chosen.row.does.kind === 'answer') done({ kind: 'answered', value: chosen.row.does.value });
      else if (chosen?.kind === 'row') done({ kind: chosen.row.does.kind === 'unknown' ? 'unknown' : 'notApplicable' });
      else if (ticked.length === 0) shared.setRemark(question.min === undefined ? dress.texts.prompts.nothingTicked : dress.texts.prompts.oneAtLeast);
      else done({ kind: 'answered', value: (question.choices ?? []).map((choice) => choice.id).filter((id) => ticked.includes(id)) });
    } else if (isUpKey(key)) setActive((active + lines.length - 1) % lines.length);
    else if (isDownKey(key)) setActive((active + 1) % lines.length);
    else if (isNumberKey(key) && Number(key.name) >= 1 && Number(key.name) <= lines.length) setActive(Number(key.name) - 1);
  });

  const foot = footLines(screen, dress, shared.remark, dress.texts.keys.tick);
  const frame = frameLines(screen, dress, Math.min(lines.length, 8) + foot.length + 2);
  const page = usePagination({
    items: lines,
    active,
    pageSize: pageSizeFor(frame.length, foot.length, dress),
    loop: false,
    renderItem: ({ item, isActive }) => {
      const box = item.kind === 'box' ? (ticked.includes(item.id) ? '[x] ' : '[ ] ') : '';
      return rowText(`${isActive ? '❯ ' : '  '}${box}`, item.text, isActive, dress);
    },
  });
  return shared.help ?? `${[...frame, page, '', ...foot].join('\n')}${HIDDEN_CURSOR}`;
});
