import type { Conclusion, ExplainedImplication, ExplainedRequirement, RequirementExplanation } from '../../core/explain/explanation.js';
import type { Grade } from '../../core/dossier.js';
import { capitalised } from '../../i18n/format.js';
import type { Mark } from '../model.js';
import { gapSentence, whySentence } from '../model/requirement-row.js';
import { conditionLines, headed } from './condition-lines.js';
import { markedLine, plainLine, type ExplanationDocument, type Line, type Part } from './document.js';
import type { Wording } from './words.js';

/** The word for a status, as the reports say it. */
export function statusWord({ status, setAsideBy }: Pick<Conclusion, 'status' | 'setAsideBy'>, { report }: Wording): string {
  return setAsideBy === 'claim' ? report.words.setAsideClaim : report.words.status[status];
}

function sourceLines({ source, official, note }: ExplainedRequirement, wording: Wording, depth = 0): Line[] {
  const { table } = wording.report.words;
  return [
    ...source.map((each) => {
      const { text, notes } = wording.citation(each);
      return plainLine(depth, text, notes);
    }),
    ...(official ? [] : [plainLine(depth, capitalised(table.unofficial))]),
    ...(note === undefined ? [] : [plainLine(depth, note)]),
  ];
}

function bindsPart({ binds }: RequirementExplanation, wording: Wording): Part {
  const said = wording.said;
  const names = (roles: readonly (keyof typeof wording.report.words.roles)[]): string => wording.all(roles.map((role) => wording.report.words.roles[role]));
  const text = said.binds.roles(names(binds.roles), binds.place === undefined ? said.binds.byDefault(names(binds.answering)) : wording.placed(names(binds.answering), binds.place));
  return { title: said.parts.binds, lines: [markedLine(0, binds.bound ? 'met' : 'not-applicable', binds.bound ? said.binds.bound : said.binds.notBound, text)] };
}

function appliesPart({ applies }: RequirementExplanation, wording: Wording): Part {
  const { parts, applies: said, notExamined } = wording.said;
  if (applies === null) return { title: parts.applies, lines: [plainLine(0, notExamined)] };
  const lines = applies.flatMap(({ of, condition }) => headed(said[of], 0, (depth) => conditionLines(condition, wording, depth)));
  return { title: parts.applies, lines: lines.length === 0 ? [plainLine(0, said.always)] : lines };
}

/** The rule of judgement that fitted first, in words. */
function ruleWords({ own }: RequirementExplanation, wording: Wording): string {
  const { rule } = wording.said;
  if (!own) return '';
  switch (own.why.code) {
    case 'unmet-items':
      return own.status === 'partial' ? rule.partial : rule.unmet;
    case 'unanswered':
    case 'skipped':
      return rule.unknown;
    default:
      return Object.hasOwn(rule, own.why.code) ? rule[own.why.code as keyof typeof rule] : '';
  }
}

function metParts(explanation: RequirementExplanation, wording: Wording): Part[] {
  const { parts, notExamined } = wording.said;
  const { met, answersAlone, partial, claims } = explanation;
  const rule = ruleWords(explanation, wording);
  const last = rule === '' ? [] : [plainLine(0, rule)];
  if (met === null) return [{ title: parts.met, lines: [plainLine(0, notExamined), ...last] }];
  const named = (input: string): string => input.slice(input.indexOf(':') + 1);
  const blocks: Part[] = [
    { title: parts.met, lines: conditionLines(met, wording) },
    ...(answersAlone === null ? [] : [{ title: parts.answersAlone, lines: conditionLines(answersAlone, wording) }]),
    ...(partial === null ? [] : [{ title: parts.partial, lines: conditionLines(partial, wording) }]),
    ...(claims.length === 0 ? [] : [{ title: parts.claims, lines: claims.map(({ input, reading }) => plainLine(0, wording.report.questionText(named(input)), [wording.reading(reading, undefined, named(input)).join(' · ')])) }]),
  ];
  return blocks.map((block, index) => (index === blocks.length - 1 ? { ...block, lines: [...block.lines, ...last] } : block));
}

