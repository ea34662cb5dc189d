import { SIDES, type Unit } from '../../media/schema/units.ts';

export interface UnitNode {
  readonly unit: Unit;
  readonly parts: readonly UnitNode[];
}

export interface Army {
  readonly side: Unit['side'];
  readonly roots: readonly UnitNode[];
}

/** The order of battle: both sides, each unit with its parts, in the order of the table. A side without units is left out. */
export function armiesOf(units: readonly Unit[]): Army[] {
  const ids = new Set(units.map(({ id }) => id));
  const byParent = Map.groupBy(units, ({ parent }) => (parent !== undefined && ids.has(parent) ? parent : ''));
  const nodeOf = (unit: Unit): UnitNode => ({ unit, parts: (byParent.get(unit.id) ?? []).map(nodeOf) });
  const roots = byParent.get('') ?? [];
  return SIDES.map((side) => ({ side, roots: roots.filter((unit) => unit.side === side).map(nodeOf) })).filter((army) => army.roots.length > 0);
}

/** Ids of the units that stand above one, the highest first. */
export function above(unit: Unit, byId: ReadonlyMap<string, Unit>): string[] {
  const parent = byId.get(unit.parent ?? '');
  return parent ? [...above(parent, byId), parent.id] : [];
}

/** What stands open before anybody has touched anything: the armies of the source's table. */
export function openAtFirst(armies: readonly Army[]): string[] {
  return armies.flatMap(({ roots }) => roots.filter(({ unit, parts }) => !unit.outsideTable && parts.length > 0).map(({ unit }) => unit.id));
}
