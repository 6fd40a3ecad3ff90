import { isDay } from '../../core/day.js';
import { registerTest } from '../../formats/xpath.js';

const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?/;

/** Whether the day of an HL7 time is in the calendar, and its hour on the clock. */
export function isTime(text: string): boolean {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = TIME.exec(text) ?? [];
  return isDay(`${year}-${month}-${day}`) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

registerTest('isTime', isTime);

/** An HL7 time in UTC, without offset, as far as it is written; one without offset is left as it is. */
export function toUtc(text: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?([+-])(\d{2})(\d{2})$/.exec(text);
  if (!match || !isTime(text)) return text;
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = match;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - offset, Number(second ?? 0)));
  return instant.toISOString().replace(/\D/g, '').slice(0, second === undefined ? 12 : 14);
}

/** Whether a time of a document and one of its metadata are the same, as far as both are written. */
export function sameTime(ofDocument: string, ofMetadata: string): boolean {
  const utc = toUtc(ofDocument);
  const length = Math.min(utc.length, ofMetadata.length);
  return length >= 4 && utc.slice(0, length) === ofMetadata.slice(0, length);
}
