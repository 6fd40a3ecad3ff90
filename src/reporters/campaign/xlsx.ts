import type { CampaignReporter } from './reporter.js';

/** The campaign as a workbook: numbers are numbers, dates are dates, heads are frozen, and the same campaign gives the same bytes. */
export const xlsxReporter: CampaignReporter = {
  id: 'xlsx',
  extension: 'xlsx',
  binary: true,
  async render(model) {
    // Modules of their own: no other command loads them.
    const { workbookOf } = await import('./xlsx/workbook.js');
    return workbookOf(model);
  },
};
