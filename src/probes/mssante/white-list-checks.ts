import { daysBetween, isDay, type Day } from '../../core/day.js';
import { ParseError } from '../../formats/parse-error.js';
import { readWhiteList, WHITE_LIST_NAMESPACE, type WhiteList } from '../../formats/white-list.js';
import type { Artefact, StatedFact } from '../probe.js';
import { at, type Notes } from './notes.js';
import { DOMAIN_FACT } from './points.js';

/** FINESS after `1`, SIRET after `3`. */
const OPERATOR = /^(?:1[0-9AB]{9}|3\d{14})$/;

export interface ReadWhiteList {
  readonly artefact: string;
  readonly list: WhiteList;
  readonly domains: ReadonlySet<string>;
}

function judgeSignature(notes: Notes, artefact: string, { signature, generated }: WhiteList): void {
  if (signature.state === 'absent') notes.remark('mss.whiteList.signature', at(artefact), { problem: 'absent' });
  if (signature.state === 'refused') notes.remark('mss.whiteList.signature', at(artefact, { xpath: '/ListeBlancheMSSante/Signature' }), { problem: signature.code });
  if (signature.state !== 'valid') return;
  const { from, until } = signature.signer;
  const day = generated.slice(0, 10);
  if (!isDay(day) || day < from || day > until) notes.remark('mss.whiteList.signer', at(artefact, { xpath: '/ListeBlancheMSSante/Signature/KeyInfo' }), { from, until, generated: day });
}

/** Names of operators are compared part by part, so that a space after a comma does no harm; it is told all the same. */
function judgeOperators(notes: Notes, artefact: string, list: WhiteList): void {
  const spaced = list.entries.filter(({ operatorText }) => /,\s/.test(operatorText));
  const unknown = list.entries.filter(({ operator }) => !operator.some(([name, value]) => name === 'OU' && OPERATOR.test(value)));
  for (const [problem, found] of [['spaces', spaced], ['identifier', unknown]] as const) {
    const [first] = found;
    if (first) notes.remark('mss.whiteList.operator', at(artefact, { xpath: `${first.xpath}/DNCertificatOperateur` }), { problem, domain: first.domain, count: found.length });
  }
}

/** Holds one white list to its rules; undefined when it cannot be read. Contacts are never read. */
export function judgeWhiteList(notes: Notes, { path, bytes }: Artefact, day: Day): ReadWhiteList | undefined {
  let list: WhiteList;
  try {
    list = readWhiteList(bytes);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    notes.remark('mss.whiteList.unreadable', at(path, error.place), { reason: error.code });
    return undefined;
  }
  if (list.namespace !== WHITE_LIST_NAMESPACE) notes.remark('mss.whiteList.namespace', at(path, { xpath: '/ListeBlancheMSSante' }), { namespace: list.namespace });
  judgeSignature(notes, path, list);
  judgeOperators(notes, path, list);
  const domains = new Set(list.entries.map(({ domain }) => domain));
  const generated = list.generated.slice(0, 10);
  notes.remark('mss.whiteList.content', at(path), { entries: list.entries.length, domains: domains.size, operators: new Set(list.entries.map(({ operator }) => operator.join())).size, generated, days: isDay(generated) ? daysBetween(generated, day) : '' });
  return { artefact: path, list, domains };
}

/** The domain the product writes from, against the list. Without the anchor of the IGC-Santé, its chain stays unknown, and so does the fact. */
export function domainFact(notes: Notes, lists: readonly ReadWhiteList[], senders: ReadonlyMap<string, string>): StatedFact {
  const [latest] = lists.toSorted((left, right) => (left.list.generated < right.list.generated ? 1 : -1));
  const none = { fact: DOMAIN_FACT, places: [], artefacts: [] };
  if (!latest) return { ...none, outcome: 'not-applicable', reason: { code: 'mss.reason.noWhiteList', params: {} } };
  const absent = [...senders].filter(([domain]) => !latest.domains.has(domain));
  for (const [domain, artefact] of absent) notes.remark('mss.whiteList.domain', at(artefact, { header: 'From' }), { domain });
  const rests = { fact: DOMAIN_FACT, places: [...senders.values()].slice(0, 50).map((artefact) => at(artefact, { header: 'From' })), artefacts: [...new Set([latest.artefact, ...senders.values()])] };
  const unknown = (code: string): StatedFact => ({ ...rests, outcome: 'could-not-measure', reason: { code, params: {} } });
  if (senders.size === 0) return unknown('mss.reason.noDomain');
  if (latest.list.signature.state !== 'valid') return unknown('mss.reason.unsigned');
  return absent.length > 0 ? { ...rests, outcome: 'observed', value: false } : unknown('mss.reason.chain');
}
