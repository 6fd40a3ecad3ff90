import { describe, expect, it } from 'vitest';
import { action, actionOf, DAY, orderOf, planned } from './world.js';

const overdue = { opposable: true, inForce: { from: '2026-01-01' } } as const;
const dueOn = (from: string) => ({ opposable: true, inForce: { from } }) as const;

describe('gaps become actions', () => {
  it('every gap has an action, in the class of the best gap it closes', () => {
    const roadmap = planned({
      rows: [{ id: 'retard', ...overdue }, { id: 'à venir', ...dueOn('2027-03-01') }, { id: 'marche', level: 1 }, { id: 'haut', level: 4 }, { id: 'libre' }, { id: 'inconnue', level: 1, answer: null }],
      targets: [{ level: 2, since: '2026-01-01' }],
      actions: [action('fermer', ['retard', 'libre'], 2), action('déposer', ['à venir'], 3), action('monter', ['marche'], 4), action('viser', ['haut'], 1)],
    });
    expect(roadmap.actions.map((each) => [each.class, each.id, each.closes])).toEqual([
      ['answer', 'answer:t', ['inconnue']],
      ['A', 'fermer', ['retard', 'libre']],
      ['B', 'déposer', ['à venir']],
      ['C', 'monter', ['marche']],
      ['D', 'viser', ['haut']],
    ]);
  });

  it('a gap that no rule set wrote an action for is listed without effort nor day, last in its class', () => {
    const roadmap = planned({ rows: [{ id: 'a', ...overdue }, { id: 'b', ...overdue }], actions: [action('fermer', ['b'], 9)] });
    expect(roadmap.actions.map(({ id, effort, start, class: own }) => [own, id, effort?.likely ?? null, start])).toEqual([
      ['A', 'fermer', 9, DAY],
      ['A', 'close:a', null, null],
    ]);
    expect(roadmap.overdue).toEqual({ requirements: ['a', 'b'], closedOn: null });
  });

  it('proofs are gathered once a theme, a quarter of a day each, by half-days; the dossier may say otherwise', () => {
    const rows = [{ id: 'a', answer: true, minEvidence: 4 as const }, { id: 'b', answer: true, minEvidence: 4 as const }];
    expect(planned({ rows }).actions).toMatchObject([{ id: 'proof:t', class: 'D', closes: ['a', 'b'], effort: { min: 0.5, likely: 0.5, max: 1 }, estimated: false }]);
    expect(planned({ rows, dossier: { efforts: { 'proof:t': { min: 1, likely: 2, max: 3 } } } }).actions).toMatchObject([{ effort: { likely: 2 }, estimated: true }]);
  });

  it('what is met today and lapses within a year and a half is due on the day it lapses', () => {
    const rows = [{ id: 'engagement', ...overdue, metWhen: { question: 'q.engagement', notOlderThan: 'P1Y' }, answer: null } as never];
    const signedOn = (value: string) => planned({ rows, actions: [action('signer', ['engagement'], 1)], dossier: { answers: { 'q.engagement': { value, date: '2026-11-22', evidence: ['proof'] } } } });
    expect(signedOn('2026-01-12').actions).toMatchObject([{ id: 'signer', class: 'B', deadline: '2027-01-13', latestEnd: '2027-01-13' }]);
    expect(signedOn('2026-01-12').gaps).toMatchObject([{ kind: 'lapse', due: '2027-01-13' }]);
  });

  it('a proof that expires is gathered again, before the proven level falls', () => {
    const roadmap = planned({
      rows: [{ id: 'a', level: 1, answer: true }],
      dossier: { evidence: { proof: { fileState: 'present', file: 'p', sha256: 'x', date: '2026-01-01', until: '2027-01-31' } } },
    });
    expect(roadmap.gaps).toMatchObject([{ kind: 'proof', requirement: 'a', due: '2027-02-01' }]);
    expect(roadmap.trajectories[0]?.points.map(({ proven }) => proven)).toEqual([1, 1]);
  });

  it('a contradiction is lifted first; only the side that is denied is worked on', () => {
    const roadmap = planned({ rows: [{ id: 'homologué', answer: true, implies: ['chiffré'] }, { id: 'chiffré', answer: false }], actions: [action('chiffrer', ['chiffré'], 2), action('homologuer', ['homologué'], 9)] });
    expect(orderOf(roadmap)).toEqual(['contradiction:chiffré', 'contradiction:homologué', 'chiffrer']);
  });

  it('one id is one piece of work, even asked for twice', () => {
    const roadmap = planned({ rows: [{ id: 'a' }, { id: 'b' }], actions: [action('commander', ['a', 'b'], 2)] });
    expect(orderOf(roadmap)).toEqual(['commander']);
  });

  it('on a direct ladder, a rung that was passed is a gap only when the law asks for it', () => {
    const rows = [{ id: 'bas', level: 1 }, { id: 'loi', level: 2, ...overdue }, { id: 'haut', level: 3, answer: true }];
    expect(orderOf(planned({ rows, mode: 'direct', actions: [action('a', ['bas'], 1), action('b', ['loi'], 1)] }))).toEqual(['b']);
  });
});

