import type { Cell } from 'write-excel-file/node';
import { catalogue } from '../../../i18n/index.js';
import type { CampaignModel } from '../model.js';
import { dayCell, numberCell, textCell } from './cells.js';
import { Table } from './sheet.js';

interface RegionRow {
  readonly name: string;
  readonly label: string;
  readonly code: string;
  readonly counts: { readonly read: number; readonly nonCompliant: number; readonly unreadable: number } | null;
  readonly received: number;
}

/** The figures of the map, and how many dossiers say no region. */
export function regionsSheet(model: CampaignModel): Table<RegionRow> {
  const { campaign: { columns }, campaignFile: { columns: own, noRegion, sheets } } = catalogue(model.report.lang);
  const table = new Table<RegionRow>(sheets.regions, [
    { title: columns.region, width: 30, cell: ({ name }) => textCell(name) },
    { title: own.code, width: 10, cell: ({ label }) => textCell(label) },
    { title: own.regionCode, width: 14, cell: ({ code }) => textCell(code) },
    { title: own.received, width: 12, cell: ({ received }) => numberCell(received) },
    { title: columns.read, width: 12, cell: ({ counts }) => numberCell(counts?.read) },
    { title: columns.nonCompliant, width: 14, cell: ({ counts }) => numberCell(counts?.nonCompliant) },
    { title: columns.unreadable, width: 12, cell: ({ counts }) => numberCell(counts?.unreadable) },
  ]);
  for (const { region, ...counts } of model.figures.regions) table.add({ ...region, counts, received: counts.read + counts.unreadable });
  if (model.figures.elsewhere > 0) table.add({ name: noRegion, label: '', code: '', counts: null, received: model.figures.elsewhere });
  return table;
}

interface MethodRow {
  readonly subject: string;
  readonly value: Cell;
  readonly detail?: string;
}

/** The day, the editions, the calculation, the tool, and how to read the columns. */
export function methodSheet(model: CampaignModel, dayFormat: string, omitted: readonly { readonly name: string; readonly omitted: number }[]): Table<MethodRow> {
  const { lang, title, tool, campaign } = model.report;
  const { campaign: words, campaignFile } = catalogue(lang);
  const { method, terms, status, columns, sheets } = campaignFile;
  const table = new Table<MethodRow>(sheets.method, [
    { title: columns.subject, width: 24, cell: ({ subject }) => textCell(subject) },
    { title: columns.value, width: 34, cell: ({ value }) => value },
    { title: columns.detail, width: 150, cell: ({ detail }) => textCell(detail ?? '') },
  ]);
  const { received, read, verdicts } = model.figures;
  table.add({ subject: method.title, value: textCell(title) });
  table.add({ subject: method.date, value: dayCell(campaign.date, dayFormat) });
  table.add({ subject: method.received, value: numberCell(received) });
  table.add({ subject: method.read, value: numberCell(read) });
  table.add({ subject: method.unreadable, value: numberCell(verdicts.unreadable) });
  table.add({ subject: method.calculation, value: numberCell(campaign.calculation) });
  table.add({ subject: method.tool, value: textCell(`${tool.name} ${tool.version}`), detail: method.affiliation });
  for (const each of campaign.editions) table.add({ subject: method.rules, value: textCell(`${each.id} ${each.edition}`), detail: `${each.title} · ${method.digest(status[each.status], each.digest)}` });
  for (const [subject, detail] of [[terms.verdict, method.verdict], [terms.levels, method.levels], [terms.distance, method.distance], [terms.waivers, words.method]] as const) table.add({ subject, value: null, detail });
  for (const each of omitted) if (each.omitted > 0) table.add({ subject: terms.omitted, value: numberCell(each.omitted), detail: method.omitted(each.name, each.omitted) });
  return table;
}
