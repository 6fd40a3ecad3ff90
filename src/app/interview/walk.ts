import type { Day } from '../../core/day.js';
import type { Dossier } from '../../core/dossier.js';
import { dayOf } from '../assess.js';
import type { OpenedDossier, Ports } from '../ports.js';
import { dossierInMemory } from './dossier-in-memory.js';
import { DossierReader } from './dossier-reader.js';
import { initByInterview } from './init.js';
import type { Stage, ThemeStanding } from './interviewer.js';
import { levelsKnown } from './levels-known.js';
import { runInterview } from './run-interview.js';
import { standingsOf } from './screens.js';
import { readOnce } from './situation.js';
import type { InterviewTexts } from './texts.js';

export interface WalkRequest {
  /** Whose answers are given. */
  readonly opened: OpenedDossier;
  readonly date?: string;
  /** As for an interview; empty: those the dossier names, else those that apply. */
  readonly referentials: readonly string[];
}

/**
 * What a screen did, the most telling first: changed a level, a target or the status of requirements; opened the dossier;
 * left requirements waiting for other answers only; began a list, or described an item that counts once the list is
 * complete; claimed to have no object, which counts once everything left open does; had no answer; nothing.
 */
export type WalkEffect = 'changes' | 'identity' | 'advances' | 'list' | 'item' | 'claimed' | 'unanswered' | 'nothing';

/** One screen of a walk: a question, a checklist, a list, or one whole item of a list. */
export interface WalkScreen {
  /** From 1 on, in the interview; likewise before it. */
  readonly number: number;
  /** `profile.users`, `auth.lockout`, `accessMeans`, `accessMeans[psc]`. */
  readonly id: string;
  readonly text: string;
  readonly stage: Stage;
  readonly effect: WalkEffect;
  /** The themes whose interval it changed, or that it made appear or disappear; those whose target it changed. */
  readonly moved: readonly string[];
  readonly retargeted: readonly string[];
  /** Requirements no longer unknown, and those that now wait for other answers only. */
  readonly settled: number;
  readonly advanced: number;
  /** What the dossier does not say, counted as left for later. */
  readonly unanswered: readonly string[];
  /** The themes once it is answered. */
  readonly themes: readonly ThemeStanding[];
}

export interface Walk {
  readonly product: Dossier['product'];
  readonly day: Day;
  readonly roles: Dossier['roles'];
  /** `id@edition` of each rule set asked about. */
  readonly referentials: readonly string[];
  /** What opens a dossier before the interview: name, vendor, version, roles. Told, and counted apart. */
  readonly opening: readonly WalkScreen[];
  /** The interview, profile included. */
  readonly screens: readonly WalkScreen[];
  /** Every theme is known to within one rung. */
  readonly reached: boolean;
  readonly themes: readonly ThemeStanding[];
  /** How many screens follow, those it left for later included. */
  readonly left: number;
}

/**
 * Leads the real interview, from the creation of a dossier on, with somebody who answers as the dossier does, until every
 * level is known to within one rung or nothing is left to ask. Nothing is written.
 * @throws ConvergenceError when a rule set cannot be used.
 */
export async function walkInterview(ports: Ports, texts: InterviewTexts, request: WalkRequest): Promise<Walk> {
  const { dossier, file } = request.opened;
  const day = dayOf(ports, request.date);
  const inMemory: Ports = { ...ports, dossiers: dossierInMemory(), referentials: readOnce(ports.referentials), today: () => day };
  const reader = new DossierReader(dossier, day);
  const referentials = request.referentials.length > 0 ? request.referentials : dossier.referentials;
  const created = await initByInterview(inMemory, reader, texts, { folder: file, roles: [], profile: [], referentials });
  const end = await runInterview(inMemory, reader, texts, { dossier: created?.file ?? file, all: true, referentials });
  const { assessment } = end.situation;
  const themes = standingsOf(assessment);
  const shown = reader.screens(themes);
  return {
    product: dossier.product,
    day,
    roles: dossier.roles,
    referentials: assessment.referentials.map(({ id, edition }) => `${id}@${edition}`),
    opening: shown.filter((screen) => screen.stage === 'identity'),
    screens: shown.filter((screen) => screen.stage !== 'identity'),
    reached: levelsKnown(assessment),
    themes,
    left: end.progress.left,
  };
}
