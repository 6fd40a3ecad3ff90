import type { Bounds, SourceCitation } from '../../core/assessment.js';
import type { Day } from '../../core/day.js';
import type { Value } from '../../core/dossier.js';
import type { Problem } from '../../core/error.js';
import type { Choice, Question, QuestionHelp } from '../../core/referential.js';
import type { Target } from './target.js';
import type { WhatChanged } from './what-changed.js';

/** Why a screen comes now. */
export type Stage = 'identity' | 'profile' | 'decisive' | 'item' | 'rest';

/** How far the interview is; every screen counts one. */
export interface Progress {
  readonly given: number;
  readonly left: number;
  readonly decisive: number;
}

/** Where a theme stands now. */
export interface ThemeStanding {
  readonly id: string;
  readonly title: string;
  readonly level: Bounds | null;
  readonly top: number;
  readonly official: boolean;
  readonly target?: { readonly level: number; readonly since: Day; readonly official: boolean };
}

/** One requirement that a question settles, for help and for "answer" without a value. */
export interface Settled {
  readonly id: string;
  readonly reference?: string;
  readonly title: string;
  readonly opposableSince?: Day;
  readonly official: boolean;
  readonly expectedEvidence?: string;
  readonly source: readonly SourceCitation[];
}

/** What `?` opens. */
export interface ScreenHelp extends QuestionHelp {
  readonly choices: readonly Choice[];
  readonly settles: readonly Settled[];
}

/** What has been said of a screen so far; kept when one comes back to it. */
export interface Stated {
  readonly value?: Value;
  readonly skipped?: string;
  readonly notApplicable?: string;
  readonly comment?: string;
  readonly evidence: readonly string[];
}

/** One question as a person sees it, with everything its display needs. */
export interface Screen {
  readonly target: Target;
  readonly question: Pick<Question, 'kind' | 'text' | 'choices' | 'partly' | 'unit' | 'min' | 'max' | 'optional'>;
  /** The list item it is about, or the list it belongs to. */
  readonly subject?: string;
  /** For a list: its items so far. */
  readonly already: readonly string[];
  readonly stage: Stage;
  /** For a decisive question: how many requirements it settles, and the theme whose level it tightens. */
  readonly settles: number;
  readonly product: { readonly name: string; readonly version?: string; readonly kind?: string };
  readonly progress?: Progress;
  /** The theme its question settles. */
  readonly theme?: ThemeStanding;
  readonly themes: readonly ThemeStanding[];
  /** The profile is, and every level to within one rung: the questions that remain follow. */
  readonly levelsKnown: boolean;
  readonly help: ScreenHelp;
  readonly stated: Stated;
  readonly allows: {
    readonly back: boolean;
    readonly evidence: boolean;
    readonly comment: boolean;
    readonly skip: 'with-reason' | 'plain' | 'no';
    readonly notApplicable: boolean;
  };
}

/** What a person did with a screen. */
export type Outcome =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'skipped'; readonly reason?: string }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' };

/** What the interview says between two screens. */
export type News =
  | { readonly kind: 'saved'; readonly changed: WhatChanged }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'attached'; readonly file: string }
  | { readonly kind: 'commented' }
  | { readonly kind: 'first-screen' };

/** The person at the other end. An adapter of the terminal in the program; a script in tests. */
export interface Interviewer {
  ask(screen: Screen): Promise<Outcome>;
  /** Which file of the dossier's folder, and of what day. `problems`: why the last one was refused. `undefined`: none after all. */
  askEvidence(problems: readonly Problem[]): Promise<{ readonly file: string; readonly date: Day } | undefined>;
  askComment(current: string | undefined): Promise<string | undefined>;
  tell(news: News): void;
}
