import type { Assessment, NextDate } from './assessment.js';
import type { CompiledReferential } from './compile.js';
import { addDays, addDuration, isDay, type Day } from './day.js';
import type { Dossier } from './dossier.js';

/** Every day after `day` on which something could change if nothing is done (scoring, "Dates"), in order. */
export function candidateDays(referentials: readonly CompiledReferential[], dossier: Dossier, day: Day): Day[] {
  const days = new Set<Day>();
  const add = (candidate: Day | undefined): void => {
    if (candidate !== undefined && candidate > day) days.add(candidate);
  };
  const addAfter = (last: Day | undefined): void => {
    if (last !== undefined) add(addDays(last, 1));
  };
  for (const { referential, requirements } of referentials) {
    addAfter(referential.inForce.until);
    for (const theme of referential.themes) for (const target of theme.targets ?? []) add(target.since);
    for (const { requirement, use } of requirements) {
      add(requirement.inForce?.from);
      addAfter(requirement.inForce?.until);
      for (const age of use.ages) {
        const values =
          age.kind === 'item'
            ? (dossier.lists[age.list ?? '']?.items ?? []).map((item) => item[age.id])
            : age.kind === 'question'
              ? [dossier.answers[age.id]?.value]
              : age.kind === 'fact'
                ? dossier.findings.filter((finding) => finding.fact === age.id).map((finding) => finding.value)
                : [dossier.profile[age.id]];
        for (const value of values) {
          if (!isDay(value)) continue;
          add(value);
          addAfter(addDuration(value, age.duration));
        }
      }
    }
  }
  for (const list of Object.values(dossier.lists)) {
    for (const item of list.items ?? []) {
      add(item.activeFrom);
      addAfter(item.activeUntil);
    }
  }
  for (const evidence of Object.values(dossier.evidence)) addAfter(evidence.until);
  return [...days].sort();
}

const bounds = (level: { readonly low: number; readonly high: number } | null | undefined): string => (level ? (level.low === level.high ? `${level.low}` : `${level.low}-${level.high}`) : 'none');

/** What differs between two assessments of the same dossier on two days, for the outputs that next dates announce. */
export function changesBetween(before: Assessment, after: Assessment): Omit<NextDate, 'date'>[] {
  const changes: Omit<NextDate, 'date'>[] = [];
  const drafts = new Set(before.referentials.filter((each) => each.status === 'draft').map((each) => each.id));
  const add = (kind: NextDate['kind'], referential: string, id: string, from: string, to: string): void => {
    if (from !== to) changes.push({ kind, id, referential, from, to, ifAdopted: drafts.has(referential) });
  };
  for (const theme of before.themes) {
    const later = after.themes.find((each) => each.id === theme.id && each.referential === theme.referential);
    if (!later) continue;
    add('verdict', theme.referential, theme.id, theme.verdict, later.verdict);
    add('level', theme.referential, theme.id, bounds(theme.level), bounds(later.level));
    add('proven', theme.referential, theme.id, String(theme.proven ?? 'none'), String(later.proven ?? 'none'));
    if (theme.collection && later.collection) {
      add('offered', theme.referential, theme.id, bounds(theme.collection.offered), bounds(later.collection.offered));
      add('held', theme.referential, theme.id, bounds(theme.collection.held), bounds(later.collection.held));
    }
    add('target', theme.referential, theme.id, theme.target ? `${theme.target.level}` : 'none', later.target ? `${later.target.level}` : 'none');
  }
  // The dated requirements that become a gap or cease to be one: they say why an output changes, and change alone when another gap already decides it.
  const dated = new Map([...before.requirements, ...after.requirements].filter((each) => each.inForce.from !== undefined).map((each) => [`${each.referential}/${each.id}`, each]));
  for (const { id, referential } of dated.values()) {
    const standingIn = (assessment: Assessment): string => {
      const found = assessment.requirements.find((each) => each.id === id && each.referential === referential);
      return !found?.inForceNow || found.status === 'met' || found.status === 'not-applicable' ? 'no-gap' : found.status;
    };
    add('requirement', referential, id, standingIn(before), standingIn(after));
  }
  return changes;
}
