import type { Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Days } from '../../media/schema/ids.ts';
import type { Attack, PHASES, TimelineEvent } from '../../media/schema/timeline.ts';
import { LAST_DAY, markOf } from './siege-marks.ts';

export type Phase = (typeof PHASES)[number];

const DAY_MS = 86_400_000;
/**
 * An event of more days than this is one of which the source only names the month or a third of it: it belongs to the
 * time around a day, and does not make the day one that the record speaks of.
 */
const LONGEST_TOLD_DAYS = 7;
/** The last day of the lead-in and the first of the siege stand apart by so many pitches of the scale. */
const LEAD_IN_GAP = 2;

/** A day at which the slider can stand. */
export interface Stop {
  /** `1944-06-22`. */
  readonly date: string;
  /** 0 to 47; undefined in the lead-in, whose days are not numbered. */
  readonly mark: number | undefined;
  /** Where it stands on the scale, in pitches from its beginning. */
  readonly at: number;
  /** Whether the record speaks of it. */
  readonly told: boolean;
}

/** What the record says of a day. */
export interface DayRecord {
  readonly told: readonly TimelineEvent[];
  /** What is only known to have happened in these weeks. */
  readonly around: readonly TimelineEvent[];
}

/** Of a place on a day: held or lost on it, lost earlier, or spoken of without either. */
export type PlaceState = 'held' | 'lost' | 'lost-before' | 'named';

function isLong({ from, to }: Days): boolean {
  return markOf(to, from) >= LONGEST_TOLD_DAYS;
}

function covers({ from, to }: Days, date: string): boolean {
  return from <= date && date <= to;
}

/** The days of the lead-in on which something begins, then the forty-eight marks. */
export function stopsOf(siege: Days, events: readonly TimelineEvent[]): Stop[] {
  const before = [...new Set(events.map(({ from }) => from).filter((from) => from < siege.from))].sort();
  const leadIn = before.map((date, at) => ({ date, mark: undefined, at, told: true }));
  const first = before.length === 0 ? 0 : before.length - 1 + LEAD_IN_GAP;
  const days = Array.from({ length: LAST_DAY + 1 }, (_, mark) => {
    const date = new Date(Date.parse(siege.from) + mark * DAY_MS).toISOString().slice(0, 10);
    return { date, mark, at: first + mark, told: recordOf(events, date, siege).told.length > 0 };
  });
  return [...leadIn, ...days];
}

/** The part of the address that names a day: `20`, or in the lead-in `1944-06-19`. */
export function dayName({ mark, date }: Stop): string {
  return mark === undefined ? date : String(mark);
}

/** Index of the day that an address names; the first of the siege for none, or for one that is not there. */
export function stopNamed(stops: readonly Stop[], name: string | undefined): number {
  const found = stops.findIndex((stop) => dayName(stop) === name);
  return found >= 0 ? found : Math.max(0, stops.findIndex(({ mark }) => mark === 0));
}

/** Index of the day nearest to a place on the scale, given in pitches. */
export function stopNear(stops: readonly Stop[], at: number): number {
  return stops.reduce((best, stop, index) => (Math.abs(stop.at - at) < Math.abs((stops[best]?.at ?? Infinity) - at) ? index : best), 0);
}

export function recordOf(events: readonly TimelineEvent[], date: string, siege: Days): DayRecord {
  const there = events.filter((event) => covers(event, date));
  const isTold = (event: TimelineEvent) => !isLong(event) || (event.from === date && date < siege.from);
  return { told: there.filter(isTold), around: there.filter((event) => !isTold(event)) };
}

/** The phase of the last event that had begun; the table is in the order of time. */
export function phaseOf(events: readonly TimelineEvent[], date: string): Phase | undefined {
  return events.filter((event) => event.from <= date && !isLong(event)).at(-1)?.phase;
}

/** What the record says of places on a day. What was lost stays lost; what was held is said of its days only. */
export function placesOf(events: readonly TimelineEvent[], date: string): Map<string, PlaceState> {
  const states = new Map<string, PlaceState>();
  for (const event of events) if (event.from < date && !covers(event, date)) for (const id of event.lost) states.set(id, 'lost-before');
  const today = events.filter((event) => covers(event, date) && !isLong(event));
  for (const event of today) for (const id of event.places) states.set(id, 'named');
  for (const event of today) {
    for (const id of event.held) states.set(id, 'held');
    for (const id of event.lost) states.set(id, 'lost');
  }
  return states;
}

/** Attacks of which the record of the day says from where to where. */
export function attacksOf({ told }: DayRecord): Attack[] {
  return told.flatMap(({ attacks }) => attacks);
}

/** Exhibits that tell of the day, in the order of the way. */
export function exhibitsOf(exhibition: Exhibition, date: string): ExhibitSummary[] {
  return exhibition.chapters.flatMap(({ exhibits }) => exhibits.filter(({ days }) => days !== undefined && covers(days, date)));
}

/** Every id once, in the order in which the day's record comes to them. */
export function idsOf(record: DayRecord, kind: 'people' | 'places' | 'units'): string[] {
  return [...new Set(record.told.flatMap((event) => event[kind]))];
}
