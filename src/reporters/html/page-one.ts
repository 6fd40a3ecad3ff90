import { ladderStrip } from '../figures/ladder-strip.js';
import { narrowRuns, requirementRuns } from '../figures/requirement-runs.js';
import { toSvg } from '../figures/svg.js';
import { unreadLines, type ActionRow, type ReportModel, type ThemeReport } from '../model.js';
import { colon } from '../../i18n/format.js';
import { markHtml } from './blocks.js';
import { textHtml } from './escape.js';

/** The text column of an A4 page, in points; and a phone's. */
const COLUMN = 494;
const PHONE = 265;

/** Product, kind, day: on top of every document. */
export function headerHtml({ header }: ReportModel): string {
  return `<header class="head"><div><h1${header.size === 'normal' ? '' : ` class="${header.size}"`}>${textHtml(header.product)}</h1><p>${textHtml(header.subtitle)}</p></div><div class="right"><p>${textHtml(header.assessedOn)} <b>${textHtml(header.day)}</b></p><p class="small quiet">${textHtml(header.selfAssessment)}</p></div></header>`;
}

function verdictHtml({ verdict }: ReportModel): string {
  const facts = verdict.facts.map((fact, index) => `<li><span class="rank">${index + 1}</span><span>${textHtml(fact.text)}</span> <span class="ref">${textHtml(fact.reference)}</span></li>`);
  const lines = [verdict.more, verdict.sentence, verdict.proven].filter((text) => text !== '').map((text) => `<p class="more">${textHtml(text)}</p>`);
  return `<section class="verdict" aria-labelledby="verdict"><h2 class="words ${verdict.tone}" id="verdict">${markHtml(verdict.mark, 14)} ${textHtml(verdict.words)}</h2>${facts.length === 0 ? '' : `<ol>${facts.join('')}</ol>`}${lines.join('')}</section>`;
}

function opposablesHtml({ opposables }: ReportModel): string {
  if (opposables.total === 0) return `<p class="block quiet">${textHtml(opposables.alt)}</p>`;
  const title = `<p><b>${textHtml(opposables.title)}</b>, ${textHtml(opposables.scale)}</p>`;
  return `<div class="block">${title}<div class="runs-wide">${toSvg(requirementRuns(opposables, COLUMN), 'figure')}</div><div class="runs-narrow">${toSvg(narrowRuns(opposables, PHONE), 'figure')}</div></div>`;
}

function targetHtml(theme: ThemeReport): string {
  const lines = theme.target ? [`<b>${textHtml(theme.target.title)}</b>`, textHtml(theme.target.when)] : [`<b>${textHtml(theme.noTarget)}</b>`];
  const notes = [theme.distance, theme.remark].filter((note) => note.text !== '').map((note) => `<span class="${note.tone ?? 'quiet'}">${textHtml(note.text)}</span>`);
  return [...lines, ...notes].join('<br>').replace('</b><br>', '</b>');
}

function themeHtml(theme: ThemeReport, density: 'normal' | 'compact'): string {
  return `<li class="theme ${density}"><div class="name"><b><a href="#${theme.anchor}">${textHtml(theme.title)}</a></b><div class="status ${theme.verdict.tone}">${markHtml(theme.verdict.mark, 8)} ${textHtml(theme.verdict.words)}</div></div>${toSvg(ladderStrip(theme.strip, density), 'figure')}<div class="target">${targetHtml(theme)}</div></li>`;
}

function actionHtml(action: ActionRow, index: number): string {
  const due = `<span class="${action.deadline.tone ?? 'plain'}">${textHtml(action.deadline.text)}</span>${action.deadlineNote.text === '' ? '' : `<span class="note ${action.deadlineNote.tone ?? 'quiet'}">${textHtml(action.deadlineNote.text)}</span>`}`;
  return `<tr><td class="rank">${index + 1}</td><th scope="row"><b>${textHtml(action.title)}</b><span class="note">${textHtml(action.why)}</span></th><td class="effort right">${textHtml(action.effort)}<span class="note">${textHtml(action.effortRange)}</span></td><td class="due">${due}</td></tr>`;
}

function actionsHtml({ actions, pageOne, words }: ReportModel): string {
  if (actions.length === 0) return `<section class="block"><h2>${textHtml(words.actions)}</h2><p>${textHtml(words.noActions)}</p></section>`;
  const head = `<thead><tr><th scope="col" class="rank">${textHtml(words.order)}</th><th scope="col">${textHtml(words.action)}</th><th scope="col" class="effort right">${textHtml(words.personDays)}</th><th scope="col" class="due">${textHtml(words.deadline)}</th></tr></thead>`;
  return `<section class="block"><h2>${textHtml(words.actions)}</h2><table class="page-actions stack"><caption>${textHtml(words.actions)}</caption>${head}<tbody>${actions.slice(0, pageOne.actions).map(actionHtml).join('')}</tbody></table></section>`;
}

function doubtsHtml({ contradictions, contradictionsHeading, contradictionsNone, setAside, pageOne }: ReportModel): string {
  const shown = contradictions.slice(0, pageOne.contradictions).map((each) => `<p>${textHtml(`${each.text} ${each.depends}`)}</p>`);
  const mark = contradictions.length === 0 ? '' : `${markHtml('contradicted', 10)} `;
  const more = pageOne.moreContradictions === '' ? '' : `<p class="quiet">${textHtml(pageOne.moreContradictions)}</p>`;
  return `<div class="two"><div><h2${contradictions.length === 0 ? '' : ' class="fails"'}>${mark}${textHtml(contradictionsHeading)}</h2>${shown.join('')}${contradictionsNone === '' ? '' : `<p>${textHtml(contradictionsNone)}</p>`}${more}</div><div><h2>${textHtml(setAside.heading)}</h2><p>${textHtml(setAside.sentence)}</p></div></div>`;
}

/** Editions, digest of the result, and what the tool is not. */
export function footHtml({ footer }: ReportModel): string {
  return `<footer class="foot"><p>${textHtml(footer.referentials)}</p><p>${textHtml(footer.result)} · ${textHtml(footer.notice)}</p></footer>`;
}

/** Page one, for a director: verdict, one strip a theme, three actions, what is contradicted and what is set aside. */
export function pageOneHtml(model: ReportModel): string {
  const { pageOne, words } = model;
  const themes = model.themes.slice(0, pageOne.themes).map((theme) => themeHtml(theme, pageOne.density));
  const unread = unreadLines(model).map((text) => `<p class="small quiet">${textHtml(text)}</p>`).join('');
  const more = pageOne.moreThemes === '' ? '' : `<p class="quiet">${textHtml(pageOne.moreThemes)}</p>`;
  const notices = model.header.editions.flatMap((edition) => edition.remarks.map((remark) => `${edition.title}${colon(model.lang)}${remark}`));
  const remarks = notices.length === 0 ? '' : `<p class="small quiet">${textHtml(notices.join(' · '))}</p>`;
  const foot = footHtml(model);
  return `<div class="first">${headerHtml(model)}${remarks}${verdictHtml(model)}${opposablesHtml(model)}<section class="block"><h2>${textHtml(words.themes)}</h2><ul>${themes.join('')}</ul>${unread}${more}</section>${actionsHtml(model)}${doubtsHtml(model)}${foot}</div>`;
}
