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

interface Told extends Carried {
  readonly identity: CarriedIdentity;
}

/** The values that differ from the most frequent one; the first read wins a tie. An identity does not differ from itself: its own message is checked apart. */
function outvoted(values: readonly Told[], normal: (text: string) => string): { readonly apart: readonly Told[]; readonly other: string } {
  const groups = grouped(values, ({ value }) => normal(value));
  const most = groups.reduce<Told[]>((best, group) => (group.length > best.length ? group : best), []);
  const apart = groups.filter((group) => group !== most).flat();
  return { apart: apart.filter(({ identity }) => most.some((each) => each.identity !== identity)), other: most[0]?.place.artefact ?? '' };
}

function checkTraits(identities: readonly CarriedIdentity[], matricule: string): Remark[] {
  return TRAITS.flatMap((trait) => {
    const values = identities.flatMap((identity) => {
      const carried = identity.traits[trait];
      return carried && carried.value !== '' ? [{ value: carried.value, place: carried.place, identity }] : [];
    });
    const { apart, other } = outvoted(values, COMPARED[trait]);
    return apart.map(({ place }) => remark('ins.batch.traits', place, { matricule: masked(matricule), trait, other }));
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
    return person === undefined ? [] : matricules(identity).map((identifier) => ({ told: { ...identifier, identity }, key: `${register(identifier.oid)}\n${person}` }));
  });
  return grouped(known, ({ key }) => key).flatMap((group) => {
    const { apart, other } = outvoted(group.map(({ told }) => told), (text) => text);
    return apart.map(({ value, place }) => remark('ins.batch.twoMatricules', place, { matricule: masked(value), other }));
  });
}

/** P-14 over all the identities read: one matricule has one authority and one set of traits, one person one matricule. */
export function checkBatch(identities: readonly CarriedIdentity[]): Remark[] {
  const carried = identities.flatMap((identity) => matricules(identity).map((identifier) => ({ identity, identifier })));
  const byMatricule = grouped(carried, ({ identifier }) => identifier.value);
  const same = byMatricule.flatMap((group) => {
    const value = group[0]?.identifier.value ?? '';
    const { apart, other } = outvoted(group.map(({ identity, identifier }) => ({ value: identifier.oid, place: identifier.place, identity })), (text) => text);
    return [
      ...apart.map(({ place }) => remark('ins.batch.authorities', place, { matricule: masked(value), other })),
      ...checkTraits([...new Set(group.map(({ identity }) => identity))], value),
    ];
  });
  return [...same, ...checkDuplicates(identities)];
}
