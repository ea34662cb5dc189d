import type { Person, Role } from '../../media/schema/people.ts';
import { ROLES } from '../../media/schema/people.ts';
import type { MessageKey } from '../i18n/messages.ts';

export const ROLE_MESSAGES = {
  commander: 'roleCommander',
  officer: 'roleOfficer',
  soldier: 'roleSoldier',
  paratrooper: 'roleParatrooper',
  monk: 'roleMonk',
  civilian: 'roleCivilian',
  'public-figure': 'rolePublicFigure',
  adversary: 'roleAdversary',
  group: 'rollGroups',
} as const satisfies Record<Role, MessageKey>;

/** How the roll heads its parts. Public figures and adversaries never stand in it. */
export const PART_MESSAGES = {
  ...ROLE_MESSAGES,
  commander: 'rollCommanders',
  officer: 'rollOfficers',
  soldier: 'rollSoldiers',
  paratrooper: 'rollParatroopers',
  monk: 'rollMonks',
  civilian: 'rollCivilians',
} as const satisfies Record<Role, MessageKey>;

export const FATE_MESSAGES = {
  fallen: 'fateFallen',
  'died-later': 'fateDiedLater',
  'living-when-recorded': 'fateLivingWhenRecorded',
  'not-recorded': 'notRecorded',
} as const satisfies Record<Person['fate'], MessageKey>;

export interface RollPart {
  readonly role: Role;
  readonly people: readonly Person[];
}

/** The roll in its parts: by role in the schema's order, within a role in the order of the table. Empty parts are left out. */
export function rollParts(people: readonly Person[]): RollPart[] {
  const byRole = Map.groupBy(
    people.filter((person) => person.roll),
    (person) => person.role,
  );
  return ROLES.flatMap((role) => {
    const part = byRole.get(role);
    return part ? [{ role, people: part }] : [];
  });
}
