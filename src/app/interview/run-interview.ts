import type { Value } from '../../core/dossier.js';
import { ConvergenceError } from '../../core/error.js';
import { dayOf, givenByPath } from '../assess.js';
import type { DossierEditor, Ports } from '../ports.js';
import type { Interviewer, Outcome, Screen } from './interviewer.js';
import type { ListAction } from './list-choices.js';
import { findItem } from './question-book.js';
import { openIds, type OpenIds } from './open-ids.js';
import { itemIdFor, recordAnswer, recordComplete, recordEvidence, recordField, recordNewItem, recordProfile, removeItem, type Signature } from './record.js';
import { nextTarget, progressOf, screenFor, type Course, type NextTarget } from './screens.js';
import { readOnce, situationOf, type Situation } from './situation.js';
import { targetId, type Target } from './target.js';
import type { InterviewTexts } from './texts.js';
import { whatChanged } from './what-changed.js';

export interface InterviewRequest {
  readonly dossier: string;
  readonly date?: string;
  readonly referentials?: readonly string[];
  /** The role of the person who answers. */
  readonly by?: string;
  readonly theme?: string;
  /** Goes on, without asking, once the rest no longer changes the levels. */
  readonly all?: boolean;
  /** Stops once the profile is known. */
  readonly profileOnly?: boolean;
  /** Asked before anything else, in order. */
  readonly start?: readonly NextTarget[];
  /** Already answered, and reached by "previous question". */
  readonly before?: readonly NextTarget[];
}

/** How an interview ended; everything is saved in each case. */
export interface InterviewEnd {
  readonly reason: 'nothing-left' | 'stopped' | 'quit';
  readonly situation: Situation;
  readonly open: OpenIds;
  readonly progress: NonNullable<Screen['progress']>;
  /** How many answers this sitting gave. */
  readonly answered: number;
  /** How many it left for later. */
  readonly later: number;
}

type Decided = Exclude<Outcome, { readonly kind: 'evidence' } | { readonly kind: 'comment' }>;

/** What goes with the answer being typed. */
interface Draft {
  evidence: string[];
  comment?: string;
}

/** @throws ConvergenceError `interview/unknown-theme` */
export function checkTheme(situation: Situation, theme: string | undefined): void {
  const known = situation.assessment.themes.map((each) => each.id);
  if (theme !== undefined && !known.includes(theme)) throw ConvergenceError.of('interview/unknown-theme', { theme, known });
}

class Interview {
  private readonly later = new Set<string>();
  private readonly history: NextTarget[];
  private focus: Course['focus'];
  private beyond: boolean;
  private draft: Draft = { evidence: [] };
  private answered = 0;
  /** Set by "back", or by a choice that leads to a given screen. */
  private forced: NextTarget | undefined;
  /** Screens to show in order before the next one is worked out. */
  private readonly queue: NextTarget[];

  constructor(
    private readonly ports: Pick<Ports, 'referentials'>,
    private readonly editor: DossierEditor,
    private readonly interviewer: Interviewer,
    private readonly texts: InterviewTexts,
    private readonly request: InterviewRequest,
    private situation: Situation,
  ) {
    this.beyond = request.all ?? false;
    this.queue = [...(request.start ?? [])];
    this.history = [...(request.before ?? [])];
  }

  async run(): Promise<InterviewEnd> {
    for (;;) {
      const next = this.forced ?? this.nextQueued() ?? nextTarget(this.situation, this.course());
      this.forced = undefined;
      if (!next) return this.end('nothing-left');
      const screen = screenFor(this.situation, next, this.course(), this.texts, this.history.length > 0);
      if (!screen) continue;
      const outcome = await this.askUntilDecided(screen);
      if (outcome.kind === 'quit') return this.end('quit');
      if (outcome.kind === 'back') {
        this.goBack(next);
        continue;
      }
      const shown = await this.apply(next, outcome);
      if (shown === 'stop') return this.end('stopped');
      this.history.push(shown);
      this.draft = { evidence: [] };
    }
  }

