import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign, EntryCommitment } from '../../src/core/campaign/campaign.js';
import type { CampaignComparison, DossierMove } from '../../src/core/campaign/comparison/comparison.js';
import { levelMove, provenMove, provenVerdictMove, standingDirection, verdictMove } from '../../src/core/campaign/comparison/direction.js';
import { bestFirst, worstFirst } from '../../src/core/campaign/comparison/order.js';
import type { Evidence } from '../../src/core/dossier.js';
import { rule, ruleSet } from '../fixtures/one-question-rules.js';
import { AFTER, BEFORE, campaignOf, compared, compiled, linksFor, onlyMove, RULES, told, type Received } from '../fixtures/compared-campaigns.js';

const proof = (parts: Partial<Evidence> = {}): Evidence => ({ file: 'p.pdf', date: '2025-01-01', fileState: 'present', ...parts });
const provenA = { a: { value: true, evidence: ['p'] } };
const years = (before: Received, after: Received): CampaignComparison => compared(campaignOf(BEFORE, { d: before }), campaignOf(AFTER, { d: after }));

describe('why a requirement moved', () => {
  it.each<readonly [string, Received, Received, readonly string[], readonly string[]]>([
    ['its answer changed', { answered: { a: false } }, { answered: { a: true } }, ['A u>m answer(a)'], ['answer']],
    ['several did, each on its own', { answered: { a: false, b: true } }, { answered: { a: true, b: false } }, ['A u>m answer(a)', 'B m>u answer(b)'], ['answer']],
    ['an answer was withdrawn', { answered: { a: false } }, { answered: {} }, ['A u>? answer(a)'], ['answer']],
    ['a version came with an answer', { product: { name: 'X', version: '1' }, answered: { a: false } }, { product: { name: 'X', version: '2' }, answered: { a: true } }, ['A u>m answer(a)'], ['product', 'answer']],
    ['the profile set it aside', { answered: { c: false } }, { answered: { c: false }, profile: { remote: false } }, ['C u>- profile(profile.remote)'], ['profile']],
    ['its evidence expired', { answers: provenA, evidence: { p: proof({ until: '2026-06-30' }) } }, { answers: provenA, evidence: { p: proof({ until: '2026-06-30' }) } }, ['A M>m evidence(p)'], ['evidence']],
    ['its evidence is no longer there', { answers: provenA, evidence: { p: proof() } }, { answers: provenA, evidence: { p: proof({ fileState: 'absent' }) } }, ['A M>m evidence(p)'], ['evidence']],
    ['its evidence is good again', { answers: provenA, evidence: { p: proof({ fileState: 'altered' }) } }, { answers: provenA, evidence: { p: proof() } }, ['A m>M evidence(p)'], ['evidence']],
    ['it was measured', { answered: { d: true } }, { answered: { d: true }, findings: [{ fact: 'd.seen', outcome: 'observed', value: false, grade: 3 }] }, ['D m>c measure(d.seen)'], ['measure']],
    ['time passed over its date', { answered: { signedOn: '2025-06-01' } }, { answered: { signedOn: '2025-06-01' } }, ['OLD m>u time'], ['time']],
    ['what is seen explains nothing: another role answers', { answered: { a: true } }, { answered: { a: true }, roles: ['operator'] }, ['A m>- unknown', 'B ?>- unknown', 'C ?>- unknown', 'D ?>- unknown', 'OLD ?>- unknown'], ['unknown']],
    ['evidence never explains what is met', { answered: { a: true }, evidence: { p: proof() } }, { answered: { a: true }, roles: ['operator'], evidence: { p: proof({ fileState: 'absent' }) } }, ['A m>- unknown', 'B ?>- unknown', 'C ?>- unknown', 'D ?>- unknown', 'OLD ?>- unknown'], ['evidence', 'unknown']],
  ])('%s', (_what, before, after, moves, causes) => {
    const move = onlyMove(years(before, after));
    expect([told(move), move.causes]).toEqual([moves, causes]);
  });

  it('an answer counts for what implies the requirement, and for what it implies', () => {
    const sets = [compiled(ruleSet([rule('A', { implies: ['B'], metWhen: { question: 'a', equals: true } }), rule('B', { metWhen: { question: 'b', equals: true } })]))];
    const move = onlyMove(compared(campaignOf(BEFORE, { d: { answered: {} } }, sets), campaignOf(AFTER, { d: { answered: { a: true } } }, sets), linksFor(sets)));
    expect(told(move)).toEqual(['A ?>m answer(a)', 'B ?>m answer(a)']);
  });

  it('stays at the dossier where its rules are no longer shipped, and is unknown where nothing changed', () => {
    const unlinked = compared(campaignOf(BEFORE, { d: { answered: { a: false } } }), campaignOf(AFTER, { d: { answered: { a: true } } }), new Map());
    expect(told(onlyMove(unlinked))).toEqual(['A u>m unlinked']);
    expect(unlinked.notices).toEqual([{ code: 'rules-not-shipped', params: { editions: ['r e'] } }]);
    expect(onlyMove(unlinked).causes).toEqual(['answer', 'unlinked']);
    const aged = compared(campaignOf(BEFORE, { d: { answered: { signedOn: '2025-06-01' } } }), campaignOf(AFTER, { d: { answered: { signedOn: '2025-06-01' } } }), new Map());
    expect(told(onlyMove(aged))).toEqual(['OLD m>u unknown']);
  });

  it('a version, or a question that decides nothing, moves nothing by itself', () => {
    const { counts, dossiers } = years({ product: { name: 'X', version: '1' } }, { product: { name: 'X', version: '2' } });
    expect([counts.moved, [...dossiers]]).toEqual([0, []]);
  });

  it('evidence that was lost already changes nothing', () => {
    const lost = { evidence: { p: proof({ fileState: 'absent' }) } };
    expect(onlyMove(years({ answered: { a: false }, ...lost }, { answered: { a: true }, ...lost })).changes).toMatchObject({ lost: [], regained: [] });
  });

  it('a rule in force on the older day has not come into force since', () => {
    const dated = [compiled(ruleSet([rule('A', { force: 'order', opposable: true, inForce: { from: BEFORE }, metWhen: { question: 'a', equals: true } })]))];
    expect(onlyMove(compared(campaignOf(BEFORE, { d: { answered: { a: true } } }, dated), campaignOf(AFTER, { d: { answered: { a: false } } }, dated), linksFor(dated))).overdue.found).toEqual([{ id: 'A', since: BEFORE, entered: false }]);
  });

  it('another name at the same key is told', () => {
    const { changes } = onlyMove(years({ product: { name: 'X', vendor: 'E' }, answered: { a: true } }, { product: { name: 'Y', vendor: 'F' }, answered: { a: false } }));
    expect(changes.product).toEqual([{ field: 'name', from: 'X', to: 'Y' }, { field: 'vendor', from: 'E', to: 'F' }]);
  });

  it('an examination is told beside, for the levels it moves', () => {
    const examined = (date: string, level: number, state: 'accepted' | 'refused'): Campaign => {
      const { entries, ...head } = campaignOf(date, { d: { answered: { a: true }, reviews: [{ requirement: 'A', state, by: 'auditeur', date }] } });
      return { ...head, entries: [...entries].map((entry) => (entry.read ? { ...entry, themes: entry.themes.map((theme) => (theme.id === 't' ? { ...theme, examined: level } : theme)) } : entry)) };
    };
    const move = onlyMove(compared(examined(BEFORE, 1, 'accepted'), examined(AFTER, 0, 'refused')));
    expect(move.themes).toEqual([{ id: 't', level: null, proven: null, examined: { from: 1, to: 0, direction: 'down' }, causes: ['review'] }]);
    expect([move.changes.reviews, move.causes]).toEqual([[{ of: 'A', from: 'accepted', to: 'refused' }], ['review']]);
  });
});

