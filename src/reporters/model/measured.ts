import { dayInWords, listed } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { asSentence, factTitle, toldRemarks, type MeasureWords, type ToldRemark } from '../measures.js';
import type { ReportContext } from './context.js';
import type { Block, Cell, Section } from './types.js';

/** Rows told one by one; the rest is in findings.json. */
const MOST_TOLD = 60;
const MOST_PLACES = 3;
const DIGEST = 16;

function remarkRow({ title, found, todo, source, places, severity }: ToldRemark, { words }: ReportContext): Cell[] {
  const said = words.measured;
  const rest = places.length - MOST_PLACES;
  return [
    { text: title, strong: true, ...(severity === 'error' ? { tone: 'fails' as const } : {}), notes: [{ text: said.severities[severity] }, ...(source === '' ? [] : [{ text: source }])] },
    { text: found, notes: todo === '' ? [] : [{ text: `${said.todo} ${todo}` }] },
    { text: '', notes: [...places.slice(0, MOST_PLACES).map((text) => ({ text })), ...(rest > 0 ? [{ text: said.otherPlaces(rest) }] : [])] },
  ];
}

/** What was read and does not settle a fact, or leaves points of it untold: an answer stands there. */
function unsettledRows({ assessment, options, measures }: Pick<ReportContext, 'assessment' | 'options'> & { readonly measures: MeasureWords }): Cell[][] {
  const { lang, vocabulary, referentials = [] } = options;
  const said = catalogue(lang).report.measured;
  const questions = [...vocabulary.questions, ...referentials.flatMap((each) => each.questions ?? [])];
  return assessment.inputs.facts.flatMap(({ fact, outcome, reason, unjudged = [] }) => {
    const point = (id: string): string => questions.find((each) => each.fact === fact)?.choices?.find((each) => each.id === id)?.text ?? id;
    const why = outcome === 'could-not-measure' && reason ? asSentence(measures.reason(reason)) : unjudged.length > 0 ? said.untold(listed(unjudged.map(point), lang)) : '';
    return why === '' ? [] : [[{ text: factTitle(fact, vocabulary), strong: true }, { text: why }]];
  });
}

/** What the probes read beside the dossier, and what an official checker would refuse of it; nothing when nothing was measured. */
export function measuredSection(context: ReportContext): Section[] {
  const { assessment, options, words, lang } = context;
  const { measured, measures } = options;
  if (!measured || !measures) return [];
  const said = words.measured;
  const told = toldRemarks(measured.remarks.filter(({ severity }) => severity !== 'info'), measures, lang);
  const errors = told.filter(({ severity }) => severity === 'error').length;
  const blocks: Block[] = [{ kind: 'paragraph', text: said.intro(dayInWords(measured.date, lang), measured.artefacts.length, errors, told.length - errors) }, { kind: 'paragraph', text: said.worth, tone: 'quiet' }];
  if (told.length > 0) {
    blocks.push({
      kind: 'table',
      caption: said.remarksCaption,
      columns: [{ title: said.columns.rule, width: 30 }, { title: said.columns.found, width: 40 }, { title: said.columns.where, width: 30 }],
      rows: told.slice(0, MOST_TOLD).map((each) => remarkRow(each, context)),
    });
    if (told.length > MOST_TOLD) blocks.push({ kind: 'paragraph', text: said.more(told.length - MOST_TOLD) });
  }
  const unsettled = unsettledRows({ assessment, options, measures });
  if (unsettled.length > 0) {
    blocks.push({ kind: 'table', caption: said.unsettledCaption, columns: [{ title: said.columns.fact, width: 45 }, { title: said.columns.why, width: 55 }], rows: unsettled });
  }
  const { kinds, environment: origins } = catalogue(lang).probe;
  const kindWords: Readonly<Record<string, string>> = kinds;
  blocks.push({
    kind: 'table',
    caption: said.artefactsCaption,
    columns: [{ title: said.columns.artefact, width: 44 }, { title: said.columns.kind, width: 20 }, { title: said.columns.environment, width: 14 }, { title: said.columns.state, width: 22 }],
    rows: measured.artefacts.map(({ path, kind, environment, state, sha256 }) => [
      { text: path, notes: [{ text: said.digest(sha256.slice(0, DIGEST)) }] },
      { text: kindWords[kind] ?? kind },
      { text: origins[environment] },
      { text: said.states[state], ...(state === 'verified' ? {} : { tone: 'fails' as const }) },
    ]),
  });
  return [{ id: 'measured', title: said.section, blocks }];
}
