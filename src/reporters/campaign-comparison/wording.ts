import type { Bounds, Verdict } from '../../core/assessment.js';
import type { ChangedDossier, Direction, FollowedCommitment, MoveCause, RequirementMove, Standing, ThemeMove } from '../../core/campaign/comparison/comparison.js';
import { promiseMoved } from '../../core/campaign/comparison/promises.js';
import { dayInWords, interval, joined, listed } from '../../i18n/format.js';
import { catalogue, type Lang } from '../../i18n/index.js';
import type { ComparisonNames } from './names.js';

/** Names told of one cause. */
const MOST_NAMES = 3;
/** Requirements told of one dossier. */
const MOST_MOVES = 8;

export type Tone = 'bad' | 'good' | 'plain';

export interface SaidLine {
  readonly text: string;
  readonly tone: Tone;
}

/** A rise or a fall; what is decided is as good as what it is decided to be. */
function toneOf(direction: Direction | undefined, good: boolean | null): Tone {
  if (direction === 'up') return 'good';
  if (direction === 'down') return 'bad';
  return direction === 'decided' && good !== null ? (good ? 'good' : 'bad') : 'plain';
}

const PROMISES: Readonly<Partial<Record<FollowedCommitment['outcome'], Tone>>> = { held: 'good', missed: 'bad', dropped: 'bad', weakened: 'bad' };

const isMet = (standing: Standing): boolean => standing === 'm' || standing === 'M';

const ORDER: readonly RequirementMove['direction'][] = ['down', 'up', 'undecided', 'decided', 'left', 'entered'];

/** Moves, causes and promises in words, the same in every format. */
export class ComparisonWording {
  private readonly words;
  private readonly compare;
  private readonly report;

  constructor(
    private readonly lang: Lang,
    private readonly names: ComparisonNames,
  ) {
    const texts = catalogue(lang);
    this.words = texts.campaignCompare;
    this.compare = texts.compare;
    this.report = texts.report;
  }

  private standing(standing: Standing): string {
    return this.words.standings[standing ?? 'none'];
  }

  verdict(verdict: Verdict, proven = false): string {
    return this.report.verdict[verdict][proven ? 'proven' : 'declared'];
  }

  private level(bounds: Bounds | null): string {
    return bounds === null ? this.words.notJudged : interval(bounds, this.lang);
  }

  private proven(level: number | null): string {
    return level === null ? this.words.notJudged : `${level}`;
  }

  private asked(names: readonly string[]): string {
    return listed(names.map((name) => this.names.asks(name)), this.lang, MOST_NAMES);
  }

  private cause({ cause, names }: MoveCause): string {
    const said = cause === 'evidence' ? listed(names.map((name) => this.names.text(name, 60)), this.lang, MOST_NAMES) : this.asked(names);
    return names.length === 0 ? this.words.causes[cause] : this.words.named(this.words.causes[cause], said);
  }

  /** « par réponses (…) », or that nobody knows. */
  private causes(causes: readonly MoveCause[]): string {
    const said = joined(causes.map((each) => this.cause(each)), this.lang);
    return causes.some(({ cause }) => cause === 'unknown' || cause === 'unlinked') ? said : this.compare.by(said);
  }

  /** « EXI 03, … : non tenue → tenue, déclarée, par réponses (…), retard levé ». */
  private requirement({ id, from, to, causes }: RequirementMove, { overdue }: ChangedDossier, named: boolean): string {
    const { words } = this;
    const late = overdue.found.some((each) => each.id === id) ? [words.nowLate] : overdue.mended.includes(id) ? [words.lateNoMore] : [];
    return [words.themeLine(this.names.requirement(id), this.compare.change(this.standing(from), this.standing(to))), this.causes(named ? causes : causes.map(({ cause }) => ({ cause, names: [] }))), ...late].join(', ');
  }

  private theme({ id, level, proven, examined, causes }: ThemeMove): string {
    const { words } = this;
    const parts = [
      ...(level ? [words.levelPart(this.level(level.from), this.level(level.to))] : []),
      ...(proven ? [words.provenPart(this.proven(proven.from), this.proven(proven.to))] : []),
      ...(examined ? [words.examinedPart(this.proven(examined.from), this.proven(examined.to))] : []),
    ];
    return words.themeLine(this.names.theme(id), `${parts.join(', ')}, ${this.causes(causes.map((cause) => ({ cause, names: [] })))}`);
  }