describe('rules that changed', () => {
  const newer = ruleSet([...RULES.requirements.filter(({ id }) => id !== 'B').map((each) => (each.id === 'A' ? { ...each, metWhen: { all: [{ question: 'a', equals: true }, { question: 'b', equals: true }] } as const } : each)), rule('E', { metWhen: { question: 'b', equals: true } })], { edition: 'f' });
  const [old, now] = [[compiled(RULES)], [compiled(newer, 'other')]];
  const before = campaignOf(BEFORE, { d: { answered: { a: true, b: false, c: false } } }, old);
  const after = campaignOf(AFTER, { d: { answered: { a: true, b: false, c: true } } }, now);

  it('are told on top, requirement by requirement, and as the cause of what they moved', () => {
    const comparison = compared(before, after, linksFor([...old, ...now]));
    expect(comparison.notices.map(({ code }) => code)).toEqual(['rules-differ']);
    expect(comparison.rules).toMatchObject([{ id: 'r', from: { edition: 'e' }, to: { edition: 'f' }, same: false, entered: [{ id: 'E' }], withdrawn: [{ id: 'B' }] }]);
    // The rule of C is the same in both: its answer alone moved it.
    expect(told(onlyMove(comparison))).toEqual(['A m>u referential', 'B u>none referential', 'C u>m answer(c)', 'E none>u referential']);
    expect(onlyMove(comparison).changes.referentials).toEqual([{ id: 'r', from: 'e', to: 'f' }]);
  });

  it('may explain anything of an edition that is no longer shipped', () => {
    expect(told(onlyMove(compared(before, after, linksFor(now))))).toEqual(['A m>u referential', 'B u>none referential', 'C u>m referential+answer(c)', 'E none>u referential']);
  });

  it('do not hide that the evidence expired too', () => {
    const proven: Received = { answers: provenA, evidence: { p: proof({ until: '2026-06-30' }) } };
    expect(told(onlyMove(compared(campaignOf(BEFORE, { d: proven }, old), campaignOf(AFTER, { d: proven }, [compiled(RULES, 'edited')]), linksFor(old))))).toEqual(['A M>m referential+evidence(p)']);
  });

  it('of the same edition show by their digest', () => {
    const comparison = compared(campaignOf(BEFORE, { d: {} }, old), campaignOf(AFTER, { d: {} }, [compiled(RULES, 'edited')]), linksFor(old));
    expect(comparison.notices.map(({ code }) => code)).toEqual(['rules-differ', 'rules-not-shipped']);
    expect(comparison.rules).toMatchObject([{ same: false, entered: [], withdrawn: [] }]);
    expect(comparison.counts.moved).toBe(0);
  });

  it('that only appear or go move no dossier by themselves', () => {
    const wider = [compiled(ruleSet([...RULES.requirements, rule('Z', { theme: 'z', metWhen: { question: 'b', equals: true } })]), 'wider')];
    const comparison = compared(campaignOf(BEFORE, { d: {} }, old), campaignOf(AFTER, { d: {} }, wider), linksFor([...old, ...wider]));
    expect(comparison.rules[0]?.entered.map(({ id }) => id)).toEqual(['Z']);
    expect([...comparison.dossiers].map((each) => each.state === 'moved' && each.requirements)).toEqual([]);
  });

  it('that end move no dossier; those that come into force make it late by time alone', () => {
    const dated = [compiled(ruleSet([rule('ENDS', { ...{ force: 'order', opposable: true }, inForce: { from: '2020-01-01', until: '2026-01-01' }, metWhen: { question: 'a', equals: true } }), rule('STARTS', { ...{ force: 'order', opposable: true }, inForce: { from: '2026-01-01' }, metWhen: { question: 'b', equals: true } })]))];
    const comparison = compared(campaignOf(BEFORE, { d: { answered: { a: true, b: false } } }, dated), campaignOf(AFTER, { d: { answered: { a: true, b: false } } }, dated), linksFor(dated));
    const move = onlyMove(comparison);
    expect(comparison.closed).toEqual([{ id: 'ENDS', dossiers: 1 }]);
    expect(move.requirements).toEqual([]);
    expect(move.overdue).toEqual({ found: [{ id: 'STARTS', since: '2026-01-01', entered: true }], mended: [] });
    expect([move.verdict, move.causes, move.trend]).toEqual([{ from: 'compliant', to: 'non-compliant', direction: 'down' }, ['time'], 'down']);
  });
});

