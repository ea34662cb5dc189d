import { describe, expect, it } from 'vitest';
import type { Mentions } from '../../media/schema/mentions.ts';
import type { Unit } from '../../media/schema/units.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { sameText, somePerson } from '../testing/content.ts';
import { accountsOf, companionsOf, exhibitsWith } from './person-links.ts';
import { amountsText, unitFacts } from './unit-facts.ts';

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({ id, side: 'china', level: 'company', name: sameText(id), commanders: [], outsideTable: false, note: sameText(''), section: 'x', ...more });
const units = [unit('army'), unit('division', { parent: 'army' }), unit('company', { parent: 'division', strength: '118' }), unit('other')];
const people = [
  somePerson({ id: 'a', unit: 'company' }),
  somePerson({ id: 'b', unit: 'company' }),
  somePerson({ id: 'the-fallen', unit: 'company', role: 'group' }),
  somePerson({ id: 'c', unit: 'division' }),
  somePerson({ id: 'd', unit: 'other' }),
  somePerson({ id: 'e' }),
];
const say = (language: 'zh-Hans' | 'en') => (key: keyof (typeof MESSAGES)['en'], values: Record<string, string | number> = {}) =>
  MESSAGES[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

describe('unitFacts', () => {
  it('counts how many remain without a name, groups not being names', () => {
    expect(unitFacts(units[2] ?? unit('x'), units, people)).toMatchObject({
      people: [{ id: 'a' }, { id: 'b' }],
      groups: [{ id: 'the-fallen' }],
      parts: [],
      strength: { recorded: [{ number: 118, kind: 'plain' }], known: 2, rest: [{ number: 116, kind: 'plain' }] },
    });
  });

  it('counts the names of the parts as well, for each of several numbers', () => {
    const army = unit('army', { strength: '15000+ / ~17600' });
    const { strength, parts } = unitFacts(army, units, people);
    expect(parts.map(({ id }) => id)).toEqual(['division']);
    expect(strength).toMatchObject({ known: 3, rest: [{ number: 14_997, kind: 'over' }, { number: 17_597, kind: 'about' }] });
    expect(amountsText(strength?.rest ?? [], say('zh-Hans'))).toBe('14997余人，或约17597人');
    expect(amountsText(strength?.rest ?? [], say('en'))).toBe('over 14997, or about 17597');
  });

  it('says nothing where no strength is recorded', () => {
    expect(unitFacts(unit('other'), units, people).strength).toBeUndefined();
  });
});

describe('what a person leads to', () => {
  const [first, , , , , alone] = people;
  const mentions: Mentions = {
    exhibits: [{ id: 'ford', people: ['b', 'a'], units: [], places: [] }, { id: 'grove', people: ['c'], units: [], places: [] }],
    accounts: [
      { id: 'depth', topic: sameText('depth'), people: ['a'], versions: [] },
      { id: 'width', topic: sameText('width'), versions: [] },
    ],
  };

  it('names companions, exhibits and differences of the accounts', () => {
    expect(companionsOf(first ?? somePerson(), people).map(({ id }) => id)).toEqual(['b', 'the-fallen']);
    expect(companionsOf(alone ?? somePerson(), people)).toEqual([]);
    expect(exhibitsWith(first ?? somePerson(), mentions)).toEqual(['ford']);
    expect(accountsOf(first ?? somePerson(), mentions).map(({ id }) => id)).toEqual(['depth']);
    expect([exhibitsWith(first ?? somePerson(), null), accountsOf(first ?? somePerson(), null)]).toEqual([[], []]);
  });
});
