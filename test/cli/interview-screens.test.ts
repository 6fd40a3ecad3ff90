import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/app/interview/interviewer.js';
import type { WhatChanged } from '../../src/app/interview/what-changed.js';
import type { Dress } from '../../src/cli/interviewer/dress.js';
import { frameLines } from '../../src/cli/interviewer/frame.js';
import { changedText } from '../../src/cli/interviewer/sentences.js';
import { createTheme } from '../../src/cli/theme.js';
import { catalogue, type Lang } from '../../src/i18n/index.js';

const dress = (lang: Lang): Dress => ({ texts: catalogue(lang).interview, lang, theme: createTheme(false), today: '2026-11-24', columns: () => 100, rows: () => 60 });
const SCREEN: Screen = {
  target: { at: 'question', id: 'q' },
  question: { kind: 'yesNo', text: 'Question ?' },
  already: [],
  stage: 'decisive',
  settles: 2,
  product: { name: 'Essai' },
  themes: [],
  levelsKnown: false,
  help: { choices: [], settles: [] },
  stated: { evidence: [] },
  allows: { back: true, evidence: true, comment: true, skip: 'with-reason', notApplicable: true },
};
const shown = (screen: Screen, lang: Lang): string => frameLines(screen, dress(lang), 10).join(' ').replace(/[\s\u00a0]+/g, ' ');

describe('a screen of the interview', () => {
  it.each<[Lang, string]>([
    ['fr', 'Chaque niveau est connu à un échelon près. Les questions qui restent suivent'],
    ['en', 'Every level is known to within one rung. The questions that remain follow'],
  ])('says in %s that the questions that remain follow, once levels are known to within one rung', (lang, sentence) => {
    expect(shown({ ...SCREEN, levelsKnown: true }, lang)).toContain(sentence);
    expect(shown(SCREEN, lang)).not.toContain(sentence);
  });
});

describe('what an answer changed, on one line', () => {
  const NOTHING: WhatChanged = { levels: [], opened: [], closed: [], contradicted: [], settled: 0, advanced: 0 };
  const said = (changed: Partial<WhatChanged>, quiet = false): string => changedText({ ...NOTHING, ...changed }, catalogue('fr').interview, 'fr', quiet);

  it.each<[string, Partial<WhatChanged>, boolean, string]>([
    ['requirements wait for others', { advanced: 2 }, false, '✓ enregistré · 2 exigences attendent d’autres réponses'],
    ['one is settled, others wait', { settled: 1, advanced: 2 }, false, '✓ enregistré · 1 exigence tranchée'],
    ['nothing at all', {}, false, '✓ enregistré · les niveaux ne bougent pas'],
    ['nobody expects a level to move', { advanced: 2 }, true, '✓ enregistré'],
  ])('%s', (_title, changed, quiet, sentence) => {
    expect(said(changed, quiet)).toBe(sentence);
  });
});
