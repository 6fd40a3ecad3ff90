import { escapedUnseen } from '../i18n/format.js';

/** A value as JSON that a terminal may show: the same value, what cannot be seen in its texts written `\u202e`. */
export function jsonText(value: unknown): string {
  return escapedUnseen(JSON.stringify(value, null, 2));
}
