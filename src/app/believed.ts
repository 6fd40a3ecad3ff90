import type { Day } from '../core/day.js';
import { findingsOn } from '../core/findings.js';
import type { OpenedDossier } from './ports.js';

/** A dossier with its findings as the day of an assessment can believe them: the same one unless they are dated after it. */
export function believedOn<Opened extends Pick<OpenedDossier, 'dossier' | 'measured'>>(opened: Opened, day: Day): Opened {
  const { dossier, measured } = opened;
  if (measured === undefined) return opened;
  const findings = findingsOn(dossier.findings, measured.date, day);
  return findings === dossier.findings ? opened : { ...opened, dossier: { ...dossier, findings } };
}