/** Where the grade comes from when no floor was tried. */
function gradeByRule({ own }: RequirementExplanation, wording: Wording): string {
  const said = wording.said.grade.byRule;
  if (own?.why.code === 'claimed') return said.claim(own.grade, wording.grade(own.grade));
  return own?.status === 'contradicted' ? said.fact : said.none;
}

function gradePart(explanation: RequirementExplanation, wording: Wording): Part {
  const { grade, conclusion, requirement } = explanation;
  const { parts, grade: said, truth } = wording.said;
  const words = (each: Grade): string => wording.grade(each);
  const marks: Readonly<Record<string, Mark>> = { true: 'met', false: 'unmet', unknown: 'unknown', 'not-applicable': 'not-applicable' };
  const lines: Line[] =
    grade === null
      ? [plainLine(0, gradeByRule(explanation, wording))]
      : [
          plainLine(0, said.intro),
          ...grade.floors.map(({ floor, truth: given }) => markedLine(1, marks[given] ?? 'unknown', truth[given], said.floor(floor, words(floor)))),
          plainLine(0, said.result(grade.grade, words(grade.grade))),
        ];
  if (conclusion?.basis === 'deduced') lines.push(plainLine(0, said.byRule.deduced(conclusion.grade, words(conclusion.grade))));
  if (conclusion?.status === 'met' || conclusion?.setAsideBy === 'claim') {
    const proven = conclusion.grade >= requirement.minEvidence;
    lines.push(markedLine(0, proven ? 'met' : 'unknown', proven ? said.enough : said.notEnough, said.asked(requirement.minEvidence, words(requirement.minEvidence)), requirement.expectedEvidence === undefined || proven ? [] : [requirement.expectedEvidence]));
    const weak = proven ? [] : (grade?.tooWeak ?? []);
    if (weak.length > 0) {
      lines.push(plainLine(0, said.tooWeak));
      for (const { input, reading } of weak) {
        const id = input.slice(input.indexOf(':') + 1);
        lines.push(plainLine(1, wording.report.questionText(id), [[wording.place(reading.place), ...wording.support(reading)].filter((text) => text !== '').join(' · ')]));
      }
    }
  }
  return { title: parts.grade, lines };
}

const EFFECT_MARKS: Readonly<Record<ExplainedImplication['effect'], Mark>> = { deduced: 'met', lifted: 'met', contradicted: 'contradicted', none: 'not-applicable' };

function implicationLines({ from, to, via, effect, other }: ExplainedImplication, wording: Wording): Line[] {
  const said = wording.said.implications;
  const sentence = effect === 'none' ? said.nothing : said[effect](from, to);
  const head = markedLine(0, EFFECT_MARKS[effect], said.effects[effect], said.link(from, to, wording.all(via)), [sentence]);
  if (other.met === null || other.own === null) return [head];
  const name = wording.name(other.requirement);
  return [
    head,
    markedLine(1, other.own.status, statusWord(other.own, wording), said.otherStands(name, other.requirement.title)),
    ...conditionLines(other.met, wording, 2),
    ...headed(said.otherSources(name), 1, (depth) => sourceLines(other.requirement, wording, depth)),
  ];
}

function implicationsPart({ implications }: RequirementExplanation, wording: Wording): Part[] {
  if (implications.length === 0) return [];
  return [{ title: wording.said.parts.implications, lines: implications.flatMap((each) => implicationLines(each, wording)) }];
}

function bindingWords({ requirement, inForceNow, binding }: RequirementExplanation, wording: Wording): string {
  const { dates: said } = wording.said;
  if (binding) return said.binding;
  if (!requirement.opposable) return said.notOpposable(wording.report.words.force[requirement.force]);
  return inForceNow ? said.notBindingEdition : said.notBindingYet;
}

