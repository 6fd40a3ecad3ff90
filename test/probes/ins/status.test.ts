import { describe, expect, it } from 'vitest';
import { isBefore, statusByPresence, statusInFrCore, statusInPam } from '../../../src/probes/ins/status.js';

describe('the four states of an identity', () => {
  it.each([
    ['PROV', false, 'provisional'],
    ['VALI', false, 'validated'],
    ['VALI', true, 'qualified'],
    ['PROV', true, 'provisional'],
    // Neither exists in PAM FR 2.11.2.
    ['QUAL', true, undefined],
    ['RECUP', true, undefined],
    ['', true, undefined],
  ])('PAM: %s, INS carried %s → %s', (code, hasIns, expected) => {
    expect(statusInPam(code, hasIns)).toBe(expected);
  });

  it.each([
    ['2.1.0', 'VALI', true, 'qualified'],
    ['2.2.0', 'VALI', true, 'qualified'],
    ['2.2.0', 'VALI', false, 'validated'],
    ['2.3.0', 'VALI', true, 'validated'],
    ['2.3.0', 'QUAL', true, 'qualified'],
    ['2.3.0', 'RECUP', true, 'retrieved'],
    ['2.3.0', 'PROV', false, 'provisional'],
    ['2.3.0', 'constructor', false, undefined],
  ])('FR Core %s: %s, INS carried %s → %s', (edition, code, hasIns, expected) => {
    expect(statusInFrCore(code, hasIns, edition)).toBe(expected);
  });

  it('CDA and datamatrix: the INS stands for a qualified identity', () => {
    expect([statusByPresence(true), statusByPresence(false)]).toEqual(['qualified', undefined]);
  });

  it('editions compare by number', () => {
    expect(isBefore('2.9', '2.11')).toBe(true);
    expect(isBefore('2.11.2', '2.11')).toBe(false);
    expect(isBefore('2.2.0', '2.2')).toBe(false);
  });
});
