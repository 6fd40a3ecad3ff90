import { describe, expect, it } from 'vitest';
import { isTime, sameTime, toUtc } from '../../../src/probes/dmp/times.js';

describe('an HL7 time', () => {
  it.each([
    ['20261002103000+0200', '20261002083000'],
    ['20261002003000+0200', '20261001223000'],
    ['202612312330-0100', '202701010030'],
    ['20261002103000', '20261002103000'],
    ['20261002', '20261002'],
    ['202613012330-0100', '202613012330-0100'],
  ])('%s in UTC is %s', (local, utc) => {
    expect(toUtc(local)).toBe(utc);
  });

  it.each([['20260228', true], ['20260229', false], ['20240229', true], ['202610022460', false], ['20261002235959+0200', true], ['', false]])('%s in the calendar: %s', (text, real) => {
    expect(isTime(text)).toBe(real);
  });

  it('is the same as far as both are written', () => {
    expect(sameTime('20261002103000+0200', '202610020830')).toBe(true);
    expect(sameTime('20261002103000+0200', '20261002103000')).toBe(false);
    expect(sameTime('20261002103000+0200', '')).toBe(false);
  });
});