  /** The next queued screen that still makes sense: going through an item again, a field may no longer concern it. */
  private nextQueued(): NextTarget | undefined {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { target } = next;
      if (target.at !== 'field' || target.field === 'label') return next;
      const item = findItem(this.situation.dossier, target.list, target.item);
      if (item && this.situation.book.fieldsOf(target.list, item, this.situation.day).some((field) => field.id === target.field)) return next;
    }
    return undefined;
  }

  private course(): Course {
    return { later: this.later, beyond: this.beyond, profileOnly: this.request.profileOnly ?? false, ...(this.focus ? { focus: this.focus } : {}), ...(this.request.theme === undefined ? {} : { theme: this.request.theme }) };
  }

  private signature(): Signature {
    const { evidence, comment } = this.draft;
    return { date: this.situation.day, evidence, ...(comment === undefined ? {} : { comment }), ...(this.request.by === undefined ? {} : { by: this.request.by }) };
  }

  /** Evidence and comments go with the answer, and come before it: the same screen is asked again after them. */
  private async askUntilDecided(screen: Screen): Promise<Decided> {
    for (;;) {
      const { comment } = this.draft;
      const outcome = await this.interviewer.ask({ ...screen, stated: { ...screen.stated, ...(comment === undefined ? {} : { comment }), evidence: [...new Set([...screen.stated.evidence, ...this.draft.evidence])] } });
      if (outcome.kind === 'evidence') await this.attach(screen.target);
      else if (outcome.kind === 'comment') {
        const said = await this.interviewer.askComment(comment ?? screen.stated.comment);
        if (said !== undefined) {
          this.draft.comment = said;
          this.interviewer.tell({ kind: 'commented' });
        }
      } else return outcome;
    }
  }

  private async attach(target: Target): Promise<void> {
    let problems: ConvergenceError['problems'] = [];
    for (;;) {
      const said = await this.interviewer.askEvidence(problems);
      if (!said) return;
      try {
        const id = await this.editor.attach(said.file, { date: said.date });
        // Kept with the answer to come, unless there is already something to support.
        if (!recordEvidence(this.editor, this.situation.dossier, target, [id])) this.draft.evidence.push(id);
        await this.save();
        this.interviewer.tell({ kind: 'attached', file: said.file });
        return;
      } catch (error) {
        if (!(error instanceof ConvergenceError)) throw error;
        problems = error.problems;
      }
    }
  }

  private goBack(from: NextTarget): void {
    const previous = this.history.pop();
    this.draft = { evidence: [] };
    if (!previous) {
      this.interviewer.tell({ kind: 'first-screen' });
      this.forced = from;
      return;
    }
    if (this.queue.length > 0) this.queue.unshift(from);
    const { target } = previous;
    this.focus = target.at === 'field' ? { list: target.list, item: target.item } : target.at === 'list' || target.at === 'newItem' || target.at === 'item' ? { list: target.list } : undefined;
    this.later.delete(targetId(target));
    if (target.at === 'continue') this.beyond = false;
    this.forced = previous;
  }

  /** Records one outcome. @returns the screen to come back to with "previous question". */
  private async apply(next: NextTarget, outcome: Exclude<Decided, { readonly kind: 'back' } | { readonly kind: 'quit' }>): Promise<NextTarget | 'stop'> {
    const { target } = next;
    const { dossier } = this.situation;
    if (outcome.kind === 'answered') return this.applyAnswer(next, outcome.value);
    this.later.add(targetId(target));
    if (target.at === 'list') this.focus = undefined;
    if (target.at !== 'question') {
      this.interviewer.tell({ kind: 'skipped' });
      return next;
    }
    if (outcome.kind === 'notApplicable') {
      this.answered++;
      recordAnswer(this.editor, dossier, target.id, { notApplicable: outcome.reason }, this.signature());
      await this.saveAndTell();
    } else {
      recordAnswer(this.editor, dossier, target.id, { skipped: outcome.reason ?? this.texts.skip.notKnownYet }, this.signature());
      await this.save();
      this.interviewer.tell({ kind: 'skipped' });
    }
    return next;
  }

  private async applyAnswer(next: NextTarget, value: Value): Promise<NextTarget | 'stop'> {
    const { target } = next;
    const { dossier } = this.situation;
    switch (target.at) {
      case 'continue':
        if (value === 'stop') return 'stop';
        this.beyond = true;
        return next;
      case 'list':
        return this.applyListAction(next, target.list, value as ListAction);
      case 'item':
        if (target.purpose === 'remove') {
          removeItem(this.editor, dossier, target.list, String(value));
          this.focus = { list: target.list };
          await this.saveAndTell();
          return { target: { at: 'list', list: target.list }, stage: 'item' };
        }
        return this.reviewItem(target.list, String(value));
      case 'newItem': {
        const label = String(value);
        const id = itemIdFor(label, dossier, target.list);
        const hasLabel = this.situation.book.lists.get(target.list)?.fields.some((field) => field.id === 'label') === true;
        recordNewItem(this.editor, dossier, target.list, { id, ...(hasLabel ? { label } : {}) }, this.signature());
        this.focus = { list: target.list, item: id };
        this.answered++;
        await this.saveAndTell();
        return { target: { at: 'field', list: target.list, item: id, field: 'label' }, stage: 'item' };
      }
      case 'field':
        recordField(this.editor, dossier, target, value, this.signature());
        // Going on with the item, unless it was reached for this one field.
        if (next.stage === 'item') this.focus = { list: target.list, item: target.item };
        break;
      case 'profile':
        recordProfile(this.editor, target.id, value);
        break;
      case 'product':
        this.editor.set(['product', target.key], value);
        break;
      case 'roles':
        this.editor.set(['roles'], value);
        break;
      case 'question':
        recordAnswer(this.editor, dossier, target.id, { value }, this.signature());
        break;
    }
    this.answered++;
    await this.saveAndTell();
    return next;
  }

  private async applyListAction(next: NextTarget, list: string, action: ListAction): Promise<NextTarget> {
    this.focus = { list };
    if (action === 'complete') {
      recordComplete(this.editor, this.situation.dossier, list, true, this.signature());
      this.focus = undefined;
      this.answered++;
      await this.saveAndTell();
      return next;
    }
    this.forced = { target: action === 'add' ? { at: 'newItem', list } : { at: 'item', list, purpose: action }, stage: 'item' };
    return next;
  }

  /** Goes through every field of an item again, its present answers proposed. */
  private reviewItem(list: string, item: string): NextTarget {
    this.focus = { list, item };
    const fields = this.situation.book.lists.get(list)?.fields ?? [];
    this.queue.push(...fields.map((field): NextTarget => ({ target: { at: 'field', list, item, field: field.id }, stage: 'item' })));
    return { target: { at: 'list', list }, stage: 'item' };
  }

  private async save(): Promise<void> {
    const opened = await this.editor.save();
    this.situation = await situationOf(this.ports, opened, this.situation.day, this.request.referentials);
  }

  private async saveAndTell(): Promise<void> {
    const before = this.situation.assessment;
    await this.save();
    this.interviewer.tell({ kind: 'saved', changed: whatChanged(before, this.situation.assessment) });
  }

  private end(reason: InterviewEnd['reason']): InterviewEnd {
    const open = openIds(this.situation, this.request.theme);
    return { reason, situation: this.situation, open, progress: progressOf(this.situation, open), answered: this.answered, later: this.later.size };
  }
}

/**
 * Interviews a person until nothing is left to ask in this sitting, or they stop. The dossier is saved after each answer,
 * so that resuming is only starting again. @throws ConvergenceError when the dossier or a rule set cannot be used.
 */
export async function runInterview(ports: Ports, interviewer: Interviewer, texts: InterviewTexts, request: InterviewRequest): Promise<InterviewEnd> {
  const cached = { referentials: readOnce(ports.referentials) };
  const editor = await ports.dossiers.edit(request.dossier, await givenByPath(cached, request.referentials));
  const situation = await situationOf(cached, editor.opened, dayOf(ports, request.date), request.referentials);
  checkTheme(situation, request.theme);
  return new Interview(cached, editor, interviewer, texts, request, situation).run();
}
