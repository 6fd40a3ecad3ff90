import type { Value } from '../../core/dossier.js';

/** How a prompt ends: an answer, a closing line, or a command that leaves the screen. */
export type Pressed =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'back' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'quit' };
