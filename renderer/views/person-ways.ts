import type { RouteLocationRaw } from 'vue-router';
import type { ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Days } from '../../media/schema/ids.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Unit } from '../../media/schema/units.ts';
import { LAST_DAY, markOf } from '../components/siege-marks.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { FieldContext } from './person-fields.ts';
import { COMPANIONS_SHOWN, companionsOf } from './person-links.ts';

interface Way {
  readonly key: string;
  readonly words: string;
  readonly to: RouteLocationRaw;
}

export interface Ways {
  readonly title: MessageKey;
  readonly links: readonly Way[];
}

interface Known extends Pick<FieldContext, 't' | 'local'> {
  readonly unit: Unit | undefined;
  readonly people: readonly Person[];
  readonly siege: Days | undefined;
  readonly exhibits: readonly ExhibitSummary[];
}

/** The mark of a recorded day of the siege; undefined for a month, a year or a day outside it. */
function markOfDay(date: string | undefined, siege: Days | undefined): number | undefined {
  if (!siege || !date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const mark = markOf(date, siege.from);
  return mark >= 0 && mark <= LAST_DAY ? mark : undefined;
}

/** Where a person's page leads: the unit, those who were in it, the exhibits and the day. What leads nowhere is left out. */
export function personWays(person: Person, { t, local, unit, people, siege, exhibits }: Known): Ways[] {
  const companions = companionsOf(person, people);
  const more = companions.length > COMPANIONS_SHOWN && unit ? [{ key: 'all', words: t('companionsAll'), to: { name: 'unit', params: { id: unit.id } } }] : [];
  const mark = markOfDay(person.date, siege);
  const ways: Ways[] = [
    { title: 'personUnit', links: unit ? [{ key: unit.id, words: local(unit.name), to: { name: 'unit', params: { id: unit.id } } }] : [] },
    { title: 'personCompanions', links: [...companions.slice(0, COMPANIONS_SHOWN).map(({ id, name }) => ({ key: id, words: local(name), to: { name: 'person', params: { id } } })), ...more] },
    { title: 'personExhibits', links: exhibits.map(({ id, title }) => ({ key: id, words: local(title), to: { name: 'exhibit', params: { id } } })) },
    { title: 'personDay', links: mark === undefined ? [] : [{ key: 'day', words: t('siegeDay', { mark }), to: { name: 'siegeDay', params: { day: String(mark) } } }] },
  ];
  return ways.filter(({ links }) => links.length > 0);
}
