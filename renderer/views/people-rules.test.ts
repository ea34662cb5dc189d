import { describe, expect, it } from 'vitest';
import { somePerson } from '../testing/content.ts';
import { rollParts } from './people-rules.ts';

describe('rollParts', () => {
  it('parts by role in the order of the schema, and keeps the order of the table', () => {
    const parts = rollParts([
      somePerson({ id: 'c', role: 'soldier' }),
      somePerson({ id: 'a', role: 'commander' }),
      somePerson({ id: 'b', role: 'soldier' }),
    ]);
    expect(parts.map(({ role, people }) => [role, people.map(({ id }) => id)])).toEqual([
      ['commander', ['a']],
      ['soldier', ['c', 'b']],
    ]);
  });

  it('leaves out who does not stand in the roll', () => {
    expect(rollParts([somePerson({ role: 'adversary', roll: false })])).toEqual([]);
  });
});
