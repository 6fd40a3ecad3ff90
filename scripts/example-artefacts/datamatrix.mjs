// What a reader gives of an INS datamatrix: a fixed header, then blocks S1 to S7.
import { INS_TEST } from './people.mjs';

const HEADER = `IS01${'0'.repeat(22)}`;
/** Ends a block of free length that has not reached its limit. */
const GS = '\u001d';

export function payload({ matricule, givenNames, birthName, sex, born, birthPlace }) {
  const date = born.replace(/(\d{4})(\d{2})(\d{2})/, '$3-$2-$1');
  return `${HEADER}S1${matricule}S2${INS_TEST}S3${givenNames}${GS}S4${birthName}${GS}S5${sex}S6${date}S7${birthPlace.cog}\n`;
}
