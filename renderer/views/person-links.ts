import type { Accounts } from '../../media/schema/accounts.ts';
import type { Mentions } from '../../media/schema/mentions.ts';
import type { Person } from '../../media/schema/people.ts';

/** Most companions that a person's page names; the unit's page names them all. */
export const COMPANIONS_SHOWN = 12;

/** Those who served in the same unit, the unnamed among them, in the order of the table. */
export function companionsOf(person: Person, people: readonly Person[]): Person[] {
  return person.unit === undefined ? [] : people.filter((other) => other.unit === person.unit && other.id !== person.id);
}

/** Ids of the exhibits that speak of the person, in the order of the way. */
export function exhibitsWith(person: Person, mentions: Mentions | null): string[] {
  return mentions?.exhibits.filter(({ people }) => people.includes(person.id)).map(({ id }) => id) ?? [];
}

/** Points on which the accounts of somebody's own record differ. */
export function accountsOf(person: Person, mentions: Mentions | null): Accounts[] {
  return mentions?.accounts.filter(({ people }) => people?.includes(person.id)) ?? [];
}