  /** What moved in a dossier: verdict, themes, requirements, what got worse first; `named` tells the questions too. */
  moves(dossier: ChangedDossier, { most = MOST_MOVES, named = true }: { readonly most?: number; readonly named?: boolean } = {}): readonly SaidLine[] {
    const { words, names } = this;
    const { verdict, verdictProven, themes, overdue, contradictions, requirements } = dossier;
    const own = requirements.filter(({ from, to }) => from !== null && to !== null).sort((a, b) => ORDER.indexOf(a.direction) - ORDER.indexOf(b.direction) || Number(b.opposable) - Number(a.opposable));
    const apart = (id: string): boolean => !own.some((each) => each.id === id);
    const [fresh, withdrawn] = [requirements.filter(({ from }) => from === null).length, requirements.filter(({ to }) => to === null).length];
    const line = (tone: Tone, text: string): SaidLine => ({ tone, text });
    return [
      ...(verdict ? [line(toneOf(verdict.direction, verdict.to === 'compliant'), words.verdictLine(this.verdict(verdict.from), this.verdict(verdict.to)))] : []),
      ...(verdictProven ? [line(toneOf(verdictProven.direction, verdictProven.to === 'compliant'), words.verdictProvenLine(this.verdict(verdictProven.from, true), this.verdict(verdictProven.to, true)))] : []),
      ...themes.map((theme) => line(toneOf(theme.level?.direction ?? theme.proven?.direction ?? theme.examined?.direction, null), this.theme(theme))),
      ...overdue.found.filter(({ id }) => apart(id)).map(({ id, since, entered }) => line('bad', entered && since !== null ? words.enteredOn(names.requirement(id), dayInWords(since, this.lang)) : words.newlyLate(names.requirement(id)))),
      ...overdue.mended.filter(apart).map((id) => line('good', words.noLongerLate(names.requirement(id)))),
      ...contradictions.found.filter(apart).map((id) => line('bad', words.contradicted(names.requirement(id)))),
      ...contradictions.lifted.filter(apart).map((id) => line('good', words.lifted(names.requirement(id)))),
      ...dossier.commitments.filter(promiseMoved).map((each) => line(this.promiseTone(each), words.promiseLine(this.promise(each), this.outcome(each)))),
      ...own.slice(0, most).map((move) => line(toneOf(move.direction, isMet(move.to)), this.requirement(move, dossier, named))),
      ...(own.length > most ? [line('plain', words.moreMoves(own.length - most))] : []),
      ...(fresh > 0 ? [line('plain', words.newRules(fresh))] : []),
      ...(withdrawn > 0 ? [line('plain', words.withdrawnRules(withdrawn))] : []),
    ];
  }

  /** What is not the same in a dossier, whatever moved. */
  changes({ changes }: Pick<ChangedDossier, 'changes'>): readonly string[] {
    const { words, names } = this;
    const said = words.changes;
    const profile = changes.questions.filter((name) => name.startsWith('profile.'));
    const answers = changes.questions.filter((name) => !name.startsWith('profile.'));
    const value = (field: string, text: string | null): string => (text === null ? said.none : field === 'kind' ? names.kind(text) : names.text(text, 60));
    const lines = [
      ...changes.product.map(({ field, from, to }) => said[field](value(field, from), value(field, to))),
      ...(profile.length > 0 ? [said.profile(profile.length, this.asked(profile))] : []),
      ...(answers.length > 0 ? [said.answers(answers.length, this.asked(answers))] : []),
      ...(changes.facts.length > 0 ? [said.measures(changes.facts.length, this.asked(changes.facts))] : []),
      ...changes.lost.slice(0, MOST_NAMES).map(({ evidence, loss }) => said.lost(names.text(evidence, 60), words.losses[loss])),
      ...changes.regained.slice(0, MOST_NAMES).map(({ evidence, loss }) => said.regained(names.text(evidence, 60), words.losses[loss])),
      ...changes.referentials.map(({ id, from, to }) => (from === to ? said.rulesChanged(names.text(id, 60), names.text(to ?? '', 60)) : said.referential(names.text(id, 60), names.text(from ?? this.compare.none, 60), names.text(to ?? this.compare.none, 60)))),
      ...changes.reviews.slice(0, MOST_NAMES).map(({ of, from, to }) => said.review(names.text(of, 60), words.reviews[from ?? 'none'], words.reviews[to ?? 'none'])),
    ];
    return lines.length === 0 ? [said.nothing] : lines;
  }

  promiseTone({ outcome }: FollowedCommitment): Tone {
    return PROMISES[outcome] ?? 'plain';
  }

  /** « reporté, désormais 31 décembre 2027 ». */
  outcome(commitment: FollowedCommitment): string {
    const { words } = this;
    const { outcome, basis, now } = commitment;
    const said = outcome === 'held' && basis !== null ? words.heldBy[basis] : words.outcome[outcome];
    return now ? `${said}, ${words.nowPromised(this.promisedNow(commitment))}` : said;
  }

  /** « INS, niveau 2, pour le 30 juin 2026 ». */
  promise({ promised }: FollowedCommitment): string {
    const { theme, level, requirement, id, due } = promised;
    const what = theme === undefined ? (requirement === undefined ? this.names.text(id, 60) : this.names.requirement(requirement)) : this.campaignLevel(theme, level);
    return this.words.promise(what, dayInWords(due, this.lang));
  }

  private campaignLevel(theme: string, level: number | undefined): string {
    return catalogue(this.lang).campaign.level(this.names.theme(theme), level ?? 0);
  }

  private promisedNow({ promised, now }: FollowedCommitment): string {
    if (!now) return '';
    const day = dayInWords(now.due, this.lang);
    return promised.theme === undefined || now.level === promised.level ? this.words.byDay(day) : this.words.promise(this.campaignLevel(promised.theme, now.level), day);
  }
}
