import type { CampaignEntry, UnreadableEntry } from '../../../core/campaign/campaign.js';
import type { OverdueCounts } from '../../../core/campaign/figures.js';
import { catalogue } from '../../../i18n/index.js';
import type { CampaignModel } from '../model.js';
import { commitmentColumns, overdueColumns, reviewColumns, unreadableColumns, type CommitmentRow, type ReviewRow } from './details.js';
import { dossierColumns } from './dossiers.js';
import { filters, Table } from './sheet.js';
import { methodSheet, regionsSheet } from './summary.js';
import { datedZip } from './zip-day.js';

const DAY_FORMATS = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' } as const;

/** Every sheet of the workbook, from the entries read once. */
function tablesOf(model: CampaignModel): Pick<Table<unknown>, 'name' | 'range' | 'sheet'>[] {
  const { lang, campaign } = model.report;
  const { sheets } = catalogue(lang).campaignFile;
  const day = DAY_FORMATS[lang];
  const dossiers = new Table<CampaignEntry>(sheets.dossiers, dossierColumns(model, day));
  const overdue = new Table<OverdueCounts>(sheets.overdue, overdueColumns(model, day));
  const commitments = new Table<CommitmentRow>(sheets.commitments, commitmentColumns(model, day));
  const reviews = new Table<ReviewRow>(sheets.reviews, reviewColumns(model, day));
  const unreadable = new Table<UnreadableEntry>(sheets.unreadable, unreadableColumns(model));
  for (const entry of campaign.entries) {
    dossiers.add(entry);
    if (!entry.read) {
      unreadable.add(entry);
      continue;
    }
    for (const commitment of entry.commitments) commitments.add({ entry, commitment });
    for (const review of entry.reviews ?? []) reviews.add({ entry, review });
  }
  for (const counts of model.figures.overdue) overdue.add(counts);
  const examined = model.figures.examined === 0 ? [] : [reviews];
  return [dossiers, overdue, commitments, ...examined, regionsSheet(model), unreadable, methodSheet(model, day, [dossiers, commitments, ...examined, unreadable])];
}

/** The workbook's bytes: the same for the same campaign. */
export async function workbookOf(model: CampaignModel): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const tables = tablesOf(model);
  const bytes = await writeWorkbook(tables.map((table) => table.sheet()), { features: [filters(tables)] }).toBuffer();
  return datedZip(bytes, model.report.campaign.date);
}
