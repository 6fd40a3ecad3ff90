import type { AssessedTheme, Assessment } from '../../core/assessment.js';
import { ROLES, type ListItem } from '../../core/dossier.js';
import type { Question, QuestionHelp } from '../../core/referential.js';
import type { InterviewTexts } from './texts.js';
import type { Screen, ScreenHelp, Settled, Stage, ThemeStanding } from './interviewer.js';
import { levelsKnown } from './levels-known.js';
import { listChoices } from './list-choices.js';
import { answersGiven, openIds, settledBy, type OpenIds } from './open-ids.js';
import { findItem, itemLabel, itemTitle } from './question-book.js';
import type { Situation } from './situation.js';
import { statedFor } from './stated.js';
import { screenOf, targetId, type Target } from './target.js';
import { opposableSince } from './what-changed.js';

/** What the interview remembers between two screens, besides the dossier. */
export interface Course {
  /** Ids left for later during this sitting. */
  readonly later: ReadonlySet<string>;
  /** The list being filled, and the item whose fields are being asked. */
  readonly focus?: { readonly list: string; readonly item?: string };
  /** The person goes on although the rest no longer changes the levels. */
  readonly beyond: boolean;
  readonly profileOnly: boolean;
  readonly theme?: string;
}

export interface NextTarget {
  readonly target: Target;
  readonly stage: Stage;
}

/** The next field to ask of an item. */
function missingField(situation: Situation, list: string, item: ListItem, later: ReadonlySet<string>): NextTarget | undefined {
  const missing = situation.book.fieldsOf(list, item, situation.day).find((field) => item[field.id] === undefined && !later.has(targetId({ at: 'field', list, item: item.id, field: field.id })));
  return missing && { target: { at: 'field', list, item: item.id, field: missing.id }, stage: 'item' };
}

function unfinishedItem(situation: Situation, list: string, later: ReadonlySet<string>): NextTarget | undefined {
  return (situation.dossier.lists[list]?.items ?? []).map((item) => missingField(situation, list, item, later)).find((next) => next !== undefined);
}

function inFocus(situation: Situation, course: Course): NextTarget | undefined {
  const { focus, later } = course;
  if (!focus) return undefined;
  const item = focus.item === undefined ? undefined : findItem(situation.dossier, focus.list, focus.item);
  const missing = item && missingField(situation, focus.list, item, later);
  if (missing) return missing;
  const complete = situation.dossier.lists[focus.list]?.complete === true;
  return complete || later.has(focus.list) ? undefined : { target: { at: 'list', list: focus.list }, stage: 'item' };
}

/** Those skipped in an earlier sitting come after the others. */
function first(situation: Situation, ids: readonly string[], later: ReadonlySet<string>): string | undefined {
  const left = ids.filter((id) => !later.has(id));
  return left.find((id) => situation.dossier.answers[id]?.skipped === undefined) ?? left[0];
}

/**
 * What to ask next: the item being described, then the profile questions some selected rule set still needs, then the
 * decisive questions, then the others by rung. `undefined` when nothing is left to ask in this sitting.
 */
export function nextTarget(situation: Situation, course: Course): NextTarget | undefined {
  const focused = inFocus(situation, course);
  if (focused) return focused;
  const open = openIds(situation, course.theme);
  for (const [ids, stage] of [[open.profile, 'profile'], [open.decisive, 'decisive'], [open.rest, 'rest']] as const) {
    const id = first(situation, ids, course.later);
    const target = id === undefined ? undefined : situation.book.target(id);
    if (target && course.profileOnly && stage !== 'profile') return undefined;
    if (!target) continue;
    if (stage === 'rest' && !course.beyond) return { target: { at: 'continue' }, stage };
    // Asking whether a list is complete waits until each of its items is described: a sitting may have ended in the middle of one.
    if (target.at === 'list') return unfinishedItem(situation, target.list, course.later) ?? { target, stage };
    // An item is one screen: what opens it asks the whole of it, in its author's order.
    const item = target.at === 'field' ? findItem(situation.dossier, target.list, target.item) : undefined;
    return (item && target.at === 'field' ? missingField(situation, target.list, item, course.later) : undefined) ?? { target, stage };
  }
  return undefined;
}

