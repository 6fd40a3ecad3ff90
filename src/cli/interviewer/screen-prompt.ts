import { isDownKey, isUpKey, useMemo, useState, type KeypressEvent } from '@inquirer/core';
import type { Screen } from '../../app/interview/interviewer.js';
import { inset, textWidth, type Dress } from './dress.js';
import { helpLines, helpPage } from './help-view.js';
import { keyHints, whyNot, type KeyCommand } from './keys.js';
import type { Pressed } from './pressed.js';
import { flow, wrap } from './wrap.js';

export interface ScreenPromptConfig {
  readonly screen: Screen;
  readonly dress: Dress;
}

const CLOSES_HELP = new Set(['?', 'escape', 'enter', 'return', 'q', 'left']);

/** Keeps the cursor of the terminal out of a list of choices. */
export const HIDDEN_CURSOR = '\u001B[?25l';

/** What the three prompts share: help over the screen, commands, and a line that says why a key has no effect. */
export function useScreen({ screen, dress }: ScreenPromptConfig, done: (pressed: Pressed) => void) {
  const [helpFrom, setHelpFrom] = useState<number | undefined>(undefined);
  const [remark, setRemark] = useState('');
  const lines = useMemo(() => helpLines(screen, dress), [screen, dress.columns()]);
  const page = helpFrom === undefined ? undefined : helpPage(lines, helpFrom, dress);

  return {
    /** The text of help while it is open. */
    help: page && `${page.text}${HIDDEN_CURSOR}`,
    remark,
    setRemark,
    /** Moves or closes help. */
    scroll(key: KeypressEvent, name: string): void {
      if (CLOSES_HELP.has(name)) setHelpFrom(undefined);
      else if (isDownKey(key)) setHelpFrom(Math.min(page?.last ?? 0, (helpFrom ?? 0) + 1));
      else if (isUpKey(key)) setHelpFrom(Math.max(0, (helpFrom ?? 0) - 1));
      else if (name === ' ' || name === 'space' || name === 'pagedown') setHelpFrom(Math.min(page?.last ?? 0, (helpFrom ?? 0) + dress.rows() - 5));
      else if (name === 'pageup') setHelpFrom(Math.max(0, (helpFrom ?? 0) - dress.rows() + 5));
    },
    obey(command: KeyCommand): void {
      const refusal = whyNot(command, screen, dress.texts);
      if (refusal !== undefined) setRemark(refusal);
      else if (command === 'help') setHelpFrom(0);
      else done({ kind: command });
    },
  };
}

/** The last lines of a screen: what is wrong, then the keys. */
export function footLines(screen: Screen, dress: Dress, remark: string, first: string, typing = false): string[] {
  const width = textWidth(dress);
  return [
    ...(remark === '' ? [] : wrap(`! ${remark}`, width).map((line) => inset(dress.theme.doubt(line)))),
    ...flow([...(first === '' ? [] : [first]), ...keyHints(screen, dress.texts, typing)], width).map((line) => inset(dress.theme.dim(line))),
  ];
}