function datesPart(explanation: RequirementExplanation, wording: Wording): Part {
  const { requirement, inForceNow, counted, binding, own, conclusion } = explanation;
  const { parts, dates: said } = wording.said;
  const { from, until } = requirement.inForce;
  const title = parts.dates(wording.day(wording.report.assessment.date));
  if (own === null && until !== undefined) return { title, lines: [markedLine(0, 'not-applicable', said.words.over, said.over(wording.day(until)))] };
  const dated = from === undefined ? said.undated : !inForceNow ? said.notYet(wording.day(from)) : until === undefined ? said.inForce(wording.day(from)) : said.inForceUntil(wording.day(from), wording.day(until));
  const span = requirement.editionStatus === 'draft' && from !== undefined ? `${dated} (${wording.report.words.ifAdopted})` : dated;
  const inForceLine = markedLine(0, inForceNow ? 'met' : 'not-applicable', inForceNow ? said.words.inForce : said.words.notInForce, span);
  if (conclusion?.status === 'not-applicable') {
    const unproven = conclusion.setAsideBy === 'claim' && conclusion.grade < requirement.minEvidence;
    return { title, lines: [inForceLine, markedLine(0, 'not-applicable', said.words.setAside, said.setAside, [...(binding ? [said.announced] : []), ...(unproven ? [said.claimUnproven] : [])])] };
  }
  return {
    title,
    lines: [
      inForceLine,
      markedLine(0, counted ? 'met' : 'not-applicable', counted ? said.words.counts : said.words.doesNotCount, requirement.counts === 'always' ? said.counts : said.countsInForce),
      markedLine(0, binding ? 'met' : 'not-applicable', binding ? said.words.binding : said.words.notBinding, bindingWords(explanation, wording)),
      plainLine(0, requirement.level === null ? said.offLadder : said.onRung(requirement.level, requirement.themeTitle)),
      ...(requirement.capsLevel === undefined ? [] : [plainLine(0, said.caps(requirement.capsLevel - 1))]),
    ],
  };
}

function conclusionOf({ conclusion, own, requirement }: RequirementExplanation, wording: Wording): ExplanationDocument['conclusion'] {
  const { report, said } = wording;
  if (!conclusion) return { mark: 'not-applicable', word: capitalised(said.dates.words.over), notes: own === null && requirement.inForce.until !== undefined ? [said.dates.over(wording.day(requirement.inForce.until))] : [] };
  const judged = report.requirement(requirement.id);
  const answered = conclusion.status !== 'unknown' && conclusion.status !== 'not-applicable';
  return {
    mark: conclusion.status,
    word: capitalised(statusWord(conclusion, wording)),
    notes: [...(answered ? [report.words.table.basis(report.words.basis[conclusion.basis])] : []), ...(judged ? [gapSentence(judged, report), whySentence(judged, report)].filter((text) => text !== '') : [])],
  };
}

/** The parts of the explanation of a requirement, in the order in which it is judged. */
export function requirementDocument(explanation: RequirementExplanation, wording: Wording): Omit<ExplanationDocument, 'lang' | 'footer'> {
  const { requirement } = explanation;
  const { words } = wording.report;
  const force = [words.force[requirement.force], requirement.opposable ? words.table.opposable : words.table.notOpposable].join(', ');
  const isOver = explanation.own === null;
  return {
    title: `${wording.name(requirement)} · ${requirement.title}`,
    about: [
      [wording.edition(requirement.referential), requirement.themeTitle, ...(requirement.level === null ? [] : [wording.said.rung(requirement.level)]), force].join(' · '),
      ...(requirement.text === undefined ? [] : [requirement.text]),
    ],
    conclusion: conclusionOf(explanation, wording),
    parts: [
      ...(isOver ? [] : [bindsPart(explanation, wording), appliesPart(explanation, wording), ...metParts(explanation, wording), gradePart(explanation, wording), ...implicationsPart(explanation, wording)]),
      datesPart(explanation, wording),
      { title: wording.said.parts.sources, lines: sourceLines(requirement, wording) },
    ],
  };
}
