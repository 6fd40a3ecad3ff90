import { dayInWords, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import type { CampaignReporter } from './reporter.js';

/** The campaign on paper: tagged, titled, bookmarked, with its fonts inside, and the same bytes for the same campaign. */
export const pdfReporter: CampaignReporter = {
  id: 'pdf',
  extension: 'pdf',
  binary: true,
  async render(model, { assets }) {
    // Drawn by modules of their own: no other command loads them.
    const [{ pdfDocument }, { drawCampaign }] = await Promise.all([import('../pdf/document.js'), import('./pdf/draw.js')]);
    const { lang, title, tool, campaign } = model.report;
    const { campaign: words, campaignFile, report } = catalogue(lang);
    const editions = campaign.editions.map(({ id, edition }) => `${id} ${edition}`).join(' · ');
    const identity = {
      lang,
      tool,
      date: campaign.date,
      title: plainLetters(typeset(campaignFile.pdf.documentTitle(title, dayInWords(campaign.date, lang)), lang)),
      footer: { referentials: typeset(`${title} · ${words.editions(editions === '' ? words.none : editions)}`, lang), result: typeset(`${report.footerCalculation(campaign.calculation)} ${tool.name} ${tool.version}`, lang), notice: typeset(report.footer, lang) },
    };
    return pdfDocument(identity, assets, (pen) => drawCampaign(pen, model));
  },
};
