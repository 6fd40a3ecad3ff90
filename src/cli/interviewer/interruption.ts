const NAMES = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

/** Ctrl-C during a question, as the prompt engine says it. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && NAMES.has(error.name);
}
