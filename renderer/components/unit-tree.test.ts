import { describe, expect, it } from 'vitest';
import type { Unit } from '../../media/schema/units.ts';
import { regiment568 } from '../testing/exhibit.ts';
import { above, armiesOf, openAtFirst, type UnitNode } from './unit-tree.ts';

function unit(id: string, parent?: string, over: Partial<Unit> = {}): Unit {
  const { side, level, name, commanders, outsideTable, note, section } = regiment568;
  return { id, ...(parent === undefined ? {} : { parent }), side, level, name, commanders, outsideTable, note, section, ...over };
}

const army = unit('army-10');
const division = unit('division-190', 'army-10');
const regiment = unit('regiment-568', 'division-190');
const other = unit('j-army-11', undefined, { side: 'japan' });
const named = unit('army-62', undefined, { outsideTable: true });
const units = [army, division, named, regiment, other];

const told = ({ unit: { id }, parts }: UnitNode): unknown => (parts.length > 0 ? [id, parts.map(told)] : id);

describe('the order of battle', () => {
  it('has both sides, and every unit under the one it belongs to', () => {
    expect(armiesOf(units).map(({ side, roots }) => [side, roots.map(told)])).toEqual([
      ['china', [['army-10', [['division-190', ['regiment-568']]]], 'army-62']],
      ['japan', ['j-army-11']],
    ]);
  });

  it('loses no unit whose superior is not there, and shows no side that has none', () => {
    expect(armiesOf([regiment]).map(({ side, roots }) => [side, roots.map(told)])).toEqual([['china', ['regiment-568']]]);
    expect(armiesOf([])).toEqual([]);
  });

  it('stands open at the armies of the table that have parts', () => {
    expect(openAtFirst(armiesOf(units))).toEqual(['army-10']);
  });

  it('knows the way down to a unit', () => {
    const byId = new Map(units.map((each) => [each.id, each]));
    expect(above(regiment, byId)).toEqual(['army-10', 'division-190']);
    expect(above(army, byId)).toEqual([]);
  });
});
