import type { Artefact, ArtefactPlace, StatedFact } from '../probe.js';
import type { Notes } from './notes.js';
import { POINTS, type PointFact } from './points.js';

/** The file an artefact comes from, when it is a part of one. */
export function fileOfArtefact(path: string): string {
  return path.split('!')[0] ?? path;
}

/** A fact shows some of its places; its remarks show them all. */
const PLACES = 50;

function distinct(places: readonly ArtefactPlace[]): ArtefactPlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** A point nobody judged is not one that fails: it is said so, and what was answered still stands for it. */
function stated(notes: Notes, fact: PointFact): StatedFact {
  const states = POINTS[fact].map((point) => ({ point, state: notes.state(fact, point) }));
  const judged = states.flatMap(({ state }) => state ?? []);
  if (judged.length === 0) return { fact, outcome: 'not-applicable', reason: { code: 'mss.reason.nothing', params: { fact } }, places: [], artefacts: [] };
  const failed = distinct(judged.flatMap((state) => state.failed));
  const seen = distinct(judged.flatMap((state) => state.seen));
  const artefacts = [...new Set(seen.map(({ artefact }) => fileOfArtefact(artefact)))];
  const unjudged = states.filter(({ state }) => state === undefined).map(({ point }) => point);
  const failing = Object.fromEntries(states.flatMap(({ point, state }) => (state?.failed[0] ? [[point, state.failed[0]] as const] : [])));
  const places = (failed.length > 0 ? failed : seen).slice(0, PLACES);
  const value = states.filter(({ state }) => state?.held === true).map(({ point }) => point);
  return { fact, outcome: 'observed', value, places, ...(unjudged.length === 0 ? {} : { unjudged }), ...(failed.length === 0 ? {} : { failing }), artefacts };
}

/** The facts that list points, over everything read. */
export function pointFacts(notes: Notes): StatedFact[] {
  return (Object.keys(POINTS) as PointFact[]).map((fact) => stated(notes, fact));
}

/** Artefacts of one kind; a part of a message that is read with it is not read twice. */
export function ofKind(artefacts: readonly Artefact[], kind: Artefact['kind']): Artefact[] {
  const messages = artefacts.filter((artefact) => artefact.kind === 'eml');
  return artefacts.filter((artefact) => artefact.kind === kind && !messages.some(({ path }) => artefact.path.startsWith(`${path}!`)));
}
