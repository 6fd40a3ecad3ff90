import { shortened } from '../../i18n/format.js';
import { textWidth } from './text-width.js';

/** A label cut at a word so that it takes no more than `width`: a figure cannot wrap. */
export function fitText(text: string, width: number, size: number, weight: 'regular' | 'semibold' = 'regular'): string {
  let fitted = text;
  for (let length = [...text].length; length > 4 && textWidth(fitted, size, weight) > width; length--) fitted = shortened(text, length - 1);
  return fitted;
}
