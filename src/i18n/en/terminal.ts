import type { SameKeys } from '../catalogue.js';
import type { terminal as reference } from '../fr/terminal.js';

export const terminal: SameKeys<typeof reference> = {
  heads: { theme: 'Theme', level: 'Level', proven: 'Proven', target: 'Target', gaps: 'Gaps', undecided: 'To decide' },
  next: 'Report:',
  detail: 'Detail:',
};
