import { canonicalJson } from '../../core/canonical.js';
import type { Role, Value } from '../../core/dossier.js';
import { ROLES } from '../../core/dossier.js';
import { ConvergenceError } from '../../core/error.js';
import { notAskedIn } from '../../core/profile.js';
import type { Vocabulary } from '../../core/referential.js';
import type { Ports } from '../ports.js';
import type { Interviewer, Screen } from './interviewer.js';
import { nearest } from './nearest.js';
import { parseAnswer } from './parse-answer.js';
import { refusalError } from './refusal-error.js';
import { runInterview, type InterviewEnd } from './run-interview.js';
import type { NextTarget } from './screens.js';
import type { InterviewTexts } from './texts.js';

export interface InitRequest {
  readonly folder: string;
  readonly name?: string;
  readonly vendor?: string;
  readonly version?: string;
  readonly roles: readonly string[];
  /** `key=value` each. */
  readonly profile: readonly string[];
  /** The rule sets whose profile questions are asked; those that apply when empty. */
  readonly referentials?: readonly string[];
}

/** Reads the roles given as options. @throws ConvergenceError `interview/unknown-role` */
export function parseRoles(words: readonly string[]): readonly Role[] {
  const wanted = words.flatMap((word) => word.split(',')).map((word) => word.trim());
  return [
    ...new Set(
      wanted.map((word) => {
        const role = ROLES.find((each) => each === word);
        const near = nearest(word, ROLES);
        if (!role) throw ConvergenceError.of('interview/unknown-role', { role: word, known: [...ROLES], ...(near === undefined ? {} : { nearest: near }) });
        return role;
      }),
    ),
  ];
}

/** Reads `key=value` pairs by the kind of each profile question. @throws ConvergenceError with every pair refused. */
export function parseProfile(pairs: readonly string[], vocabulary: Vocabulary): Readonly<Record<string, Value>> {
  const profile: Record<string, Value> = {};
  const known = vocabulary.profile.map((question) => question.id);
  const problems = pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    const key = (at < 0 ? pair : pair.slice(0, at)).trim();
    const question = vocabulary.profile.find((each) => each.id === key);
    const near = nearest(key, known);
    if (!question) return ConvergenceError.of('interview/unknown-profile', { key, known, ...(near === undefined ? {} : { nearest: near }) }).problems;
    if (at < 0) return ConvergenceError.of('interview/profile-without-value', { key }).problems;
    const parsed = parseAnswer(pair.slice(at + 1), question);
    if (!parsed.ok) return refusalError(parsed.refusal, `profile.${key}`).problems;
    profile[key] = parsed.value;
    return [];
  });
  for (const [id, { by, otherwise }] of notAskedIn(profile, vocabulary)) {
    if (!Object.hasOwn(profile, id) || canonicalJson(profile[id]) === canonicalJson(otherwise)) continue;
    problems.push(...ConvergenceError.of('interview/not-asked', { id: `profile.${id}`, by: by.map((each) => `profile.${each}`) }).problems);
  }
  if (problems.length > 0) throw new ConvergenceError(problems);
  return profile;
}

/** Creates a dossier with what the options say; what they do not say stays unknown. @returns its path. */
export async function initDossier(ports: Ports, request: InitRequest & { readonly name: string }): Promise<string> {
  const profile = parseProfile(request.profile, await ports.referentials.vocabulary());
  const roles = parseRoles(request.roles);
  return ports.dossiers.create(request.folder, {
    product: { name: request.name.trim(), ...(request.vendor === undefined ? {} : { vendor: request.vendor.trim() }), ...(request.version === undefined ? {} : { version: request.version.trim() }) },
    roles: roles.length > 0 ? roles : ['editor'],
    profile,
  });
}

function nameScreen(texts: InterviewTexts): Screen {
  return {
    target: { at: 'product', key: 'name' },
    question: { kind: 'text', text: texts.identity.name },
    already: [],
    stage: 'identity',
    settles: 0,
    themes: [],
    levelsKnown: false,
    product: { name: texts.identity.newDossier },
    help: { choices: [], settles: [] },
    stated: { evidence: [] },
    allows: { back: false, evidence: false, comment: false, skip: 'no', notApplicable: false },
  };
}

/**
 * Creates a dossier by a short interview: the name first, so that the rest is saved as it is said, then who makes it, its
 * version, the roles and the profile. @returns `undefined` when the person leaves before naming the product.
 */
export async function initByInterview(ports: Ports, interviewer: Interviewer, texts: InterviewTexts, request: InitRequest): Promise<{ readonly file: string; readonly end: InterviewEnd } | undefined> {
  let name = request.name;
  while (name === undefined) {
    const outcome = await interviewer.ask(nameScreen(texts));
    if (outcome.kind === 'quit') return undefined;
    if (outcome.kind === 'answered') name = String(outcome.value);
  }
  const file = await initDossier(ports, { ...request, name });
  const identity: readonly (NextTarget | undefined)[] = [
    request.name === undefined ? { target: { at: 'product', key: 'name' }, stage: 'identity' } : undefined,
    request.vendor === undefined ? { target: { at: 'product', key: 'vendor' }, stage: 'identity' } : undefined,
    request.version === undefined ? { target: { at: 'product', key: 'version' }, stage: 'identity' } : undefined,
    request.roles.length === 0 ? { target: { at: 'roles' }, stage: 'identity' } : undefined,
  ];
  const start = identity.filter((each) => each !== undefined);
  const answered = request.name === undefined ? 1 : 0;
  const end = await runInterview(ports, interviewer, texts, { dossier: file, profileOnly: true, ...(request.referentials === undefined ? {} : { referentials: request.referentials }), start: start.slice(answered), before: start.slice(0, answered) });
  return { file, end };
}
