import { STANDINGS, type CampaignEdition, type EntryStandings, type ReadEntry, type StandingLetter } from '../../../core/campaign/campaign.js';

export type StandingName = (typeof STANDINGS)[StandingLetter];
export type StandingCounts = ReadonlyMap<StandingName, number>;

const isLetter = (letter: string): letter is StandingLetter => Object.hasOwn(STANDINGS, letter);

/** Reads the letters of a product against the editions that judged it; each edition is prepared once for the whole campaign. */
export class Standings {
  private readonly editions = new Map<string, { readonly count: number; readonly themes: readonly string[]; readonly places: ReadonlyMap<string, number> }[]>();

  constructor(editions: readonly CampaignEdition[]) {
    for (const { id, edition, requirements } of editions) {
      const name = `${id}@${edition}`;
      const known = this.editions.get(name) ?? [];
      known.push({ count: requirements.length, themes: requirements.map(({ theme }) => theme), places: new Map(requirements.map((requirement, index) => [requirement.id, index])) });
      this.editions.set(name, known);
    }
  }

  /** Two editions of one name may differ by their rules: the one that has as many requirements as there are letters. */
  private editionOf({ referential, edition, letters }: EntryStandings) {
    return this.editions.get(`${referential}@${edition}`)?.find(({ count }) => count === letters.length);
  }

  /** How many requirements stand how, theme by theme; those that are over that day count nowhere. */
  byTheme({ standings }: ReadEntry): ReadonlyMap<string, StandingCounts> {
    const counts = new Map<string, Map<StandingName, number>>();
    for (const standing of standings) {
      const themes = this.editionOf(standing)?.themes ?? [];
      [...standing.letters].forEach((letter, index) => {
        const theme = themes[index];
        if (theme === undefined || !isLetter(letter) || letter === '.') return;
        const own = counts.get(theme) ?? new Map<StandingName, number>();
        own.set(STANDINGS[letter], (own.get(STANDINGS[letter]) ?? 0) + 1);
        counts.set(theme, own);
      });
    }
    return counts;
  }

  /** How one requirement stands. */
  of({ standings }: ReadEntry, requirement: string): StandingName | undefined {
    for (const standing of standings) {
      const letter = standing.letters.charAt(this.editionOf(standing)?.places.get(requirement) ?? -1);
      if (isLetter(letter)) return STANDINGS[letter];
    }
    return undefined;
  }
}