function standingOf(theme: AssessedTheme): ThemeStanding {
  return {
    id: theme.id,
    title: theme.title,
    level: theme.level,
    top: theme.top,
    official: theme.official,
    ...(theme.target ? { target: { level: theme.target.level, since: theme.target.since, official: theme.target.official } } : {}),
  };
}

/** Where every theme stands. */
export function standingsOf({ themes }: Assessment): readonly ThemeStanding[] {
  return themes.map(standingOf);
}

/** The theme a screen is about: the one its question settles whose level is the least decided. */
function themeFor(situation: Situation, settles: readonly Settled[], ids: readonly string[]): ThemeStanding | undefined {
  const own = new Set(situation.assessment.requirements.filter((each) => settles.some((settled) => settled.id === each.id)).map((each) => each.theme));
  const decisive = situation.assessment.decisive.find((each) => ids.includes(each.id));
  const width = (theme: AssessedTheme): number => (theme.level ? theme.level.high - theme.level.low : -1);
  const themes = situation.assessment.themes.filter((theme) => own.has(theme.id) || decisive?.themes.includes(theme.id) === true);
  const shown = [...themes].sort((a, b) => width(b) - width(a))[0];
  return shown && standingOf(shown);
}

interface Asked {
  readonly question: Screen['question'];
  readonly help?: QuestionHelp;
  readonly subject?: string;
  readonly already?: readonly string[];
}

