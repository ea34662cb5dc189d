import type { Days } from '../../media/schema/ids.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { dayName, stopsOf } from '../components/siege-days.ts';

export interface UnitDay {
  /** As the address of the map names it: `20`, or `1944-06-19` before the siege. */
  readonly day: string;
  readonly date: string;
}

/** Days of which the record names the unit, in their order: there the map shows the places that it names with it. */
export function unitDays(id: string, events: readonly TimelineEvent[], siege: Days): UnitDay[] {
  const dates = new Set(events.filter(({ units }) => units.includes(id)).map(({ from }) => from));
  return stopsOf(siege, events).filter(({ date }) => dates.has(date)).map((stop) => ({ day: dayName(stop), date: stop.date }));
}
