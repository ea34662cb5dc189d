import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { sameText, someExhibition } from '../testing/content.ts';
import { attacksOf, dayName, exhibitsOf, idsOf, phaseOf, placesOf, recordOf, stopNamed, stopNear, stopsOf } from './siege-days.ts';

const SIEGE = { from: '1944-06-22', to: '1944-08-08' };

function event(id: string, from: string, to: string, over: Partial<TimelineEvent> = {}): TimelineEvent {
  return { id, from, to, phase: 'approach', places: [], units: [], people: [], held: [], lost: [], attacks: [], text: sameText(id), section: 'x', ...over };
}

const EVENTS = [
  event('order', '1944-05-29', '1944-05-29', { phase: 'lead-in' }),
  event('june', '1944-06-01', '1944-06-30', { phase: 'lead-in', people: ['monk'] }),
  event('raid', '1944-06-22', '1944-06-22', { places: ['city'], people: ['pilot'] }),
  event('crossing', '1944-06-23', '1944-06-23', { places: ['ford', 'hill'], held: ['ford', 'hill'], attacks: [{ from: ['town'], to: 'ford' }] }),
  event('afternoon', '1944-06-23', '1944-06-23', { places: ['ford'], lost: ['ford'], units: ['regiment'] }),
  event('fight', '1944-06-28', '1944-07-02', { phase: 'first-assault', places: ['hill'], held: ['hill'] }),
  event('july', '1944-07-01', '1944-07-31', { phase: 'pause' }),
  event('pause', '1944-07-02', '1944-07-02', { phase: 'pause', places: ['city'] }),
];
const stops = stopsOf(SIEGE, EVENTS);
const told = (date: string) => recordOf(EVENTS, date, SIEGE).told.map(({ id }) => id);

describe('the days', () => {
  it('are the days of the lead-in on which something begins, and forty-eight marks', () => {
    expect(stops.filter(({ mark }) => mark === undefined).map(({ date }) => date)).toEqual(['1944-05-29', '1944-06-01']);
    expect(stops.slice(2).map(({ mark }) => mark)).toEqual(Array.from({ length: 48 }, (_, mark) => mark));
    expect([stops[2]?.date, stops.at(-1)?.date]).toEqual(['1944-06-22', '1944-08-08']);
    expect(stops.map(({ at }) => at).slice(0, 5)).toEqual([0, 1, 3, 4, 5]);
    expect(stopsOf(SIEGE, [])[0]).toEqual({ date: '1944-06-22', mark: 0, at: 0, told: false });
  });

  it('have names in the address, and are found by them', () => {
    expect(stops.map(dayName).slice(0, 4)).toEqual(['1944-05-29', '1944-06-01', '0', '1']);
    for (const [index, stop] of stops.entries()) expect(stopNamed(stops, dayName(stop))).toBe(index);
    for (const name of [undefined, '48', '1944-06-22', 'x']) expect(stopNamed(stops, name)).toBe(2);
    expect(stopNamed([], '3')).toBe(0);
  });

  it('are found by a finger that is near', () => {
    expect([-4, 0.4, 0.6, 2.2, 3.4, 900].map((at) => stopNear(stops, at))).toEqual([0, 0, 1, 2, 2, 49]);
  });
});

describe('what a day shows', () => {
  it('is what the record says of it, and nothing where it says nothing', () => {
    expect(told('1944-06-23')).toEqual(['crossing', 'afternoon']);
    expect(told('1944-06-30')).toEqual(['fight']);
    expect(told('1944-06-24')).toEqual([]);
    expect(stops.filter((stop) => stop.mark !== undefined && stop.told).map(({ mark }) => mark)).toEqual([0, 1, 6, 7, 8, 9, 10]);
  });

  it('tells what is known to the month only as around the day, but begins the lead-in with it', () => {
    expect(told('1944-06-01')).toEqual(['june']);
    expect(recordOf(EVENTS, '1944-06-25', SIEGE).around.map(({ id }) => id)).toEqual(['june']);
    expect(idsOf(recordOf(EVENTS, '1944-06-22', SIEGE), 'people')).toEqual(['pilot']);
  });

  it('names the phase that had begun', () => {
    expect(['1944-05-29', '1944-06-23', '1944-06-26', '1944-07-01', '1944-07-02', '1944-07-09'].map((date) => phaseOf(EVENTS, date)))
      .toEqual(['lead-in', 'approach', 'approach', 'first-assault', 'pause', 'pause']);
    expect(phaseOf(EVENTS, '1944-05-01')).toBeUndefined();
  });

  it('marks what was held on its days only, and what was lost from then on', () => {
    expect([...placesOf(EVENTS, '1944-06-23')]).toEqual([['ford', 'lost'], ['hill', 'held']]);
    expect([...placesOf(EVENTS, '1944-06-24')]).toEqual([['ford', 'lost-before']]);
    expect([...placesOf(EVENTS, '1944-07-02')]).toEqual([['ford', 'lost-before'], ['hill', 'held'], ['city', 'named']]);
    expect([...placesOf(EVENTS, '1944-06-22')]).toEqual([['city', 'named']]);
  });

  it('draws an attack on its day only', () => {
    expect(attacksOf(recordOf(EVENTS, '1944-06-23', SIEGE))).toEqual([{ from: ['town'], to: 'ford' }]);
    expect(attacksOf(recordOf(EVENTS, '1944-06-24', SIEGE))).toEqual([]);
  });

  it('leads to the exhibits that tell of it', () => {
    const exhibition = someExhibition();
    const [river] = exhibition.chapters[1]?.exhibits ?? [];
    if (!river) throw new Error('no exhibit');
    river.days = { from: '1944-06-22', to: '1944-06-23' };
    expect(exhibitsOf(exhibition, '1944-06-23').map(({ id }) => id)).toEqual(['lei-river']);
    expect(exhibitsOf(exhibition, '1944-06-24')).toEqual([]);
  });
});
