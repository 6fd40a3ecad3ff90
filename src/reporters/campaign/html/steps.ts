import type { ThemeSteps } from '../../../core/campaign/figures.js';
import { rungSteps } from '../../figures/rung-steps.js';
import { toSvg } from '../../figures/svg.js';
import { dayInWords } from '../../../i18n/format.js';
import { legend, section } from './section.js';
import type { CampaignView } from './view.js';

/** As wide as a ladder of five rungs in a fifth of the page, so that all have one scale. */
const WIDTH = 177;
const STEP = 26.5;

function figureOf(view: CampaignView, steps: ThemeSteps): string {
  const { words, lang } = view;
  const { theme, rungs, judged } = steps;
  const { target } = theme;
  const alt = words.stepsAlt(theme.title, rungs.map(({ level, proven, declared, possible }) => words.stepAlt(level, proven, declared, possible)));
  const said = { proven: words.proven, declared: words.declared, possible: words.possible, rung: words.rung, judged: words.judged(judged), target: target ? words.target(target.level, target.official) : '' };
  const caption = target ? words.marks.target(target.level, dayInWords(target.since, lang), target.official) : words.sheet.noTarget;
  return `<figure><figcaption>${view.said(theme.title)}<small class="quiet">${view.said(caption)}</small></figcaption>${toSvg(rungSteps(steps, said, alt, { untitled: true, width: WIDTH, step: STEP }), 'steps')}</figure>`;
}

/** How many dossiers hold at least each rung, a figure for each theme. */
export function steps(view: CampaignView): string {
  const { words, sprite } = view;
  const { steps: all } = view.model.figures;
  const keys = legend(view, [[sprite.key('filled'), words.proven], [sprite.key('outlined'), words.declared], [sprite.key('undecided'), words.marks.undecided]]);
  return all.length === 0 ? '' : section(view, 'steps', words.steps, words.stepsIntro, `${keys}<div class="multiples">${all.map((each) => figureOf(view, each)).join('')}</div>`);
}