describe('which way', () => {
  it.each<readonly [readonly [number, number] | null, readonly [number, number] | null, string | undefined]>([
    [[1, 1], [2, 2], 'up'],
    [[1, 2], [2, 3], 'up'],
    [[2, 3], [1, 1], 'down'],
    [[0, 3], [2, 2], 'decided'],
    [[1, 1], [1, 3], 'undecided'],
    [[0, 3], [0, 1], 'decided'],
    [null, [1, 1], 'entered'],
    [[1, 1], null, 'left'],
    [[1, 2], [1, 2], undefined],
    [null, null, undefined],
  ])('a level from %j to %j went %s', (from, to, direction) => {
    const bounds = (pair: readonly [number, number] | null) => pair && { low: pair[0], high: pair[1] };
    expect(levelMove(bounds(from), bounds(to))?.direction).toBe(direction);
  });

  it.each([['u', 'm', 'up'], ['m', 'M', 'up'], ['u', 'c', 'up'], ['p', 'u', 'down'], ['M', 'm', 'down'], ['?', 'u', 'decided'], ['u', '?', 'undecided'], ['-', 'u', 'entered'], ['u', '-', 'left'], [null, 'm', 'entered'], ['m', null, 'left'], ['-', '.', null], [null, '-', null], ['m', 'm', null]] as const)('a requirement from %s to %s went %s', (from, to, direction) => {
    expect(standingDirection(from, to)).toBe(direction);
  });

  it.each([['non-compliant', 'compliant', 'up'], ['compliant', 'non-compliant', 'down'], ['undetermined', 'non-compliant', 'decided'], ['non-compliant', 'undetermined', 'undecided'], ['none-opposable', 'compliant', 'entered'], ['undetermined', 'none-opposable', 'left']] as const)('a verdict from %s to %s went %s', (from, to, direction) => {
    expect(verdictMove(from, to)?.direction).toBe(direction);
  });

  it.each([['compliant', 'undetermined', 'down'], ['undetermined', 'compliant', 'up'], ['non-compliant', 'undetermined', 'undecided'], ['compliant', 'non-compliant', 'down']] as const)('a proven verdict from %s to %s went %s', (from, to, direction) => {
    expect(provenVerdictMove(from, to)?.direction).toBe(direction);
  });

  it('withdrawing the answer that shows a failure is no progress', () => {
    const move = onlyMove(years({ answered: { a: false } }, { answered: {} }));
    expect([move.verdict?.direction, move.themes.map(({ level }) => level?.direction), move.requirements[0]?.direction]).toEqual(['undecided', ['undecided'], 'undecided']);
  });

  it.each([[1, 2, 'up'], [2, 1, 'down'], [null, 1, 'entered'], [1, null, 'left'], [1, 1, undefined]] as const)('a proven level from %s to %s went %s', (from, to, direction) => {
    expect(provenMove(from, to)?.direction).toBe(direction);
  });

  it('who lost most comes first, who gained most too', () => {
    const states = { fell: [{ a: true }, { a: false }], rose: [{ a: false }, { a: true }], slipped: [{ a: true, b: true }, { a: true, b: false }] } as const;
    const side = (index: 0 | 1) => Object.fromEntries(Object.entries(states).map(([key, both]) => [key, { answered: both[index] }]));
    const moved = [...compared(campaignOf(BEFORE, side(0)), campaignOf(AFTER, side(1))).dossiers].filter((each) => each.state === 'moved');
    expect([[...moved].sort(worstFirst)[0]?.key, [...moved].sort(bestFirst)[0]?.key]).toEqual(['fell', 'rose']);
    expect(moved.map(({ key, trend }) => [key, trend])).toEqual([['fell', 'down'], ['rose', 'up'], ['slipped', 'down']]);
  });
});

