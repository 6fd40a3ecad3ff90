import { expect, it } from 'vitest';
import { shownPath } from '../../src/formats/shown-name.js';

it.each([
  ['IHE_XDM/SUBSET01/METADATA.XML', 'IHE_XDM/SUBSET01/METADATA.XML'],
  ['IHE_XDM/SUBSET01/doc00012.xml', 'IHE_XDM/SUBSET01/doc00012.xml'],
  ['README.TXT', 'README.TXT'],
  ['IHE_XDM/PAT-TROIS/DOC0001.XML', 'IHE_XDM/*/DOC0001.XML'],
  ['IHE_XDM/SUBSET01/PAT-TROIS DOMINIQUE.xml', 'IHE_XDM/SUBSET01/[7].xml'],
  ['279035121518989.XML', '[7].XML'],
  ['DOC279035121518989.XML', '[7].XML'],
  ['PAT-TROIS', '[7]'],
  ['PAT-TROIS.DOMINIQUE', '[7]'],
  ['../../etc/passwd', '../../*/[7]'],
  ['..\\PAT-TROIS.XML', '[7].XML'],
  [`${'a/'.repeat(30_000)}x`, '*/*/*/*/*/*/*/*/[7]'],
])('%s is told as %s: a name out of the usual may be that of a patient', (path, shown) => {
  expect(shownPath(path, 7)).toBe(shown);
});
