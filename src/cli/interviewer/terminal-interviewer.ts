import type { Interviewer, News, Outcome, Screen } from '../../app/interview/interviewer.js';
import { parseDay } from '../../app/interview/parse-answer.js';
import type { Problem } from '../../core/error.js';
import { neutralised } from '../../i18n/format.js';
import { checklistPrompt } from './checklist-prompt.js';
import { choicePrompt } from './choice-prompt.js';
import { inset, textWidth, type Dress } from './dress.js';
import { linePrompt } from './line-prompt.js';
import type { Pressed } from './pressed.js';
import type { ScreenPromptConfig } from './screen-prompt.js';
import { changedText, shownValue, typedDay } from './sentences.js';
import { typedPrompt } from './typed-prompt.js';
import { wrap } from './wrap.js';

/** Where prompts read keys and draw. A prompt erases itself when it ends, and nothing above it. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

type ScreenPrompt = typeof choicePrompt;

/** The interview in a terminal: what was answered stays above as one line each, the question asked is drawn under them. */
export class TerminalInterviewer implements Interviewer {
  private stage: Screen['stage'] = 'identity';

  constructor(
    private readonly terminal: Terminal,
    private readonly dress: Dress,
    /** The words of a problem found by the rest of the program. */
    private readonly problemText: (problem: Problem) => string,
  ) {}

  async ask(screen: Screen): Promise<Outcome> {
    this.stage = screen.stage;
    for (;;) {
      const pressed = await this.prompt(screen);
      const outcome = await this.outcomeOf(screen, pressed);
      if (outcome) return outcome;
    }
  }

  async askEvidence(problems: readonly Problem[]): Promise<{ readonly file: string; readonly date: string } | undefined> {
    const { prompts, refusals } = this.dress.texts;
    const file = await this.line(prompts.evidenceFile, (line) => (line === '' ? refusals.empty : undefined), problems.map((problem) => this.problemText(problem)));
    if (file === undefined) return undefined;
    const date = await this.line(prompts.evidenceDate(typedDay(this.dress.today)), (line) => (line === '' || parseDay(line) !== undefined ? undefined : refusals['not-a-day'](line)));
    return date === undefined ? undefined : { file, date: parseDay(date) ?? this.dress.today };
  }

  askComment(current: string | undefined): Promise<string | undefined> {
    const { prompts, refusals } = this.dress.texts;
    return this.line(prompts.comment, (line) => (line === '' ? refusals.empty : undefined), current === undefined ? [] : [prompts.stated.comment(current)]);
  }

  tell(news: News): void {
    const { texts, theme, lang } = this.dress;
    const said = {
      saved: () => (news.kind === 'saved' ? theme.good(changedText(news.changed, texts, lang, this.stage !== 'decisive' && this.stage !== 'rest')) : ''),
      skipped: () => theme.dim(texts.news.skipped),
      attached: () => (news.kind === 'attached' ? theme.good(texts.news.attached(neutralised(news.file))) : ''),
      commented: () => theme.good(texts.news.commented),
      'first-screen': () => theme.dim(texts.news.firstScreen),
    }[news.kind]();
    this.write(this.wrapped(said), news.kind === 'saved' || news.kind === 'skipped');
  }

  private prompt(screen: Screen): Promise<Pressed> {
    const kinds: Readonly<Record<Screen['question']['kind'], ScreenPrompt>> = { yesNo: choicePrompt, choice: choicePrompt, checklist: checklistPrompt, number: typedPrompt, date: typedPrompt, text: typedPrompt };
    const config: ScreenPromptConfig = { screen, dress: this.dress };
    return kinds[screen.question.kind](config, { ...this.terminal, clearPromptOnDone: true });
  }

  /** `undefined`: back to the same screen, a reason was begun and given up. */
  private async outcomeOf(screen: Screen, pressed: Pressed): Promise<Outcome | undefined> {
    const { texts } = this.dress;
    switch (pressed.kind) {
      case 'answered':
        this.recall(screen, shownValue(pressed.value, screen.question, texts));
        return pressed;
      case 'unknown':
        this.recall(screen, texts.choices.unknown);
        return { kind: 'skipped' };
      case 'notApplicable': {
        const reason = await this.line(texts.skip.notApplicableReason, (line) => (line === '' ? texts.skip.reasonMissing : undefined));
        if (reason === undefined) return undefined;
        this.recall(screen, texts.prompts.stated.notApplicable(reason));
        return { kind: 'notApplicable', reason };
      }
      case 'skip': {
        if (screen.allows.skip === 'plain') {
          this.recall(screen, texts.prompts.left.skipped);
          return { kind: 'skipped' };
        }
        const reason = await this.line(texts.skip.reason, () => undefined);
        if (reason === undefined) return undefined;
        this.recall(screen, texts.prompts.stated.skipped(reason === '' ? texts.skip.notKnownYet : reason));
        return { kind: 'skipped', ...(reason === '' ? {} : { reason }) };
      }
      default:
        return pressed;
    }
  }

  private line(message: string, check: (line: string) => string | undefined, remarks: readonly string[] = []): Promise<string | undefined> {
    return linePrompt({ dress: this.dress, message, remarks, check }, { ...this.terminal, clearPromptOnDone: true });
  }

  /** What was asked and said, kept above the next question. */
  private recall({ question, subject, target }: Screen, said: string): void {
    if (target.at === 'continue') return;
    const about = subject === undefined || target.at === 'newItem' ? '' : `${subject.charAt(0).toUpperCase()}${subject.slice(1)} — `;
    const [first = '', ...others] = wrap(neutralised(`${about}${question.text} `) + this.dress.theme.strong(neutralised(said)), textWidth(this.dress));
    this.write([inset(this.dress.theme.dim(first)), ...others.map((line) => inset(this.dress.theme.dim(line), 2))].join('\n'));
  }

  private wrapped(text: string): string {
    return wrap(text, textWidth(this.dress) - 2).map((line, index) => inset(line, index === 0 ? 0 : 2)).join('\n');
  }

  private write(text: string, blankAfter = false): void {
    this.terminal.output.write(`${text}\n${blankAfter ? '\n' : ''}`);
  }
}