function plainQuestion(question: Question): Asked {
  const { kind, text, choices, partly, unit, min, max, optional, help } = question;
  return {
    question: {
      kind,
      text,
      ...(choices === undefined ? {} : { choices }),
      ...(partly === undefined ? {} : { partly }),
      ...(unit === undefined ? {} : { unit }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(optional === undefined ? {} : { optional }),
    },
    ...(help === undefined ? {} : { help }),
  };
}

/** The words of a target; `undefined` when nothing of that name is left to ask. */
function asked(situation: Situation, target: Target, texts: InterviewTexts): Asked | undefined {
  const { book, dossier } = situation;
  switch (target.at) {
    case 'profile':
    case 'question': {
      const question = (target.at === 'profile' ? book.profile : book.questions).get(target.id);
      return question && plainQuestion(question);
    }
    case 'list':
    case 'item': {
      const list = book.lists.get(target.list);
      if (!list) return undefined;
      const choices = listChoices(dossier.lists[target.list], target.at === 'item' ? target.purpose : 'menu', texts);
      const text = target.at === 'item' ? texts.list[target.purpose === 'edit' ? 'editWhich' : 'removeWhich'] : list.text;
      return { question: { kind: 'choice', text, choices }, subject: list.title, already: (dossier.lists[target.list]?.items ?? []).map(itemLabel), ...(list.help === undefined ? {} : { help: list.help }) };
    }
    case 'newItem': {
      const list = book.lists.get(target.list);
      const label = list?.fields.find((field) => field.id === 'label');
      return list && { question: { kind: 'text', text: label?.text ?? texts.list.newLabel }, subject: list.title, ...(label?.help ?? list.help ? { help: label?.help ?? list.help ?? {} } : {}) };
    }
    case 'field': {
      const list = book.lists.get(target.list);
      const item = findItem(dossier, target.list, target.item);
      const field = list?.fields.find((each) => each.id === target.field);
      return list && item && field && { ...plainQuestion(field), subject: itemTitle(list, item) };
    }
    case 'product':
      return { question: { kind: 'text', text: texts.identity[target.key], optional: target.key !== 'name' } };
    case 'roles':
      return { question: { kind: 'checklist', text: texts.identity.roles, choices: ROLES.map((role) => ({ id: role, text: texts.roles[role] })), min: 1 }, help: { asks: texts.identity.rolesHelp } };
    case 'continue':
      return {
        question: { kind: 'choice', text: texts.rest.question, choices: [{ id: 'on', text: texts.rest.on }, { id: 'stop', text: texts.rest.stop }] },
        help: { asks: texts.rest.help },
      };
  }
}

function allows(target: Target, canGoBack: boolean): Screen['allows'] {
  const answerable = target.at === 'question';
  return {
    back: canGoBack,
    evidence: answerable || target.at === 'field' || target.at === 'list',
    comment: answerable,
    skip: answerable ? 'with-reason' : target.at === 'profile' || target.at === 'field' || target.at === 'list' || (target.at === 'product' && target.key !== 'name') ? 'plain' : 'no',
    notApplicable: answerable,
  };
}

/** What a person may want to read before answering: the requirements it settles, with their sources. */
export function settledFor(situation: Situation, id: string): readonly Settled[] {
  return settledBy(situation, id)
    .filter((each) => each.status !== 'not-applicable' || each.setAsideBy === 'claim')
    .map((each) => {
      const since = opposableSince(each);
      return {
        id: each.id,
        ...(each.reference === undefined ? {} : { reference: each.reference }),
        title: each.title,
        ...(since === undefined ? {} : { opposableSince: since }),
        official: each.official,
        ...(each.expectedEvidence === undefined ? {} : { expectedEvidence: each.expectedEvidence }),
        source: each.source,
      };
    });
}

/** The head of every screen. */
export function productOf(situation: Pick<Situation, 'dossier' | 'vocabulary'>): Screen['product'] {
  const { product, profile } = situation.dossier;
  const kind = situation.vocabulary.profile.find((question) => question.id === 'kind')?.choices?.find((choice) => choice.id === profile['kind'])?.text;
  return { name: product.name, ...(product.version === undefined ? {} : { version: product.version }), ...(kind === undefined ? {} : { kind }) };
}

/** How far the interview is, in screens. */
export function progressOf(situation: Situation, open: OpenIds): NonNullable<Screen['progress']> {
  const screens = (...ids: readonly (readonly string[])[]): number => new Set(ids.flat().map(screenOf)).size;
  return { given: answersGiven(situation), left: screens(open.profile, open.decisive, open.rest), decisive: screens(open.decisive) };
}

/** The screen of one target; `undefined` when it no longer exists (an item removed since). */
export function screenFor(situation: Situation, next: NextTarget, course: Course, texts: InterviewTexts, canGoBack: boolean): Screen | undefined {
  const { target, stage } = next;
  const words = asked(situation, target, texts);
  if (!words) return undefined;
  const id = target.at === 'newItem' || target.at === 'item' ? target.list : targetId(target);
  const settles = target.at === 'continue' ? [] : settledFor(situation, id);
  const theme = target.at === 'profile' ? undefined : themeFor(situation, settles, [id]);
  const help: ScreenHelp = { ...words.help, choices: (words.question.choices ?? []).filter((choice) => choice.help !== undefined), settles: target.at === 'profile' ? [] : settles };
  return {
    target,
    question: words.question,
    ...(words.subject === undefined ? {} : { subject: words.subject }),
    already: words.already ?? [],
    stage,
    settles: situation.assessment.decisive.find((each) => each.id === id)?.settles ?? 0,
    product: productOf(situation),
    progress: progressOf(situation, openIds(situation, course.theme)),
    ...(theme ? { theme } : {}),
    themes: standingsOf(situation.assessment),
    levelsKnown: stage !== 'identity' && stage !== 'profile' && levelsKnown(situation.assessment, course.theme),
    help,
    stated: statedFor(situation.dossier, target),
    allows: allows(target, canGoBack),
  };
}
