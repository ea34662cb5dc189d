import type { Accounts } from '../../media/schema/accounts.ts';
import type { Mentions } from '../../media/schema/mentions.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Unit } from '../../media/schema/units.ts';
import type { MessageKey } from '../i18n/messages.ts';

type Say = (key: MessageKey, values?: Record<string, string | number>) => string;

/** A recorded number and how sure it is. */
interface Amount {
  readonly number: number;
  readonly kind: 'plain' | 'about' | 'over';
}

interface Strength {
  /** As recorded, several where accounts differ. */
  readonly recorded: readonly Amount[];
  /** How many of the unit and its parts stand in the record by name. */
  readonly known: number;
  /** How many remain without a name, for each recorded number. */
  readonly rest: readonly Amount[];
}

export interface UnitFacts {
  /** Named, of the unit itself. */
  readonly people: readonly Person[];
  /** Groups of the unnamed. */
  readonly groups: readonly Person[];
  readonly parts: readonly Unit[];
  /** Undefined where no strength is recorded. */
  readonly strength: Strength | undefined;
}

const AMOUNT_WORDS = { plain: 'plainNumber', about: 'aboutNumber', over: 'overNumber' } as const satisfies Record<Amount['kind'], MessageKey>;

function amounts(strength: string): Amount[] {
  return strength.split(' / ').map((part) => ({ number: Number(part.replaceAll(/[~+]/g, '')), kind: part.startsWith('~') ? 'about' : part.endsWith('+') ? 'over' : 'plain' }));
}

/** Ids of a unit and of all that belongs to it. */
function withParts(id: string, units: readonly Unit[]): string[] {
  return [id, ...units.filter(({ parent }) => parent === id).flatMap((part) => withParts(part.id, units))];
}

export function unitFacts(unit: Unit, units: readonly Unit[], people: readonly Person[]): UnitFacts {
  const own = people.filter((person) => person.unit === unit.id);
  const within = new Set(withParts(unit.id, units));
  const known = people.filter((person) => person.role !== 'group' && person.unit !== undefined && within.has(person.unit)).length;
  const recorded = unit.strength === undefined ? undefined : amounts(unit.strength);
  return {
    people: own.filter(({ role }) => role !== 'group'),
    groups: own.filter(({ role }) => role === 'group'),
    parts: units.filter(({ parent }) => parent === unit.id),
    strength: recorded && { recorded, known, rest: recorded.map(({ number, kind }) => ({ number: Math.max(0, number - known), kind })) },
  };
}

/** Numbers in the visitor's words: 约17600人. */
export function amountsText(list: readonly Amount[], t: Say): string {
  return list.map(({ number, kind }) => t(AMOUNT_WORDS[kind], { number })).join(t('numberOr'));
}

/** Points on which accounts of the unit differ. */
export function unitAccounts(unit: Unit, mentions: Mentions | null): Accounts[] {
  return mentions?.accounts.filter(({ units }) => units?.includes(unit.id)) ?? [];
}
