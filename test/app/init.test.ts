import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/app/interview/init.js';
import { ConvergenceError } from '../../src/core/error.js';
import { vocabulary } from '../fixtures/rules.js';

const refused = (pairs: readonly string[]): unknown => {
  try {
    return parseProfile(pairs, vocabulary);
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems.map(({ code, params }) => [code, params['id'] ?? params['key']]);
    throw error;
  }
};

describe('the profile given as options', () => {
  it('nobody connects, nothing goes by MSSanté: empty checklists', () => {
    expect(parseProfile(['users=none', 'mssante=aucun', 'dmp='], vocabulary)).toEqual({ users: [], mssante: [], dmp: [] });
  });

  it('an answer that another keeps from being asked is refused by name, whatever their order', () => {
    expect(refused(['pscApi=oui', 'users=patients'])).toEqual([['interview/not-asked', 'profile.pscApi']]);
    expect(refused(['identities=none', 'insi=oui', 'exchanges=cda'])).toEqual([['interview/not-asked', 'profile.insi'], ['interview/not-asked', 'profile.exchanges']]);
  });

  it('what it would read anyway may be said, and what is not known yet too', () => {
    expect(parseProfile(['users=patients', 'pscApi=non'], vocabulary)).toEqual({ users: ['patients'], pscApi: false });
    expect(parseProfile(['pscApi=oui'], vocabulary)).toEqual({ pscApi: true });
  });
});
