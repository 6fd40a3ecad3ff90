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
    for (const { source, kept } of batch) {
      const { record, added } = await this.#one(source, kept);
      records.push(record);
      if (added) judgedWith.set(JSON.stringify(added), added);
    }
    return { records, judgedWith: [...judgedWith.values()] };
  }

  close(): Promise<void> {
    return this.ports.sources.close();
  }

  /** A dossier as it is judged: its findings believed, or measured again. Nothing lies beside one of many in a file. */
  async #measured({ part }: CampaignSource, opened: OpenedDossier): Promise<Pick<ReprobedDossier, 'dossier'> & Partial<ReprobedDossier>> {
    if (!this.rules.reprobe) return { dossier: opened.dossier };
    return part === undefined ? reprobed(this.ports, opened, this.rules.day) : { dossier: opened.dossier, reprobed: { differs: [], passedOver: [] } };
  }

  async #one(source: CampaignSource, kept: string | undefined): Promise<{ readonly record: string | null; readonly added?: JudgedWith | undefined }> {
    const known = parsed(kept);
    try {
      const read = await this.ports.sources.read(source, known?.stamp);
      if (read === 'unchanged') return { record: null, added: known?.judgedWith };
      const { dossier, ...measured } = await this.#measured(source, read.opened);
      const { entry, judgedWith } = entryOf(read.line, this.rules.judge(dossier), this.rules.head);
      // A stamp says nothing of artefacts: measured again, a dossier is read again each time.
      const stamped = this.rules.reprobe ? {} : { stamp: read.stamp };
      return { record: JSON.stringify({ ...stamped, judgedWith, entry: { ...entry, ...measured } } satisfies EntryRecord), added: judgedWith };
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      return { record: unreadableRecord(source, causes(error)) };
    }
  }
}
