import type { CampaignTheme } from '../../core/campaign/campaign.js';
import type { ConventionService } from '../../core/campaign/convention.js';
import type { Block, Cell, Column } from '../model.js';
import type { ConventionContext } from './context.js';

/** Themes that stand side by side on a lying page. */
const MOST_THEMES = 6;

/** The themes in as many even parts as the page asks for. */
function themeParts(themes: readonly CampaignTheme[]): readonly (readonly CampaignTheme[])[] {
  const parts = Math.max(1, Math.ceil(themes.length / MOST_THEMES));
  const size = Math.ceil(themes.length / parts);
  return Array.from({ length: parts }, (_, index) => themes.slice(index * size, (index + 1) * size)).filter((part) => part.length > 0 || parts === 1);
}

function targetWords({ target }: CampaignTheme, context: ConventionContext): string {
  const said = context.words.services;
  return target === null ? said.noTarget : said.targetDue(target.level, context.day(target.since), target.since <= context.convention.day, target.official);
}

/** One table a part of the themes: a row a service, a column a theme, `last` columns after them. */
export function themeTables(services: readonly ConventionService[], context: ConventionContext, caption: string, cell: (service: ConventionService, theme: CampaignTheme) => Cell, last: { readonly columns: readonly Column[]; readonly cells: readonly Cell[] } = { columns: [], cells: [] }): Block[] {
  const { words, convention } = context;
  const parts = themeParts(convention.themes);
  const columns = words.services.columns;
  return parts.flatMap((themes): Block[] => {
    const width = 74 / Math.max(1, themes.length + last.columns.length);
    const table: Block = {
      kind: 'table',
      caption,
      columns: [
        { title: columns.number, width: 4 },
        { title: columns.service, width: 22 },
        ...themes.map((theme) => ({ title: context.theme(theme.id), note: targetWords(theme, context), width })),
        ...last.columns.map((column) => ({ ...column, width })),
      ],
      rows: services.map((service) => [{ text: `${service.number}` }, context.wholeServiceCell(service), ...themes.map((theme) => cell(service, theme)), ...last.cells]),
    };
    return parts.length === 1 ? [table] : [{ kind: 'heading', text: words.services.part(themes.map(({ id }) => context.theme(id))) }, table];
  });
}

export const themeOf = ({ entry }: ConventionService, { id }: CampaignTheme) => entry.themes.find((each) => each.id === id);

/** The services of the region, and where each stands on each theme. */
export function serviceBlocks(context: ConventionContext): Block[] {
  const { words, convention } = context;
  if (convention.services.length === 0) return [{ kind: 'paragraph', text: words.services.none }];
  const levels = (service: ConventionService, theme: CampaignTheme): Cell => {
    const [first, ...others] = context.levels(themeOf(service, theme));
    return first === undefined ? { text: words.dash, tone: 'quiet' } : { text: first, strong: true, notes: others.map((text) => ({ text })) };
  };
  return [{ kind: 'paragraph', text: `${words.services.lead(context.day(convention.day))} ${words.services.target}` }, ...themeTables(convention.services, context, words.services.caption, levels)];
}

/** How many services hold each rung of each theme. */
export function rungBlocks(context: ConventionContext): Block[] {
  const { words: { summary: said, dash }, convention: { figures } } = context;
  if (figures.steps.length === 0) return [];
  const top = Math.max(...figures.steps.map(({ rungs }) => rungs.length));
  const rows = figures.steps.map(({ theme, judged, rungs }): Cell[] => [
    { text: context.theme(theme.id), strong: true },
    { text: `${judged}` },
    ...Array.from({ length: top }, (_, index): Cell => {
      const rung = rungs[index];
      if (!rung) return { text: dash, tone: 'quiet' };
      return { text: said.proven(rung.proven), strong: true, notes: [{ text: said.declared(rung.declared) }, { text: rung.possible > rung.declared ? said.possible(rung.possible) : '' }] };
    }),
  ]);
  return [
    { kind: 'heading', text: said.rungs },
    { kind: 'paragraph', text: said.rungsIntro },
    { kind: 'table', caption: said.caption, columns: [{ title: said.columns.theme, width: 28 }, { title: said.columns.judged, width: 12 }, ...Array.from({ length: top }, (_, index) => ({ title: said.columns.rung(index + 1), width: 60 / top }))], rows },
  ];
}
