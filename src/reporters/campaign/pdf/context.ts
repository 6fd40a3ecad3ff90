import { typeset } from '../../../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../../../i18n/index.js';
import type { Pen } from '../../pdf/pen.js';
import type { CampaignModel } from '../model.js';

/** What every page of the document is drawn with. */
export interface Drawing {
  readonly pen: Pen;
  readonly model: CampaignModel;
  readonly lang: Lang;
  readonly words: Catalogue['campaign'];
  readonly own: Catalogue['campaignFile'];
  readonly report: Catalogue['report'];
  /** A text as its language sets it. */
  readonly said: (text: string) => string;
}

export function drawingOf(pen: Pen, model: CampaignModel): Drawing {
  const { lang } = model.report;
  const { campaign: words, campaignFile: own, report } = catalogue(lang);
  return { pen, model, lang, words, own, report, said: (text) => typeset(text, lang) };
}