describe('order', () => {
  it('in A, the most opposable requirements for the effort', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id, ...overdue }));
    // one for 5 days, two for 8: 0.20 and 0.25.
    expect(orderOf(planned({ rows, actions: [action('un', ['a'], 5), action('deux', ['b', 'c'], 8)] }))).toEqual(['deux', 'un']);
  });

  it('in C, the rungs that the whole chain unlocks, for the effort', () => {
    const rows = [{ id: 'a', level: 1 }, { id: 'b', level: 2 }, { id: 'seule', level: 1 }];
    // Neither rung is unlocked alone: closing "seule" and "a" unlocks 1, with "b" 2.
    const roadmap = planned({ rows, targets: [{ level: 2, since: '2026-01-01' }], actions: [action('tout', ['a', 'seule'], 4), action('b', ['b'], 1, { after: ['tout'] })] });
    expect(roadmap.actions.map(({ id, why }) => [id, why.code])).toEqual([
      ['tout', 'serves'],
      ['b', 'target'],
    ]);
  });

  it('in B, the latest end: a long action due later may come first', () => {
    const rows = [{ id: 'x', ...dueOn('2027-03-01') }, { id: 'y', ...dueOn('2027-02-01') }];
    // x: 1 March less 50 days of lead, 10 January. y: 1 February.
    const roadmap = planned({ rows, actions: [action('dossier', ['x'], 4, { leadTime: 50 }), action('écran', ['y'], 2)] });
    expect(roadmap.actions.map(({ id, latestEnd }) => [id, latestEnd])).toEqual([
      ['dossier', '2027-01-10'],
      ['écran', '2027-02-01'],
    ]);
  });

  it('what must precede across a wait is due earlier by the wait and by the work that follows', () => {
    const rows = [{ id: 'certificat' }, { id: 'x', ...dueOn('2027-03-01') }];
    const roadmap = planned({ rows, actions: [action('commander', ['certificat'], 1, { leadTime: 15 }), action('poser', ['x'], 4, { after: ['commander'] })] });
    // 1 March, less 15 days and 4 of work.
    expect(roadmap.actions.map(({ id, class: own, latestEnd }) => [id, own, latestEnd])).toEqual([
      ['commander', 'B', '2027-02-10'],
      ['poser', 'B', '2027-03-01'],
    ]);
  });

  it('a prerequisite takes the class and the place of the best action it serves', () => {
    const rows = [{ id: 'retard', ...overdue }, { id: 'autre', ...overdue }, { id: 'outil' }];
    const roadmap = planned({ rows, actions: [action('fermer', ['retard'], 1, { after: ['préparer'] }), action('préparer', ['outil'], 1), action('lourd', ['autre'], 30)] });
    expect(roadmap.actions.map(({ id, class: own, why }) => [id, own, why.code])).toEqual([
      ['préparer', 'A', 'serves'],
      ['fermer', 'A', 'overdue'],
      ['lourd', 'A', 'overdue'],
    ]);
  });

  it('a prerequisite with nothing left to close is done', () => {
    const roadmap = planned({ rows: [{ id: 'outil', answer: true }, { id: 'x', ...overdue }], actions: [action('préparer', ['outil'], 9), action('fermer', ['x'], 1, { after: ['préparer'] })] });
    expect(roadmap.actions).toMatchObject([{ id: 'fermer', after: [], start: DAY }]);
  });
});

