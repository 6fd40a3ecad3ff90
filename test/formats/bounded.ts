import { expect } from 'vitest';
import { ParseError } from '../../src/formats/parse-error.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The code a reader refuses with; anything else it throws is a bug and fails the test. */
export function refusal(read: () => unknown): ParseError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ParseError);
    return error as ParseError;
  }
}
