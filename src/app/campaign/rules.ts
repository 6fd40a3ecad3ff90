import { CALCULATION } from '../../core/assessment.js';
import type { CampaignHead } from '../../core/campaign/campaign.js';
import { editionName, emptyHead } from '../../core/campaign/head.js';
import { examine, type Examination, type WrittenReview } from '../../core/campaign/review.js';
import { compileReferential, type CompiledReferential } from '../../core/compile.js';
import type { Day } from '../../core/day.js';
import type { Dossier } from '../../core/dossier.js';
import { judgeDossierOnce, type JudgedDossier } from '../../core/judge-dossier.js';
import type { LoadedReferential, Vocabulary } from '../../core/referential.js';
import { selectApplicable, selectEdition } from '../../core/select.js';
import type { JudgingRequest, Ports } from '../ports.js';

/** The rules of a campaign: loaded and compiled once, whatever the number of dossiers. */
export class CampaignRules {
  /** What every part of the campaign says before its entries. */
  readonly head: CampaignHead;
  readonly #compiled = new Map<string, CompiledReferential>();
  readonly #chosen = new Map<string, readonly CompiledReferential[]>();

  private constructor(
    private readonly shipped: readonly LoadedReferential[],
    private readonly vocabulary: Vocabulary,
    private readonly wanted: readonly string[],
    readonly day: Day,
    /** Whether findings are measured again rather than believed. */
    readonly reprobe: boolean,
  ) {
    this.head = emptyHead(CALCULATION, day, vocabulary, shipped.map(({ referential }) => referential));
  }

  /** @throws ConvergenceError for a rule set that is not shipped. */
  static async load({ referentials }: Pick<Ports, 'referentials'>, { date, referentials: wanted, reprobe }: JudgingRequest): Promise<CampaignRules> {
    const [vocabulary, shipped] = await Promise.all([referentials.vocabulary(), referentials.shipped()]);
    for (const name of wanted) selectEdition(shipped, name, date);
    return new CampaignRules(shipped, vocabulary, wanted, date, reprobe);
  }

  /** All that decides what a dossier becomes, besides itself. */
  get identity(): string {
    return JSON.stringify([this.day, this.reprobe, this.wanted, this.shipped.map(({ referential: { id, edition }, digest }) => [id, edition, digest]), this.vocabulary]);
  }

  #compile(loaded: LoadedReferential): CompiledReferential {
    const name = editionName(loaded);
    let compiled = this.#compiled.get(name);
    if (!compiled) this.#compiled.set(name, (compiled = compileReferential(loaded, this.vocabulary)));
    return compiled;
  }

  /** A shipped edition by its name, `ins@2.1`. */
  readonly named = (name: string): CompiledReferential => this.#compile(selectEdition(this.shipped, name, this.day));

  /** What judges one dossier: a stranger's dossier names shipped rule sets only. */
  for(dossier: Dossier): readonly CompiledReferential[] {
    const names = this.wanted.length > 0 ? this.wanted : dossier.referentials;
    if (names.length === 0) return selectApplicable(this.shipped.map((each) => this.#compile(each)), dossier, this.vocabulary, this.day);
    const key = names.join(' ');
    let chosen = this.#chosen.get(key);
    if (!chosen) this.#chosen.set(key, (chosen = [...new Set(names.map((name) => this.#compile(selectEdition(this.shipped, name, this.day))))]));
    return chosen;
  }

  judge(dossier: Dossier): JudgedDossier {
    return judgeDossierOnce(this.for(dossier), this.vocabulary, dossier, this.day);
  }

  /** What an auditor's reviews make of a dossier as it was judged. */
  examine(judged: JudgedDossier, reviews: readonly WrittenReview[]): Examination {
    return examine(judged, this.vocabulary, reviews);
  }
}
