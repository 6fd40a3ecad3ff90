import type { ErrorParams } from '../core/error.js';
import type { Lang } from '../i18n/index.js';
import { PROBES } from '../probes/index.js';
import { asSentence, type CheckShown, type MeasureWords } from '../reporters/measures.js';

/** What a stranger's findings make of a sentence is theirs: a parameter of another shape never stops a report. */
function said(words: (params: ErrorParams) => string, params: ErrorParams, code: string): string {
  try {
    return asSentence(words(params));
  } catch {
    return code;
  }
}

/** The facts that some probe states. */
export async function statedFacts(): Promise<string[]> {
  return (await Promise.all(PROBES.map((probe) => probe.describe()))).flatMap(({ states }) => states);
}

/** The words of every probe in a language, without loading any reader. */
export async function measureWords(lang: Lang): Promise<MeasureWords> {
  const described = await Promise.all(PROBES.map((probe) => probe.describe()));
  const checks = new Map<string, CheckShown>();
  const reasons = new Map<string, (params: ErrorParams) => string>();
  for (const { checks: rules, words } of described) {
    for (const [code, tell] of Object.entries(words[lang].reasons)) reasons.set(code, tell);
    for (const { id, severity, source } of rules) {
      const own = words[lang].checks[id];
      if (own) checks.set(id, { severity, source, title: own.title, todo: asSentence(own.todo), found: (params) => said(own.found, params, id) });
    }
  }
  return {
    check: (id) => checks.get(id),
    reason: ({ code, params }) => said(reasons.get(code) ?? (() => code), params, code),
  };
}
