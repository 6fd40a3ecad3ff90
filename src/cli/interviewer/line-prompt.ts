import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import { inset, textWidth, type Dress } from './dress.js';
import { wrap } from './wrap.js';

export interface LinePromptConfig {
  readonly dress: Dress;
  /** What to type, shown before the line. */
  readonly message: string;
  /** Said at once: why the last one was refused. */
  readonly remarks: readonly string[];
  /** What is wrong with a line; `undefined` when it will do. */
  readonly check: (line: string) => string | undefined;
}

/** One line beside the question (a reason, a path, a comment). Escape goes back to the question: `undefined`. */
export const linePrompt = createPrompt<string | undefined, LinePromptConfig>(({ dress, message, remarks, check }, done) => {
  const [value, setValue] = useState('');
  const [remark, setRemark] = useState(remarks.join('\n'));
  useKeypress((key, line) => {
    if (key.name === 'escape') {
      done(undefined);
      return;
    }
    if (isEnterKey(key)) {
      const wrong = check(value.trim());
      if (wrong === undefined) {
        done(value.trim());
        return;
      }
      line.write(value);
      setRemark(wrong);
      return;
    }
    if (line.line !== value) setRemark('');
    setValue(line.line);
  });
  const width = textWidth(dress);
  const asked = wrap(message, width);
  const last = asked.at(-1) ?? '';
  const above = last.length > width / 2 ? asked : asked.slice(0, -1);
  const before = last.length > width / 2 ? dress.theme.accent('❯') : dress.theme.strong(last);
  const said = remark === '' ? [] : remark.split('\n').flatMap((each) => wrap(`! ${each}`, width)).map((each) => inset(dress.theme.doubt(each)));
  return [[...above.map((each) => inset(dress.theme.strong(each))), inset(`${before} ${value}`)].join('\n'), [...said, inset(dress.theme.dim(dress.texts.keys.cancel))].join('\n')];
});
