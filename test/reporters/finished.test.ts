import { describe, expect, it } from 'vitest';
import { once } from '../../src/core/once.js';
import { finished } from '../../src/reporters/finished.js';

describe('a finished model', () => {
  it('has its texts typeset, and its codes left alone', () => {
    expect(finished({ title: 'Écart : oui', id: 'a : b', rows: [{ text: 'x ; y' }], count: 2, none: null }, 'fr')).toEqual({ title: 'Écart\u00a0: oui', id: 'a : b', rows: [{ text: 'x\u202f; y' }], count: 2, none: null });
  });

  it('works out when asked, once, what the model would work out when asked', () => {
    let worked = 0;
    const model = finished({
      get sections() {
        worked += 1;
        return [{ title: 'Suite : fin' }];
      },
    }, 'fr');
    expect(worked).toBe(0);
    expect([model.sections, model.sections]).toEqual([[{ title: 'Suite\u00a0: fin' }], [{ title: 'Suite\u00a0: fin' }]]);
    expect(worked).toBe(1);
    expect({ ...model }).toEqual({ sections: [{ title: 'Suite\u00a0: fin' }] });
  });
});

describe('what is worked out once', () => {
  it('is kept, nothing included', () => {
    let worked = 0;
    const nothing = once((): string | undefined => {
      worked += 1;
      return undefined;
    });
    expect([nothing(), nothing(), worked]).toEqual([undefined, undefined, 1]);
  });
});
