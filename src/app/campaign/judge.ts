import type { CampaignEntry } from '../../core/campaign/campaign.js';
import { entryOf, unreadable } from '../../core/campaign/entry.js';
import type { JudgedWith } from '../../core/campaign/head.js';
import { ConvergenceError, type Problem } from '../../core/error.js';
import type { BatchJudge, BatchResult, CampaignSource, JudgingRequest, OpenedDossier, Ports, SourceToJudge, Stamp } from '../ports.js';
import { reprobed, type ReprobedDossier } from '../reprobe.js';
import { CampaignRules } from './rules.js';

/** What is kept of one dossier; without a stamp it is read again each time. */
export interface EntryRecord {
  readonly stamp?: Stamp;
  readonly judgedWith?: JudgedWith;
  readonly entry: CampaignEntry;
  /** What an auditor had written of it, as JSON: another text, and it is judged again. */
  readonly reviews?: string;
  /** What of that does not count, told each time. */
  readonly warnings?: readonly Problem[];
}

/** A stranger may break a thousand lines: the first ones tell the cause. */
const MOST_PROBLEMS = 3;

function causes({ problems }: ConvergenceError): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error').slice(0, MOST_PROBLEMS);
}

/** The record of a dossier that nobody can read. */
export function unreadableRecord({ dossier: _, part: __, ...line }: CampaignSource, problems: readonly Problem[]): string {
  return JSON.stringify({ entry: unreadable(line, problems) } satisfies EntryRecord);
}

/** A record of a former run; `undefined` when a kill cut it. */
function parsed(text: string | undefined): EntryRecord | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as EntryRecord;
  } catch {
    return undefined;
  }
}

/** Judges the dossiers of a campaign, one after the other. Waivers change nothing here: a stranger cannot exempt itself. */
export class CampaignJudge implements BatchJudge {
  private constructor(
    private readonly ports: Pick<Ports, 'artefacts' | 'sources'>,
    private readonly rules: CampaignRules,
  ) {}

  /** @throws ConvergenceError for a rule set that is not shipped. */
  static async create(ports: Ports, request: JudgingRequest): Promise<CampaignJudge> {
    return new CampaignJudge(ports, await CampaignRules.load(ports, request));
  }

  static of(ports: Ports, rules: CampaignRules): CampaignJudge {
    return new CampaignJudge(ports, rules);
  }

  async judge(batch: readonly SourceToJudge[]): Promise<BatchResult> {
    const records: (string | null)[] = [];
    const judgedWith = new Map<string, JudgedWith>();
    const doubts: Problem[] = [];
    for (const each of batch) {
      const { record, added, warnings = [] } = await this.#one(each);
      records.push(record);
      doubts.push(...warnings);
      if (added) judgedWith.set(JSON.stringify(added), added);
    }
    return { records, judgedWith: [...judgedWith.values()], warnings: doubts };
  }

  close(): Promise<void> {
    return this.ports.sources.close();
  }

  /** A dossier as it is judged: its findings believed, or measured again. Nothing lies beside one of many in a file. */
  async #measured({ part }: CampaignSource, opened: OpenedDossier): Promise<Pick<ReprobedDossier, 'dossier'> & Partial<ReprobedDossier>> {
    if (!this.rules.reprobe) return { dossier: opened.dossier };
    return part === undefined ? reprobed(this.ports, opened, this.rules.day) : { dossier: opened.dossier, reprobed: { differs: [], passedOver: [] } };
  }

  async #one({ source, kept, reviews }: SourceToJudge): Promise<{ readonly record: string | null; readonly added?: JudgedWith | undefined; readonly warnings?: readonly Problem[] | undefined }> {
    const written = reviews && JSON.stringify(reviews);
    const former = parsed(kept);
    const known = former?.reviews === written ? former : undefined;
    try {
      const read = await this.ports.sources.read(source, known?.stamp);
      if (read === 'unchanged') return { record: null, added: known?.judgedWith, warnings: known?.warnings };
      const { dossier, ...measured } = await this.#measured(source, read.opened);
      const judged = this.rules.judge(dossier);
      const examination = reviews && this.rules.examine(judged, reviews);
      const { entry, judgedWith } = entryOf(read.line, judged, this.rules.head, examination);
      // A stamp says nothing of artefacts: measured again, a dossier is read again each time.
      const stamped = this.rules.reprobe ? {} : { stamp: read.stamp };
      const examined = examination === undefined || written === undefined ? {} : { reviews: written, warnings: examination.warnings };
      return { record: JSON.stringify({ ...stamped, judgedWith, entry: { ...entry, ...measured }, ...examined } satisfies EntryRecord), added: judgedWith, warnings: examination?.warnings };
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      return { record: unreadableRecord(source, causes(error)) };
    }
  }
}
