import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import { parseAnswer } from '../../app/interview/parse-answer.js';
import { inset } from './dress.js';
import { frameLines } from './frame.js';
import { commandOfLine, typed } from './keys.js';
import type { Pressed } from './pressed.js';
import { footLines, useScreen, type ScreenPromptConfig } from './screen-prompt.js';
import { refusalText, shownValue } from './sentences.js';

/** A number, a date or a text, typed on one line and read on Enter; what is wrong is said and the line is kept. */
export const typedPrompt = createPrompt<Pressed, ScreenPromptConfig>((config, done) => {
  const { screen, dress } = config;
  const { question, stated } = screen;
  const { prompts } = dress.texts;
  const [value, setValue] = useState('');
  const shared = useScreen(config, done);

  useKeypress((key, line) => {
    if (shared.help !== undefined) {
      line.clearLine(0);
      shared.scroll(key, typed(key));
      return;
    }
    if (isEnterKey(key)) {
      if (value.trim() === '' && stated.value !== undefined) {
        done({ kind: 'answered', value: stated.value });
        return;
      }
      if (value.trim() === '' && question.optional) {
        done({ kind: 'unknown' });
        return;
      }
      const parsed = parseAnswer(value, question);
      if (parsed.ok) {
        done({ kind: 'answered', value: parsed.value });
        return;
      }
      line.write(value);
      shared.setRemark(refusalText(parsed.refusal, dress.texts));
      return;
    }
    shared.setRemark('');
    const command = value === '' && key.name === 'left' && line.line === '' ? 'back' : commandOfLine(line.line, question.kind !== 'text');
    if (command) {
      line.clearLine(0);
      setValue('');
      shared.obey(command);
      return;
    }
    setValue(line.line);
  });

  if (shared.help !== undefined) return shared.help;
  const hint = [
    question.kind === 'date' ? prompts.day : question.kind === 'number' ? prompts.number(question.unit ?? '', question.min, question.max) : '',
    stated.value === undefined ? '' : prompts.keep(shownValue(stated.value, question, dress.texts)),
    stated.value === undefined && question.optional ? prompts.optional : '',
  ].filter((part) => part !== '');
  const foot = footLines(screen, dress, shared.remark, '', question.kind === 'text');
  const frame = frameLines(screen, dress, foot.length + 3);
  const label = `${prompts.answer}${hint.length === 0 ? '' : ` (${hint.join(' ; ')})`}`;
  return [[...frame, inset(`${dress.theme.accent(prompts.colon(label))} ${value}`)].join('\n'), ['', ...foot].join('\n')];
});