describe('which dossier is which', () => {
  const states = (before: Readonly<Record<string, Received | null>>, after: Readonly<Record<string, Received | null>>) => compared(campaignOf(BEFORE, before), campaignOf(AFTER, after));
  const named = (name: string, more: Received = {}): Received => ({ ...more, product: { name, vendor: 'Atelier' } });
  const met = { answered: { a: true } };
  const unmet = { answered: { a: false } };

  it.each<readonly [string, Readonly<Record<string, Received | null>>, Readonly<Record<string, Received | null>>, readonly string[]]>([
    ['the same folder is the same dossier, whatever its product', { d: named('X', met) }, { d: named('Y', unmet) }, ['moved d']],
    ['a renamed folder is recognised by product and vendor', { old: named('Sillage 2', met) }, { fresh: named('SILLAGE  2', unmet) }, ['moved fresh < old']],
    ['but not by the name alone', { old: named('X', met) }, { fresh: { ...unmet, product: { name: 'X', vendor: 'Autre' } } }, ['new fresh', 'gone old']],
    ['a name without a letter recognises nothing', { old: named('…', met) }, { fresh: named('…', unmet) }, ['new fresh', 'gone old']],
    ['nor a product that two dossiers claim', { old: named('X', met) }, { f: named('X', unmet), g: named('X', unmet) }, ['new f', 'new g', 'gone old']],
    ['nor one that is there already', { d: named('X', met) }, { d: named('X', met), e: named('X', unmet) }, ['new e']],
    ['a folder keeps its history when another takes its name', { a: named('X', met), b: named('Y', met) }, { a: named('X+', unmet), b: named('X', unmet) }, ['moved a', 'moved b']],
    ['one that came, one that went', { a: met }, { b: met }, ['gone a', 'new b']],
    ['one that nobody could read', { a: null, b: met, c: null }, { a: met, b: null, c: null }, ['readable a', 'unreadable b']],
    ['the lines of a file follow their products', { 'f.jsonl:1': named('X', met), 'f.jsonl:2': named('Y', met) }, { 'f.jsonl:1': named('W', met), 'f.jsonl:2': named('X', unmet), 'f.jsonl:3': named('Y', met) }, ['new f.jsonl:1', 'moved f.jsonl:2 < f.jsonl:1']],
    ['a line that says another product is another dossier', { 'f.jsonl:1': named('X', met) }, { 'f.jsonl:1': named('Y', unmet) }, ['gone f.jsonl:1', 'new f.jsonl:1']],
    ['folders of each year hold the same places', { '2025/OCC/a': named('X', met), '2025/BRE/b': named('X', met) }, { '2026/OCC/a': named('X', unmet), '2026/BRE/b': named('X', met) }, ['moved 2026/OCC/a']],
    ['another product at the same place of another folder is another dossier', { '2025/a': named('X', met), '2025/b': named('Z', met) }, { '2026/a': named('Y', unmet), '2026/b': named('Z', met) }, ['gone 2025/a', 'new 2026/a']],
    ['a place of another folder that nobody could read', { '2025/a': null, '2025/b': met, '2025/c': null }, { '2026/a': met, '2026/b': null, '2026/c': null }, ['readable 2026/a', 'unreadable 2026/b']],
    ['a line that can be read at last', { 'f.jsonl:1': null }, { 'f.jsonl:1': named('Y', unmet) }, ['readable f.jsonl:1']],
  ])('%s', (_what, before, after, moves) => {
    const said = ({ state, key, formerKey }: DossierMove): string => `${state} ${key}${formerKey === null ? '' : ` < ${formerKey}`}`;
    expect([...states(before, after).dossiers].map(said)).toEqual(moves);
  });

  it('says which products several dossiers claim, and which were recognised', () => {
    const { ambiguous, renamed } = states({ old: named('X'), last: named('Z') }, { f: named('X'), g: named('x'), next: named('Z') });
    expect(ambiguous).toEqual([{ name: 'X', vendor: 'Atelier', before: ['old'], after: ['f', 'g'] }]);
    expect(renamed).toEqual([{ before: 'last', after: 'next' }]);
  });

  it('says when the two campaigns hardly share a dossier', () => {
    const codes = (after: readonly string[]) => states({ a: {}, b: {}, c: {} }, Object.fromEntries(after.map((key) => [key, {}]))).notices.map(({ code }) => code);
    expect([codes(['a', 'b']), codes(['a', 'x', 'y'])]).toEqual([[], ['sets-differ']]);
  });
});

