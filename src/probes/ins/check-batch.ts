import type { Remark } from '../probe.js';
import { folded, foldedPlace, matricules, type Carried, type CarriedIdentity, type Trait } from './carried-identity.js';
import { remark } from './checks.js';
import { masked } from './matricule.js';
import { INS_NIA, isProductionOid } from './oids.js';

/** How each trait is compared from one file to another. */
const COMPARED: Readonly<Record<Trait, (text: string) => string>> = {
  birthName: folded,
  firstName: folded,
  givenNames: folded,
  sex: (text) => text,
  birthDate: (text) => text,
  birthPlace: foldedPlace,
};
const TRAITS = Object.keys(COMPARED) as Trait[];

/** Groups in order of appearance. Nothing of it outlives the observation: no digest, no file. */
function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

/** The values that differ from the most frequent one; the first read wins a tie. */
function outvoted(values: readonly Carried[], normal: (text: string) => string): { readonly apart: readonly Carried[]; readonly reference: Carried | undefined } {
  const groups = grouped(values, ({ value }) => normal(value));
  const most = groups.reduce<Carried[]>((best, group) => (group.length > best.length ? group : best), []);
  return { apart: groups.filter((group) => group !== most).flat(), reference: most[0] };
}

function checkTraits(identities: readonly CarriedIdentity[], matricule: string): Remark[] {
  return TRAITS.flatMap((trait) => {
    const values = identities.flatMap((identity) => {
      const carried = identity.traits[trait];
      return carried && carried.value !== '' ? [carried] : [];
    });
    const { apart, reference } = outvoted(values, COMPARED[trait]);
    return apart.map(({ place }) => remark('ins.batch.traits', place, { matricule: masked(matricule), trait, other: reference?.place.artefact ?? '' }));
  });
}

/** Same person by every strict trait; undefined when one is missing. */
function personOf({ traits }: CarriedIdentity): string | undefined {
  const values = TRAITS.map((trait) => COMPARED[trait](traits[trait]?.value ?? ''));
  return values.includes('') ? undefined : values.join('\n');
}

/** A NIA gives way to a NIR: both may name one person for a while. Test and production numbers are compared apart. */
function register(oid: string): string {
  if (oid === INS_NIA) return 'nia';
  return isProductionOid(oid) ? 'production' : 'test';
}

function checkDuplicates(identities: readonly CarriedIdentity[]): Remark[] {
  const known = identities.flatMap((identity) => {
    const person = personOf(identity);
    return person === undefined ? [] : matricules(identity).map((identifier) => ({ identifier, key: `${register(identifier.oid)}\n${person}` }));
  });
  return grouped(known, ({ key }) => key).flatMap((group) => {
    const { apart, reference } = outvoted(group.map(({ identifier }) => identifier), (text) => text);
    return apart.map(({ value, place }) => remark('ins.batch.twoMatricules', place, { matricule: masked(value), other: reference?.place.artefact ?? '' }));
  });
}

/** P-14 over all the identities read: one matricule has one authority and one set of traits, one person one matricule. */
export function checkBatch(identities: readonly CarriedIdentity[]): Remark[] {
  const carried = identities.flatMap((identity) => matricules(identity).map((identifier) => ({ identity, identifier })));
  const byMatricule = grouped(carried, ({ identifier }) => identifier.value);
  const same = byMatricule.flatMap((group) => {
    const value = group[0]?.identifier.value ?? '';
    const { apart, reference } = outvoted(group.map(({ identifier }) => ({ value: identifier.oid, place: identifier.place })), (text) => text);
    return [
      ...apart.map(({ place }) => remark('ins.batch.authorities', place, { matricule: masked(value), other: reference?.place.artefact ?? '' })),
      ...checkTraits([...new Set(group.map(({ identity }) => identity))], value),
    ];
  });
  return [...same, ...checkDuplicates(identities)];
}
