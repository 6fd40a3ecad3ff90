import type { ArtefactPlace, StatedFact } from '../probe.js';
import type { Notes } from './notes.js';
import { POINTS, type PointFact } from './points.js';

/** A fact shows some of its places; its remarks show them all. */
const PLACES = 50;

/** The file an artefact comes from, when it is a part of one. */
function filesOf(places: readonly ArtefactPlace[]): string[] {
  return [...new Set(places.map(({ artefact }) => artefact.split('!', 1)[0] ?? artefact))].sort();
}

function distinct(places: readonly ArtefactPlace[]): ArtefactPlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** Nothing that was read tells of a fact. */
export function nothingToRead(fact: string): StatedFact {
  return { fact, outcome: 'not-applicable', reason: { code: 'dmp.reason.nothing', params: { fact } }, places: [], artefacts: [] };
}

export function notMeasured(fact: string, code: string, params: NonNullable<StatedFact['reason']>['params'], places: readonly ArtefactPlace[]): StatedFact {
  return { fact, outcome: 'could-not-measure', reason: { code, params }, places: distinct(places).slice(0, PLACES), artefacts: filesOf(places) };
}

export function measured(fact: string, value: NonNullable<StatedFact['value']>, places: readonly ArtefactPlace[], seen: readonly ArtefactPlace[] = places): StatedFact {
  return { fact, outcome: 'observed', value, places: distinct(places).slice(0, PLACES), artefacts: filesOf(seen) };
}

/** A point that one artefact fails is failed, whatever the others keep to themselves; one that nothing settles is said so, and an answer stands for it. */
function stated(notes: Notes, fact: PointFact): StatedFact {
  const states = POINTS[fact].map((point) => ({ point, state: notes.state(fact, point) }));
  const seen = states.flatMap(({ state }) => [...state.seen, ...state.unknown]);
  if (seen.length === 0) return nothingToRead(fact);
  const failed = states.flatMap(({ state }) => state.failed);
  const settled = ({ state }: (typeof states)[number]): boolean => state.failed.length > 0 || (state.seen.length > 0 && state.unknown.length === 0);
  const unjudged = states.filter((each) => !settled(each)).map(({ point }) => point);
  if (unjudged.length === states.length) return notMeasured(fact, 'dmp.reason.points', { points: unjudged }, seen);
  const held = states.filter((each) => settled(each) && each.state.failed.length === 0).map(({ point }) => point);
  const failing = Object.fromEntries(states.flatMap(({ point, state }) => (state.failed[0] ? [[point, state.failed[0]] as const] : [])));
  return { ...measured(fact, held, failed.length > 0 ? failed : seen, seen), ...(unjudged.length === 0 ? {} : { unjudged }), ...(failed.length === 0 ? {} : { failing }) };
}

/** The facts that list points, over everything read. */
export function pointFacts(notes: Notes): StatedFact[] {
  return (Object.keys(POINTS) as PointFact[]).map((fact) => stated(notes, fact));
}