describe('what became of a promise', () => {
  const promise = (parts: Partial<EntryCommitment> = {}) => ({ id: 'k', theme: 't', level: 2, date: '2025-01-01', due: '2026-06-30', ...parts });
  const reached = (level: number) => ({ answered: { a: level > 0, b: level > 1, c: level > 2 } });
  const later = { due: '2027-12-31' };

  it.each<readonly [string, Partial<EntryCommitment>, number, Partial<EntryCommitment> | null, number, string]>([
    ['held', {}, 1, {}, 2, 'held declared'],
    ['missed', {}, 1, {}, 1, 'missed'],
    ['still to come', later, 1, later, 1, 'pending'],
    ['dropped', {}, 1, null, 1, 'dropped'],
    ['dropped, though it is reached: nobody promises it any more', {}, 1, null, 2, 'dropped'],
    ['withdrawn once held', {}, 2, null, 2, 'closed declared'],
    ['postponed', {}, 1, later, 1, 'postponed'],
    ['postponed and held all the same', {}, 1, later, 2, 'held declared'],
    ['postponed and missed again', {}, 1, { due: '2026-09-30' }, 1, 'missed'],
    ['brought forward', later, 1, { due: '2027-01-01' }, 1, 'pending'],
    ['weakened', later, 0, { ...later, level: 1 }, 0, 'weakened'],
    ['weakened, and held only as weakened', {}, 0, { level: 1 }, 1, 'weakened'],
    ['weakened, though what was first promised is held', {}, 0, { level: 1 }, 2, 'held declared'],
    ['weakened and postponed', {}, 0, { ...later, level: 1 }, 0, 'weakened'],
    ['weakened and missed', {}, 0, { level: 1 }, 0, 'missed'],
    ['raised', later, 1, { ...later, level: 3 }, 2, 'pending'],
  ])('%s', (_what, before, was, after, is, outcome) => {
    const [followed, ...others] = [...years({ ...reached(was), commitments: [promise(before)] }, { ...reached(is), commitments: after ? [promise(after)] : [] }).followed];
    expect(others).toEqual([]);
    expect([followed?.outcome, ...(followed?.basis ? [followed.basis] : [])].join(' ')).toBe(outcome);
  });

  it.each<readonly [string, Received, Received, readonly string[]]>([
    ['another subject under the same name is another promise', { commitments: [promise()] }, { commitments: [{ id: 'k', requirement: 'A', date: '2025-01-01', due: '2027-06-30' }] }, ['dropped t 2', 'new A']],
    ['a promise that nobody made before', {}, { commitments: [promise(later)] }, ['new t 2']],
    ['two promises of one name answer in their order', { commitments: [promise(), promise({ level: 3, ...later })] }, { commitments: [promise(), promise({ level: 3, ...later })] }, ['missed t 2', 'pending t 3']],
    ['a requirement that is proven', { answers: provenA, evidence: { p: proof() }, commitments: [{ id: 'k', requirement: 'A', date: '2025-01-01', due: '2026-06-30' }] }, { answers: provenA, evidence: { p: proof() }, commitments: [{ id: 'k', requirement: 'A', date: '2025-01-01', due: '2026-06-30' }] }, ['held A']],
  ])('%s', (_what, before, after, said) => {
    expect([...years(before, after).followed].map(({ outcome, promised: { theme, level, requirement } }) => [outcome, theme ?? requirement, ...(level === undefined ? [] : [level])].join(' '))).toEqual(said);
  });

  it('cannot be told where the dossier went, or cannot be read', () => {
    const { followed, commitments } = compared(campaignOf(BEFORE, { a: { commitments: [promise()] }, b: { commitments: [promise()] }, c: null }), campaignOf(AFTER, { b: null, c: { commitments: [promise()] } }));
    expect([...followed].map(({ key, product, outcome }) => [key, product, outcome])).toEqual([['a', 'Produit a', 'absent'], ['b', 'Produit b', 'unreadable']]);
    expect(commitments).toMatchObject({ absent: 1, unreadable: 1, dropped: 0, missed: 0, new: 0 });
  });

  it('makes a dossier move when it is no longer what it was', () => {
    expect(onlyMove(years({ ...reached(1), commitments: [promise()] }, { ...reached(1), commitments: [] }))).toMatchObject({ requirements: [], themes: [], causes: [], trend: 'neither', commitments: [{ outcome: 'dropped', was: 'pending' }] });
  });
});

