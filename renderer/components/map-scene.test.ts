import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../media/schema/language.ts';
import { MAP_SIZE, type SiegeMap } from '../../media/schema/map.ts';
import type { Place } from '../../media/schema/places.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { toEvent, toMap, toPlace } from '../../media/tools/build/tables.ts';
import { createWords } from '../../media/tools/build/words.ts';
import { loadContent } from '../../media/tools/load/load.ts';
import { boxesApart, lineToBox, lineToLine, pointToBox } from './map-geometry.ts';
import { arrowsOf, nameLines, namesOfDay, namesOfEveryDay, obstaclesOf, textWidth, type NamesOfDay } from './map-scene.ts';
import { attacksOf, placesOf, recordOf, stopsOf } from './siege-days.ts';

const HENGYANG = join(import.meta.dirname, '../../media/hengyang');
const SIEGE = { from: '1944-06-22', to: '1944-08-08' };

let map: SiegeMap;
let places: ReadonlyMap<string, Place>;
let events: TimelineEvent[];

/** The map as visitors see it: the real data, compiled as the build compiles them. */
beforeAll(async () => {
  const model = await loadContent(HENGYANG);
  const words = createWords(model);
  map = toMap(model.map?.value, words);
  places = new Map(model.places.rows.map(({ value }) => [value.id, toPlace(value, words)]));
  events = model.timeline.rows.map(({ value }) => toEvent(value, words));
});

function dayOf(date: string, language: Language): NamesOfDay {
  const states = placesOf(events, date);
  const first = new Set([...states].flatMap(([id, state]) => (state === 'lost-before' ? [] : [id])));
  const arrows = arrowsOf(map, places, attacksOf(recordOf(events, date, SIEGE)));
  return { map, places, first, marked: new Set(states.keys()), arrows, language };
}

describe.each(LANGUAGES)('the names on the map in %s', (language) => {
  it('touch no line, no arrow, no mark and no other name, on any day', () => {
    const everyDay = namesOfEveryDay({ map, places, language });
    for (const { date } of stopsOf(SIEGE, events)) {
      const day = dayOf(date, language);
      const names = namesOfDay(day, everyDay);
      const { lines } = obstaclesOf(map, places, day.arrows);
      const faults: string[] = [];
      names.forEach(({ id, box, leader }, index) => {
        if (box.x < 0 || box.y < 0 || box.x + box.width > MAP_SIZE || box.y + box.height > MAP_SIZE) faults.push(`${id} leaves the sheet`);
        if (lines.some(({ a, b, half }) => lineToBox(a, b, box) <= half)) faults.push(`${id} touches a line`);
        for (const place of places.values()) if (place.point && place.id !== 'hengyang' && pointToBox(place.point, box) <= 6) faults.push(`${id} touches the mark of ${place.id}`);
        for (const other of names.slice(index + 1)) {
          if (boxesApart(box, other.box) <= 0) faults.push(`${id} touches ${other.id}`);
          if (leader && other.leader && lineToLine(...leader, ...other.leader) === 0) faults.push(`the leaders of ${id} and ${other.id} cross`);
        }
        for (const other of names) if (leader && other.id !== id && lineToBox(...leader, other.box) <= 0) faults.push(`the leader of ${id} touches ${other.id}`);
      });
      expect(faults, date).toEqual([]);
    }
  });

  it('are there for every place of which the day speaks, where it can be placed', () => {
    const everyDay = namesOfEveryDay({ map, places, language });
    for (const { date } of stopsOf(SIEGE, events)) {
      const day = dayOf(date, language);
      const shown = new Set(namesOfDay(day, everyDay).map(({ id }) => id));
      expect([...day.first].filter((id) => places.get(id)?.point && !shown.has(id)), date).toEqual([]);
    }
  });

  it('stand where they stood the day before, unless the day has arrows or a name without a place', () => {
    const everyDay = namesOfEveryDay({ map, places, language });
    expect(namesOfDay(dayOf('1944-07-14', language), everyDay)).toBe(everyDay);
    expect(namesOfDay(dayOf('1944-08-04', language), everyDay)).not.toBe(everyDay);
  });
});

describe('the sheet', () => {
  it('has room for the name of every place in Chinese', () => {
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      const shown = new Set(namesOfEveryDay({ map, places, language }).map(({ id }) => id));
      expect([...places.values()].filter(({ id, point }) => point && !shown.has(id)).map(({ id }) => id)).toEqual([]);
    }
  });

  it('draws every attack of the record, and no line of defence after one of its places was lost', () => {
    const attacks = events.flatMap((event) => event.attacks);
    expect(arrowsOf(map, places, attacks)).toHaveLength(attacks.length);
    for (const { places: line, to } of map.defences) {
      const lost = events.filter((event) => event.lost.some((id) => line.includes(id))).map(({ from }) => from).sort();
      expect(lost[0] === undefined || to < lost[0]).toBe(true);
    }
  });
});

describe('a name', () => {
  it('breaks at the space nearest to its middle', () => {
    expect(nameLines('Gao Ling')).toEqual(['Gao Ling']);
    expect(nameLines('West railway station')).toEqual(['West railway', 'station']);
    expect(nameLines('Xinmatou (New Landing)')).toEqual(['Xinmatou']);
    expect(nameLines('衡阳飞机场')).toEqual(['衡阳飞机场']);
  });

  it('is as wide as its letters', () => {
    expect(textWidth('高岭', 26)).toBe(52);
    expect(textWidth('Wm', 100)).toBeCloseTo(206);
  });
});
