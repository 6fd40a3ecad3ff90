import { canonicalJson } from '../../canonical.js';
import type { CompiledReferential, CompiledRequirement } from '../../compile.js';
import type { Condition } from '../../condition.js';
import { gatesOf, readThrough } from '../../profile.js';
import type { Vocabulary } from '../../referential.js';
import type { RequirementLink } from './rules.js';

/** A condition with the referential's own ones written out. */
function writtenOut(node: unknown, named: Readonly<Record<string, Condition>>): unknown {
  if (Array.isArray(node)) return node.map((each) => writtenOut(each, named));
  if (typeof node !== 'object' || node === null) return node;
  if ('condition' in node && typeof node.condition === 'string' && Object.hasOwn(named, node.condition)) return writtenOut(named[node.condition], named);
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, writtenOut(each, named)]));
}

function ownRule({ requirement, theme, minEvidence, implied }: CompiledRequirement, named: Readonly<Record<string, Condition>>): string {
  const { binds, applies, metWhen, partialWhen, inForce } = requirement;
  return canonicalJson({ binds, inForce, minEvidence, implied, conditions: writtenOut([theme.theme.applies, applies, metWhen, partialWhen], named) });
}

/** What decides each requirement of an edition, by id: itself, those it implies, and those that imply it. */
export function linksOf({ referential, requirements, questionFacts }: CompiledReferential, vocabulary: Vocabulary): ReadonlyMap<string, RequirementLink> {
  const gates = gatesOf(vocabulary);
  const own = new Map(
    requirements.map((each): [string, RequirementLink] => {
      const uses = [each.use, ...each.applies.map(({ use }) => use)];
      const all = (kind: 'profile' | 'questions' | 'lists' | 'facts'): string[] => uses.flatMap((use) => [...use[kind]]);
      const questions = all('questions');
      const profile = [...readThrough(all('profile'), gates)].map((id) => `profile.${id}`);
      return [
        each.requirement.id,
        {
          reads: new Set([...profile, ...questions, ...all('lists')]),
          facts: new Set([...all('facts'), ...questions.flatMap((id) => questionFacts.get(id) ?? [])]),
          dated: uses.some((use) => use.ages.length > 0 || use.lists.size > 0),
          rule: ownRule(each, referential.conditions ?? {}),
        },
      ];
    }),
  );
  const neighbours = new Map(requirements.map(({ requirement: { id }, implied }) => [id, new Set([id, ...implied])]));
  for (const { requirement, implied } of requirements) for (const id of implied) neighbours.get(id)?.add(requirement.id);
  return new Map(
    [...neighbours].map(([id, ids]) => {
      const links = [...ids].sort().flatMap((each) => own.get(each) ?? []);
      return [id, { reads: new Set(links.flatMap(({ reads }) => [...reads])), facts: new Set(links.flatMap(({ facts }) => [...facts])), dated: links.some(({ dated }) => dated), rule: links.map(({ rule }) => rule).join('\n') }];
    }),
  );
}
