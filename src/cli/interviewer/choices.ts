import type { Screen } from '../../app/interview/interviewer.js';
import { PARTLY } from '../../app/interview/parse-answer.js';
import type { InterviewTexts } from '../../app/interview/texts.js';
import type { Value } from '../../core/dossier.js';

/** One line one can choose. */
export interface Row {
  readonly text: string;
  readonly does: { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'unknown' } | { readonly kind: 'notApplicable' };
}

/** The lines under every question: not known yet, and without object. */
function closingRows({ allows }: Screen, texts: InterviewTexts): Row[] {
  return [
    ...(allows.skip === 'no' ? [] : [{ text: texts.choices.unknown, does: { kind: 'unknown' as const } }]),
    ...(allows.notApplicable ? [{ text: texts.choices.notApplicable, does: { kind: 'notApplicable' as const } }] : []),
  ];
}

function answerRows({ question }: Screen, texts: InterviewTexts): Row[] {
  const row = (text: string, value: Value): Row => ({ text, does: { kind: 'answer', value } });
  if (question.kind === 'yesNo') return [row(texts.values.yes, true), ...(question.partly ? [row(texts.values.partly, PARTLY)] : []), row(texts.values.no, false)];
  if (question.kind === 'choice') return (question.choices ?? []).map((choice) => row(choice.text, choice.id));
  return question.min === undefined ? [row(texts.values.none, [])] : [];
}

/** The lines of a yes/no question or a choice; for a checklist, those under its boxes. */
export function rowsOf(screen: Screen, texts: InterviewTexts): readonly Row[] {
  return [...answerRows(screen, texts), ...closingRows(screen, texts)];
}

/** Where the cursor starts: on what was said before. */
export function firstRow(rows: readonly Row[], { stated }: Screen): number {
  const said = rows.findIndex(({ does }) =>
    does.kind === 'answer' ? stated.value !== undefined && !Array.isArray(does.value) && does.value === stated.value : does.kind === 'notApplicable' ? stated.notApplicable !== undefined : stated.skipped !== undefined,
  );
  return Math.max(0, said);
}
