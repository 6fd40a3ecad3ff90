import type { Day } from '../../core/day.js';
import type { Dossier, ListItem, Value } from '../../core/dossier.js';
import { isActive } from '../../core/inputs.js';
import type { Interviewer, News, Outcome, Screen, ThemeStanding } from './interviewer.js';
import { itemLabel } from './question-book.js';
import { statedFor } from './stated.js';
import { targetId, type Target } from './target.js';
import type { WalkEffect, WalkScreen } from './walk.js';
import type { WhatChanged } from './what-changed.js';

interface Drawn extends Pick<WalkScreen, 'number' | 'id' | 'text' | 'stage'> {
  readonly target: Target;
  readonly outcomes: Outcome['kind'][];
  readonly unanswered: string[];
  readonly changed: WhatChanged[];
  themes: readonly ThemeStanding[];
}

/** The themes of which something is no longer the same. */
function differing(before: readonly ThemeStanding[], after: readonly ThemeStanding[], part: (theme: ThemeStanding) => unknown): string[] {
  const read = (themes: readonly ThemeStanding[]): ReadonlyMap<string, string> => new Map(themes.map((theme) => [theme.id, JSON.stringify(part(theme) ?? null)]));
  const [earlier, later] = [read(before), read(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].filter((id) => earlier.get(id) !== later.get(id)).sort();
}

function effectOf({ stage, target, outcomes }: Drawn, moved: readonly string[], settled: number, advanced: number): WalkEffect {
  if (moved.length > 0 || settled > 0) return 'changes';
  if (stage === 'identity') return 'identity';
  if (advanced > 0) return 'advances';
  if (target.at === 'list' || target.at === 'newItem') return target.at === 'list' ? 'list' : 'item';
  if (outcomes.includes('notApplicable')) return 'claimed';
  return outcomes.includes('answered') ? 'nothing' : 'unanswered';
}

const answered = (value: Value | undefined): Outcome => (value === undefined ? { kind: 'skipped' } : { kind: 'answered', value });

/** Somebody who answers as a dossier does, keeps the screens they are shown, and leaves once every level is known to within one rung. */
export class DossierReader implements Interviewer {
  private readonly drawn: Drawn[] = [];
  private current: Drawn | undefined;
  /** The dossier's items already named in the interview, in order, and under which id the interview knows them. */
  private readonly named = new Map<string, ListItem[]>();
  private readonly behind = new Map<string, ListItem>();

  constructor(
    private readonly dossier: Dossier,
    private readonly day: Day,
  ) {}

  ask(screen: Screen): Promise<Outcome> {
    const { target } = screen;
    const id = this.screenId(target);
    const known = this.drawn.find((each) => each.id === id);
    if (this.current && known !== this.current) this.current.themes = screen.themes;
    if (!known && screen.levelsKnown) return Promise.resolve({ kind: 'quit' });
    // A list shows again after each of its items: what it then says is told with the item.
    if (target.at !== 'list' || !known) this.current = known ?? this.draw(id, screen);
    const outcome = this.outcome(target);
    this.current?.outcomes.push(outcome.kind);
    if (outcome.kind === 'skipped') this.current?.unanswered.push(target.at === 'field' ? `${id}.${target.field}` : id);
    return Promise.resolve(outcome);
  }

  askEvidence(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  askComment(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  tell(news: News): void {
    if (news.kind === 'saved') this.current?.changed.push(news.changed);
  }

  /** Every screen shown, with what it changed, once the interview has ended. */
  screens(themes: readonly ThemeStanding[]): readonly WalkScreen[] {
    if (this.current) this.current.themes = themes;
    return this.drawn.map((each, index) => {
      // The first screen creates the dossier: no theme stood anywhere before it.
      const before = this.drawn[index - 1]?.themes ?? each.themes;
      const moved = differing(before, each.themes, ({ level }) => level);
      const retargeted = differing(before, each.themes, ({ target }) => target).filter((id) => !moved.includes(id));
      const settled = each.changed.reduce((total, changed) => total + changed.settled, 0);
      // The fields of one item bring the same requirements nearer, one after the other.
      const advanced = Math.max(0, ...each.changed.map((changed) => changed.advanced));
      const { number, id, text, stage, unanswered } = each;
      return { number, id, text, stage, effect: effectOf(each, [...moved, ...retargeted], settled, advanced), moved, retargeted, settled, advanced, unanswered, themes: each.themes };
    });
  }

  private draw(id: string, { target, question, subject, stage }: Screen): Drawn {
    const text = target.at === 'newItem' ? [subject ?? '', itemLabel(this.next(target.list) ?? { id })].join(' : ') : question.text;
    const opens = stage === 'identity';
    const drawn: Drawn = { number: this.drawn.filter((each) => (each.stage === 'identity') === opens).length + 1, id, text, stage, target, outcomes: [], unanswered: [], changed: [], themes: [] };
    this.drawn.push(drawn);
    return drawn;
  }

  /** An item is one screen, whatever is asked of it, and goes by the dossier's own id. */
  private screenId(target: Target): string {
    if (target.at === 'newItem') return `${target.list}[${this.next(target.list)?.id ?? '+'}]`;
    return target.at === 'field' ? `${target.list}[${this.item(target.list, target.item)?.id ?? target.item}]` : targetId(target);
  }

  /** The next item of the dossier that the interview does not know. */
  private next(list: string): ListItem | undefined {
    const active = (this.dossier.lists[list]?.items ?? []).filter((item) => isActive(item, this.day));
    return active[this.named.get(list)?.length ?? 0];
  }

  /** The item of the dossier behind one of the interview's: one met for the first time is the last named. */
  private item(list: string, id: string): ListItem | undefined {
    const key = `${list}[${id}]`;
    const item = this.behind.get(key) ?? this.named.get(list)?.at(-1);
    if (item) this.behind.set(key, item);
    return item;
  }

  private outcome(target: Target): Outcome {
    switch (target.at) {
      case 'continue':
        return { kind: 'answered', value: 'on' };
      case 'list':
        if (this.next(target.list)) return { kind: 'answered', value: 'add' };
        return this.dossier.lists[target.list]?.complete === true ? { kind: 'answered', value: 'complete' } : { kind: 'skipped' };
      case 'newItem': {
        const next = this.next(target.list);
        if (!next) return { kind: 'quit' };
        this.named.set(target.list, [...(this.named.get(target.list) ?? []), next]);
        return { kind: 'answered', value: itemLabel(next) };
      }
      case 'field':
        return answered(this.item(target.list, target.item)?.[target.field]);
      case 'item':
        return { kind: 'quit' };
      default: {
        const { value, notApplicable } = statedFor(this.dossier, target);
        return notApplicable === undefined ? answered(value) : { kind: 'notApplicable', reason: notApplicable };
      }
    }
  }
}