describe('the totals', () => {
  const before = campaignOf(BEFORE, { a: { answered: { a: true }, region: '76' }, b: { answered: { a: false }, region: '76' }, c: { answered: { a: false }, region: '11' }, d: null, e: {} });
  const after = campaignOf(AFTER, { a: { answered: { a: false }, region: '76' }, b: { answered: { a: true }, region: '76' }, c: { answered: { a: false }, region: '11' }, d: {}, f: { answered: { a: false }, region: '11' } });
  const totals = compared(before, after);

  it('count dossiers from verdict to verdict, each once', () => {
    expect(totals.verdicts).toEqual([
      { from: 'compliant', to: 'non-compliant', dossiers: 1 },
      { from: 'undetermined', to: 'absent', dossiers: 1 },
      { from: 'non-compliant', to: 'compliant', dossiers: 1 },
      { from: 'non-compliant', to: 'non-compliant', dossiers: 1 },
      { from: 'unreadable', to: 'undetermined', dossiers: 1 },
      { from: 'absent', to: 'non-compliant', dossiers: 1 },
    ]);
    expect(totals.counts).toMatchObject({ matched: 4, fresh: 1, gone: 1, readable: 1, unreadable: 0, moved: 2, trends: { up: 1, down: 1, both: 0, neither: 0 } });
  });

  it('count levels by theme, what is late by requirement, and regions', () => {
    expect(totals.themes.find(({ theme }) => theme.id === 't')).toMatchObject({ level: { up: 1, down: 1, decided: 0, undecided: 0, same: 1 }, proven: { same: 3 } });
    expect(totals.overdue).toEqual([{ id: 'A', before: 2, after: 3, found: 1, mended: 1 }]);
    expect(totals.regions.filter((each) => each.before.read + each.after.read > 0).map((each) => [each.region.label, each.before, each.after])).toEqual([['IDF', { read: 1, nonCompliant: 1 }, { read: 2, nonCompliant: 2 }], ['OCC', { read: 2, nonCompliant: 1 }, { read: 2, nonCompliant: 1 }]]);
    expect(totals.causes).toEqual([{ cause: 'answer', dossiers: 2, moves: 2 }]);
  });
});

