import type { SourceCitation } from '../assessment.js';
import type { CompiledReferential, CompiledRequirement, CompiledTheme } from '../compile.js';
import type { Condition, ConditionContext } from '../condition.js';
import type { Day } from '../day.js';
import type { Dossier, Grade } from '../dossier.js';
import type { Inputs } from '../inputs.js';
import { readDossier } from '../judge-dossier.js';
import { closeImplications, judgeEach, type ImplicationEffect, type Judgement } from '../judge.js';
import type { Standing } from '../level.js';
import { cite } from '../theme.js';
import type { SourcePlace, Vocabulary } from '../referential.js';
import type { ExplainedRequirement, ExplainedRow, ExplainedTheme } from './explanation.js';
import type { TracedCondition } from './traced.js';
import { DossierReadings, type PlaceOf } from './readings.js';
import { ConditionTracer } from './trace.js';

/** One referential judged, with what each implication changed. */
export interface JudgedEdition {
  readonly compiled: CompiledReferential;
  /** By their own conditions. */
  readonly own: ReadonlyMap<string, Judgement>;
  /** Once implications are closed: those of the assessment. */
  readonly closed: ReadonlyMap<string, Judgement>;
  readonly effects: readonly ImplicationEffect[];
}

/** A dossier judged on one day, ready to be explained. */
export interface Scene {
  readonly inputs: Inputs;
  readonly vocabulary: Vocabulary;
  readonly readings: DossierReadings;
  /** By id. */
  readonly editions: readonly JudgedEdition[];
}

/** Judges a dossier exactly as `evaluate` does, keeping what it takes to say why. */
export function sceneOf(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, placeOf: PlaceOf): Scene {
  const { inputs, ordered } = readDossier(referentials, vocabulary, dossier, day);
  const editions = ordered.map((compiled): JudgedEdition => {
    const own = judgeEach(compiled.requirements, inputs);
    const effects: ImplicationEffect[] = [];
    return { compiled, own, closed: closeImplications(own, effects), effects };
  });
  return { inputs, vocabulary, readings: new DossierReadings(inputs, vocabulary, placeOf), editions };
}

/** Traces a condition of an edition in a context of the scene. `facts: false` reads the answers alone. */
export function traceIn(scene: Scene, edition: JudgedEdition, condition: Condition, facts = true): TracedCondition {
  const context: ConditionContext = scene.inputs.context({ facts });
  return new ConditionTracer(context, edition.compiled.referential.conditions ?? {}, scene.readings, facts).trace(condition);
}

export function sourcesOf({ compiled }: JudgedEdition, places: readonly SourcePlace[]): readonly SourceCitation[] {
  return cite(places, compiled.referential.sources);
}

export function requirementOf(edition: JudgedEdition, { requirement, theme, minEvidence }: CompiledRequirement): ExplainedRequirement {
  const { loaded, referential } = edition.compiled;
  return {
    id: requirement.id,
    referential: referential.id,
    edition: referential.edition,
    editionStatus: referential.status,
    shipped: loaded.shipped,
    theme: requirement.theme,
    themeTitle: theme.theme.title,
    ...(requirement.reference === undefined ? {} : { reference: requirement.reference }),
    title: requirement.title,
    ...(requirement.text === undefined ? {} : { text: requirement.text }),
    level: requirement.level ?? null,
    ...(requirement.capsLevel === undefined ? {} : { capsLevel: requirement.capsLevel }),
    force: requirement.force,
    opposable: requirement.opposable,
    official: requirement.official,
    inForce: requirement.inForce ?? {},
    counts: requirement.counts ?? 'always',
    minEvidence,
    ...(requirement.evidence === undefined ? {} : { expectedEvidence: requirement.evidence }),
    ...(requirement.note === undefined ? {} : { note: requirement.note }),
    aliases: requirement.aliases ?? [],
    source: sourcesOf(edition, requirement.source),
  };
}

export function themeOf({ compiled }: JudgedEdition, { theme }: CompiledTheme): ExplainedTheme {
  const { id, edition, status } = compiled.referential;
  return { id: theme.id, referential: id, edition, editionStatus: status, title: theme.title };
}

/** A judgement as one row of a list; `standing` as the run at hand reads it. */
export function rowOf(edition: JudgedEdition, judgement: Judgement, standing: Standing | undefined): ExplainedRow {
  const { requirement, minEvidence } = judgement.compiled;
  return {
    id: requirement.id,
    referential: edition.compiled.referential.id,
    ...(requirement.reference === undefined ? {} : { reference: requirement.reference }),
    title: requirement.title,
    status: judgement.status,
    grade: judgement.grade,
    minEvidence: minEvidence satisfies Grade,
    ...(judgement.setAsideBy === undefined ? {} : { setAsideBy: judgement.setAsideBy }),
    inForce: requirement.inForce ?? {},
    standing: standing ?? null,
  };
}

/** The edition of an id; the resolver of names only gives ids that are there. */
export function editionOf(scene: Scene, id: string): JudgedEdition {
  const edition = scene.editions.find(({ compiled }) => compiled.referential.id === id);
  if (!edition) throw new Error(`no referential ${id} to explain`);
  return edition;
}

export function compiledThemeOf({ compiled }: JudgedEdition, id: string): CompiledTheme {
  const theme = compiled.themes.find((each) => each.theme.id === id);
  if (!theme) throw new Error(`no theme ${id} to explain`);
  return theme;
}

export function judgementsOf(edition: JudgedEdition, theme: CompiledTheme): Judgement[] {
  return [...edition.closed.values()].filter((each) => each.compiled.theme === theme);
}
