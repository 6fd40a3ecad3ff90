import type { Day } from '../../core/day.js';
import type { Answer, Dossier, Value } from '../../core/dossier.js';
import type { DossierEditor } from '../ports.js';
import { targetId, type Target } from './target.js';

/** When and by whom an answer is given, and what goes with it. */
export interface Signature {
  readonly date: Day;
  readonly by?: string;
  readonly comment?: string;
  /** Added to the evidence already there. */
  readonly evidence?: readonly string[];
}

type Said = Pick<Answer, 'value'> | Pick<Answer, 'skipped'> | Pick<Answer, 'notApplicable'>;

const SAYINGS = ['value', 'skipped', 'notApplicable'] as const;

/** Records what is said of a question: exactly one of a value, a reason to skip it, a reason why it has no object. */
export function recordAnswer(editor: DossierEditor, dossier: Dossier, id: string, said: Said, signature: Signature): void {
  const existing = Object.hasOwn(dossier.answers, id) ? dossier.answers[id] : undefined;
  const evidence = [...new Set([...(existing?.evidence ?? []), ...(signature.evidence ?? [])])];
  const content = {
    ...said,
    date: signature.date,
    ...(signature.by === undefined ? {} : { by: signature.by }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(signature.comment === undefined ? {} : { comment: signature.comment }),
  };
  if (!existing) {
    editor.set(['answers', id], content);
    return;
  }
  // Who signed what it said before did not say this.
  if (signature.by === undefined) editor.remove(['answers', id, 'by']);
  for (const key of SAYINGS) if (existing[key] !== undefined && !(key in said)) editor.remove(['answers', id, key]);
  for (const [key, value] of Object.entries(content)) editor.set(['answers', id, key], value);
}

/** Adds evidence to an answer already given, or to a list or one of its items. */
export function recordEvidence(editor: DossierEditor, dossier: Dossier, target: Target, evidence: readonly string[]): boolean {
  const add = (path: readonly (string | number)[], existing: readonly string[] | undefined): boolean => {
    editor.set([...path, 'evidence'], [...new Set([...(existing ?? []), ...evidence])]);
    return true;
  };
  if (target.at === 'field') {
    const index = itemIndex(dossier, target.list, target.item);
    return index >= 0 && add(['lists', target.list, 'items', index], dossier.lists[target.list]?.items?.[index]?.evidence);
  }
  if (target.at === 'list' && dossier.lists[target.list]) return add(['lists', target.list], dossier.lists[target.list]?.evidence);
  if (target.at === 'question' && Object.hasOwn(dossier.answers, target.id)) return add(['answers', target.id], dossier.answers[target.id]?.evidence);
  return false;
}

export function recordProfile(editor: DossierEditor, id: string, value: Value): void {
  editor.set(['profile', id], value);
}

function itemIndex(dossier: Dossier, list: string, item: string): number {
  return dossier.lists[list]?.items?.findIndex((each) => each.id === item) ?? -1;
}

/** A list is as of the day it was last worked on, signed by who worked on it. */
function signList(editor: DossierEditor, list: string, { date, by }: Signature): void {
  editor.set(['lists', list, 'date'], date);
  if (by === undefined) editor.remove(['lists', list, 'by']);
  else editor.set(['lists', list, 'by'], by);
}

/** Records one field of an item that exists. */
export function recordField(editor: DossierEditor, dossier: Dossier, target: Extract<Target, { at: 'field' }>, value: Value, signature: Signature): void {
  const index = itemIndex(dossier, target.list, target.item);
  if (index < 0) throw new Error(`no such item: ${targetId(target)}`);
  editor.set(['lists', target.list, 'items', index, target.field], value);
  signList(editor, target.list, signature);
}

/** A short id for an item, from its label: « Support éditeur » gives `support-editeur`, then `support-editeur-2`. */
export function itemIdFor(label: string, dossier: Dossier, list: string): string {
  const words = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const base = /^[a-z]/.test(words) ? words.slice(0, 40).replace(/-+$/, '') : `item${words === '' ? '' : `-${words.slice(0, 35)}`}`;
  const taken = new Set((dossier.lists[list]?.items ?? []).map((item) => item.id));
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${String(count)}`;
  return id;
}

/** Adds an item to a list. */
export function recordNewItem(editor: DossierEditor, dossier: Dossier, list: string, item: { readonly id: string } & Readonly<Record<string, Value>>, signature: Signature): void {
  const existing = dossier.lists[list];
  if (!existing?.items) editor.set(['lists', list, 'items'], [item]);
  else editor.set(['lists', list, 'items', existing.items.length], item);
  signList(editor, list, signature);
}

export function removeItem(editor: DossierEditor, dossier: Dossier, list: string, item: string): void {
  const index = itemIndex(dossier, list, item);
  if (index >= 0) editor.remove(['lists', list, 'items', index]);
}

/** Says that a list misses nothing, or no longer. */
export function recordComplete(editor: DossierEditor, dossier: Dossier, list: string, complete: boolean, signature: Signature): void {
  const evidence = [...new Set([...(dossier.lists[list]?.evidence ?? []), ...(signature.evidence ?? [])])];
  editor.set(['lists', list, 'complete'], complete);
  signList(editor, list, signature);
  if (evidence.length > 0) editor.set(['lists', list, 'evidence'], evidence);
  if (!dossier.lists[list]?.items) editor.set(['lists', list, 'items'], []);
}
