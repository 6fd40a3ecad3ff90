import type { CompiledReferential } from './compile.js';
import { allOf } from './outcome.js';
import type { ProblemList } from './problem-list.js';
import type { Alias } from './referential.js';
import type { AnswerSearch } from './search-answers.js';

const meet = <T>(one: T | undefined, other: T | undefined): boolean => one === undefined || other === undefined || one === other;

/** The devices two aliases share; what names none stands for all of them. */
function sharedDevices(one: Alias, other: Alias): readonly string[] | undefined {
  if (one.devices === undefined || other.devices === undefined) return one.devices ?? other.devices ?? [];
  const shared = one.devices.filter((device) => other.devices?.includes(device));
  return shared.length === 0 ? undefined : shared;
}

/** Says the names of other lists given to two requirements for one device and wave, unless no product is concerned by both. */
export function checkAliases(problems: ProblemList, { referential, requirements }: CompiledReferential, search: AnswerSearch): void {
  const compiled = new Map(requirements.map((each) => [each.requirement.id, each]));
  const concernsBoth = (one: string, other: string): boolean => {
    const parts = [...new Set([one, other])].flatMap((id) => compiled.get(id)?.applies ?? []);
    const rules = [one, other].flatMap((id) => compiled.get(id)?.requirement.applies ?? []);
    return search.reach((context) => allOf(parts.map(({ holds }) => holds(context))), rules).outcome !== 'impossible';
  };
  const seen = new Map<string, { readonly alias: Alias; readonly requirement: string }[]>();
  referential.requirements.forEach(({ id, aliases = [] }, index) => {
    aliases.forEach((alias, at) => {
      const earlier = seen.get(alias.id) ?? [];
      for (const other of earlier) {
        const devices = sharedDevices(alias, other.alias);
        if (devices === undefined || !meet(alias.wave, other.alias.wave) || !meet(alias.set, other.alias.set) || !concernsBoth(id, other.requirement)) continue;
        problems.add('alias-twice', ['requirements', index, 'aliases', at, 'id'], { alias: alias.id, requirement: id, other: other.requirement, devices, wave: alias.wave ?? other.alias.wave ?? '' }, 'warning');
        break;
      }
      seen.set(alias.id, [...earlier, { alias, requirement: id }]);
    });
  });
}
