import { canonicalJson } from '../canonical.js';
import type { Finding, Value } from '../dossier.js';
import { statesSomething } from '../findings.js';

/** What is said of one fact: its value, or that it was looked for and is not there. Long values are cut. */
export interface SaidOfFact {
  readonly outcome: 'observed' | 'absent';
  readonly value?: Value;
  /** For a list: the points that nothing read could tell. */
  readonly unjudged?: readonly string[];
}

/** A fact that a dossier's findings and its artefacts, read again, do not say alike. */
export interface ReprobeDifference {
  readonly fact: string;
  /** What `findings.json` says; null when it leaves the fact out. */
  readonly was: SaidOfFact | null;
  /** What the artefacts show; null when none of those read shows it. */
  readonly is: SaidOfFact | null;
}

/** What the probes, run again on a dossier's artefacts, change. */
export interface EntryReprobe {
  /** By fact. */
  readonly differs: readonly ReprobeDifference[];
  /** Artefacts that no probe may read, or could: how many for each reason, a code. */
  readonly passedOver: readonly { readonly reason: string; readonly artefacts: number }[];
}

const MOST_POINTS = 200;
const LONGEST_TEXT = 200;

const cut = (points: readonly string[]): readonly string[] => points.slice(0, MOST_POINTS).map((point) => point.slice(0, LONGEST_TEXT));
const bounded = (value: Value): Value => (typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : typeof value === 'object' ? cut(value) : value);
const ordered = (value: Value | undefined): Value | undefined => (typeof value === 'object' ? [...value].sort() : value);

function told({ outcome, value, unjudged }: Finding): SaidOfFact | null {
  if (outcome !== 'observed' && outcome !== 'absent') return null;
  return { outcome, ...(value === undefined ? {} : { value: bounded(value) }), ...(unjudged === undefined || unjudged.length === 0 ? {} : { unjudged: cut(unjudged) }) };
}

/** What two findings must have in common to say the same, whatever the order of points. */
function sense(finding: Finding | undefined): string {
  if (finding === undefined || !statesSomething(finding)) return '';
  const { outcome, value, unjudged = [] } = finding;
  return canonicalJson({ outcome, value: ordered(value), unjudged: [...unjudged].sort() });
}

/** The facts that recorded findings and those measured again do not say alike, by name. Of a fact recorded twice, the last counts, as in a judgement. */
export function reprobeDifferences(recorded: readonly Finding[], measured: readonly Finding[]): readonly ReprobeDifference[] {
  const byFact = (findings: readonly Finding[]): ReadonlyMap<string, Finding> => new Map(findings.map((finding) => [finding.fact, finding] as const));
  const [before, now] = [byFact(recorded), byFact(measured)];
  return [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((fact) => {
    const [was, is] = [before.get(fact), now.get(fact)];
    return sense(was) === sense(is) ? [] : [{ fact, was: was ? told(was) : null, is: is ? told(is) : null }];
  });
}