describe('deadlines', () => {
  // 6 then 4 person-days at 15 a quarter: the work ends on 22 January, 50 days later it is 13 March.
  const rows = [{ id: 'retard', ...overdue }, { id: 'EXI 14', ...dueOn('2027-03-01') }];
  const actions = [action('fermer', ['retard'], 6), action('homologuer', ['EXI 14'], 4, { leadTime: 50 })];

  it('one that cannot be held says what is missing, and the capacity that would hold it', () => {
    // 10 person-days must be done by 10 January, day 50 of 92: 10 × 92 ÷ 50 = 18.4, so 19.
    expect(planned({ rows, actions }).deadlines).toEqual([{ kind: 'requirement', id: 'EXI 14', theme: 't', due: '2027-03-01', official: true, action: 'homologuer', ready: '2027-03-13', missing: 12, capacity: 19, unreachable: null }]);
  });

  it.each([
    [18, '2027-03-03', 2],
    [19, '2027-02-28', 0],
  ])('at %i a quarter it is ready on %s', (days, ready, missing) => {
    expect(planned({ rows, actions, capacity: { days, period: 'quarter' } }).deadlines).toMatchObject([{ ready, missing }]);
  });

  it('no capacity holds what lead times alone forbid', () => {
    const long = [actions[0] as never, action('homologuer', ['EXI 14'], 4, { leadTime: 120 })];
    expect(planned({ rows, actions: long }).deadlines).toMatchObject([{ capacity: null, unreachable: 'lead-times' }]);
  });

  it('a target to come is a deadline; what no action closes, or no answer settles, is said so', () => {
    const target = { level: 2, since: '2027-06-30' };
    const base = { targets: [target], actions: [action('monter', ['a'], 3)] };
    expect(planned({ ...base, rows: [{ id: 'a', level: 1 }, { id: 'b', level: 2, answer: true }] }).deadlines).toMatchObject([{ kind: 'target', id: 't', due: '2027-06-30', missing: 0, unreachable: null }]);
    expect(planned({ ...base, rows: [{ id: 'a', level: 1 }, { id: 'b', level: 2 }] }).deadlines).toMatchObject([{ ready: null, unreachable: 'not-planned' }]);
    expect(planned({ ...base, rows: [{ id: 'a', level: 1 }, { id: 'b', level: 2, answer: null }] }).deadlines).toMatchObject([{ ready: null, unreachable: 'unknown' }]);
  });
});

describe('trajectory and commitments', () => {
  const rows = [{ id: 'a', level: 1 }, { id: 'b', level: 2 }, { id: 'c', level: 3 }];
  const actions = [action('un', ['a'], 10), action('deux', ['b'], 10), action('trois', ['c'], 10)];
  const roadmap = planned({
    rows,
    actions,
    targets: [{ level: 2, since: '2026-01-01' }],
    dossier: {
      commitments: [
        { id: 'tôt', theme: 't', level: 1, due: '2026-12-31', by: 'direction' },
        { id: 'tard', theme: 't', level: 2, due: '2027-06-30' },
        { id: 'exigence', requirement: 'c', due: '2027-12-31' },
        { id: 'jamais', theme: 't', level: 4, due: '2027-12-31' },
      ],
    },
  });

  it('each batch shows what ends in it, and what goes on', () => {
    expect(roadmap.batches.map(({ number, until, planned: days, actions: ended, underway }) => [number, until, days, ended, underway])).toEqual([
      [1, '2027-02-21', 15, ['un'], ['deux']],
      [2, '2027-05-21', 15, ['deux', 'trois'], []],
    ]);
  });

  it('the level of the theme today, then at the end of each batch', () => {
    expect(roadmap.trajectories).toMatchObject([
      { theme: 't', target: { level: 2 }, points: [{ level: { low: 0, high: 0 } }, { day: '2027-02-21', level: { low: 1, high: 1 }, proven: 1 }, { day: '2027-05-21', level: { low: 3, high: 3 }, proven: 3 }], reachedOn: '2027-03-23' },
    ]);
  });

  it('each promise beside the day the plan keeps it', () => {
    // un ends on day 62, 22 January; deux is 20: 5 of 15 in 89 days, day 30, 23 March; trois is 30: the last day.
    expect(roadmap.commitments.map(({ id, planned: day, margin }) => [id, day, margin])).toEqual([
      ['tôt', '2027-01-22', -22],
      ['tard', '2027-03-23', 99],
      ['exigence', '2027-05-21', 224],
      ['jamais', null, null],
    ]);
  });

  it('a level asked for replaces the target, for the time of a question', () => {
    expect(planned({ rows, actions, asked: { t: 1 } }).trajectories).toMatchObject([{ target: { level: 1, since: null }, reachedOn: '2027-01-22' }]);
  });

  it('the days of an action at its least and at its most', () => {
    const wide = planned({ rows: [{ id: 'a', ...overdue }], actions: [{ ...action('a', ['a'], 6), effort: { min: 4, likely: 6, max: 11 } }] });
    // 4: day 25; 6: day 37; 11: day 68.
    expect(actionOf(wide, 'a').end).toEqual({ min: '2026-12-16', likely: '2026-12-28', max: '2027-01-28' });
  });
});
