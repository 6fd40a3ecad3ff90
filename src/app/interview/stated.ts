import type { Dossier, Value } from '../../core/dossier.js';
import type { Stated } from './interviewer.js';
import { findItem, itemLabel } from './question-book.js';
import type { Target } from './target.js';

function withValue(value: Value | undefined, evidence: readonly string[] = []): Stated {
  return { ...(value === undefined ? {} : { value }), evidence };
}

/** What the dossier says of a target. */
export function statedFor(dossier: Dossier, target: Target): Stated {
  switch (target.at) {
    case 'product':
      return withValue(dossier.product[target.key]);
    case 'roles':
      return withValue(dossier.roles.length > 0 ? dossier.roles : undefined);
    case 'profile':
      return withValue(Object.hasOwn(dossier.profile, target.id) ? dossier.profile[target.id] : undefined);
    case 'question': {
      const answer = Object.hasOwn(dossier.answers, target.id) ? dossier.answers[target.id] : undefined;
      if (!answer) return { evidence: [] };
      const { value, skipped, notApplicable, comment } = answer;
      return {
        ...(value === undefined ? {} : { value }),
        ...(skipped === undefined ? {} : { skipped }),
        ...(notApplicable === undefined ? {} : { notApplicable }),
        ...(comment === undefined ? {} : { comment }),
        evidence: answer.evidence ?? [],
      };
    }
    case 'list':
      return withValue(dossier.lists[target.list]?.complete === true ? 'complete' : undefined, dossier.lists[target.list]?.evidence);
    case 'field': {
      const item = findItem(dossier, target.list, target.item);
      if (!item) return { evidence: [] };
      // An item known by its id alone is called by it.
      return withValue(target.field === 'label' ? itemLabel(item) : item[target.field], item.evidence);
    }
    default:
      return { evidence: [] };
  }
}