describe('whatever the campaigns', () => {
  const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean());
  const received = fc.option(fc.record({ answered: answers, name: fc.constantFrom('X', 'Y', 'Z', 'W'), version: fc.constantFrom('1', '2'), remote: fc.boolean(), due: fc.constantFrom('2026-01-01', '2027-01-01') }), { freq: 6 });
  const dossiers = fc.dictionary(fc.constantFrom('p', 'q', 'r', 'f.jsonl:1', 'f.jsonl:2'), received);
  const built = (date: string, all: Readonly<Record<string, { readonly answered: Readonly<Record<string, boolean>>; readonly name: string; readonly version: string; readonly remote: boolean; readonly due: string } | null>>): Campaign =>
    campaignOf(date, Object.fromEntries(Object.entries(all).map(([key, each]) => [key, each && { answered: each.answered, product: { name: each.name, version: each.version, vendor: 'E' }, profile: { remote: each.remote }, commitments: [{ id: 'k', theme: 't', level: 1, date: '2025-01-01', due: each.due }] }])));
  const lists = ({ dossiers: moved, followed, ...rest }: CampaignComparison): unknown => ({ ...rest, dossiers: [...moved], followed: [...followed] });

  it('one compared with itself shows nothing', () => {
    fc.assert(
      fc.property(dossiers, (all) => {
        const { dossiers: moved, counts, ambiguous, verdicts, overdue, commitments, causes } = compared(built(AFTER, all), built(AFTER, all));
        expect([[...moved], counts.moved, counts.fresh, counts.gone, ambiguous, causes]).toEqual([[], 0, 0, 0, [], []]);
        expect(verdicts.filter(({ from, to }) => from !== to)).toEqual([]);
        expect(overdue.filter(({ before, after, found, mended }) => before !== after || found + mended > 0)).toEqual([]);
        expect(commitments.dropped + commitments.new + commitments.postponed + commitments.weakened + commitments.closed).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('the other way round mirrors every move', () => {
    const mirrored = { up: 'down', down: 'up', decided: 'undecided', undecided: 'decided', entered: 'left', left: 'entered' } as const;
    fc.assert(
      fc.property(dossiers, dossiers, (one, other) => {
        const [there, back] = [compared(built(AFTER, one), built(AFTER, other)), compared(built(AFTER, other), built(AFTER, one))];
        const moves = (comparison: CampaignComparison, mirror: boolean): string[] =>
          [...comparison.dossiers].flatMap((each) => {
            const keys = each.state === 'moved' ? [each.formerKey ?? each.key, each.key] : [];
            if (each.state !== 'moved') return [];
            return [each.verdict, ...each.themes.flatMap(({ level, proven }) => [level, proven]), ...each.requirements].flatMap((move) => (move ? `${(mirror ? [...keys].reverse() : keys).join('/')} ${mirror ? mirrored[move.direction] : move.direction}` : []));
          });
        expect(moves(back, true).sort()).toEqual(moves(there, false).sort());
        expect([back.counts.fresh, back.counts.gone, back.counts.matched]).toEqual([there.counts.gone, there.counts.fresh, there.counts.matched]);
        expect(back.verdicts.map(({ from, to, dossiers: count }) => `${to} ${from} ${count}`).sort()).toEqual(there.verdicts.map(({ from, to, dossiers: count }) => `${from} ${to} ${count}`).sort());
      }),
      { numRuns: 80 },
    );
  });

  it('the order of the entries changes nothing, and reading the moves twice gives them twice', () => {
    const shuffled = ({ entries, ...head }: Campaign, seed: number): Campaign => {
      const all = [...entries];
      const at = all.length === 0 ? 0 : seed % all.length;
      return { ...head, entries: [...all.slice(at), ...all.slice(0, at)].reverse() };
    };
    fc.assert(
      fc.property(dossiers, dossiers, fc.nat(), (one, other, seed) => {
        const [before, after] = [built(BEFORE, one), built(AFTER, other)];
        const comparison = compared(before, after);
        expect(lists(compared(shuffled(before, seed), shuffled(after, seed + 1)))).toEqual(lists(comparison));
        expect(lists(comparison)).toEqual(lists(comparison));
      }),
      { numRuns: 60 },
    );
  });

  it('every dossier stands somewhere, once', () => {
    fc.assert(
      fc.property(dossiers, dossiers, (one, other) => {
        const { verdicts, counts, before, after } = compared(built(BEFORE, one), built(AFTER, other));
        const sum = (chosen: (each: (typeof verdicts)[number]) => boolean): number => verdicts.filter(chosen).reduce((total, { dossiers: count }) => total + count, 0);
        expect([sum(({ from }) => from !== 'absent'), sum(({ to }) => to !== 'absent')]).toEqual([before.received, after.received]);
        expect(counts.matched + counts.gone).toBe(before.received);
        expect(counts.matched + counts.fresh).toBe(after.received);
      }),
      { numRuns: 60 },
    );
  });
});
