import type { Language, Text } from '../../media/schema/language.ts';
import type { Point, SiegeMap } from '../../media/schema/map.ts';
import type { Place } from '../../media/schema/places.ts';
import type { Attack } from '../../media/schema/timeline.ts';
import { arrowOf, hachures, lineToBox, lineToLine, smoothStretches, stretchesOf, type Box, type Stretch } from './map-geometry.ts';
import { LABEL_CLEARANCE, placeLabels, type Label, type Obstacles, type PlacedLabel } from './map-labels.ts';

type Places = ReadonlyMap<string, Place>;

/**
 * Size of a name on the map, in map units: a little over 24 px. It does not grow with the text, because the sheet does not:
 * the names of the day stand beside the map in the size that the visitor chose, all others in the list of places.
 */
export const LABEL_SIZE = 26;
/** Height of a line of a name, as a multiple of its size. */
export const LABEL_LEADING = 1.12;
/** Radius of the largest mark, and of the dot of a place of which a day does not speak. */
const MARK_RADIUS = 12;
const DOT_RADIUS = 6;
/** What a text may be wider than its characters, in map units: rounding. */
const WIDTH_SPARE = 2;
/** Half of an arrow with its dark edge. */
const ARROW_HALF = 15;
/** Where the key lies, in the empty country north of the Zheng, and the north, in the north-east. */
const KEPT_FREE: readonly Box[] = [{ x: -10, y: -10, width: 610, height: 232 }, { x: 915, y: -10, width: 95, height: 140 }];
/** Names in Latin letters that are longer break into two lines at a space. */
const LONGEST_LINE_CHARACTERS = 9;

/** Lines of a name as the map sets it; what stands in brackets is for the list of places. */
export function nameLines(whole: string): string[] {
  const name = whole.replace(/ \(.*\)$/, '');
  if (name.length <= LONGEST_LINE_CHARACTERS || !name.includes(' ')) return [name];
  const breaks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = breaks.reduce((best, at) => (Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

/** Widths of the Latin letters of the map's semi-bold face, in hundredths of an em; every other character is a square. */
const LATIN_WIDTHS = new Map(
  'a57b66c55d65e56f40g58h68i34j32k63l35m99n67o61p66q63r48s49t38u67v56w86x58y57z51A73B69C70D78E66F64G75H86I42J42K75L63M99N81O78P66Q78R74S58T68U81V72W107X71Y69Z62 27’30.33ü67'
    .match(/\D\d+/g)
    ?.map((each): [string, number] => [each.slice(0, 1), Number(each.slice(1)) / 100]),
);

export function textWidth(line: string, size: number): number {
  return [...line].reduce((sum, character) => sum + (LATIN_WIDTHS.get(character) ?? 1), 0) * size;
}

/** The arrows of a day, from tail to head. */
export function arrowsOf(map: SiegeMap, places: Places, attacks: readonly Attack[]): (readonly [Point, Point])[] {
  return attacks.map((attack) => arrowOf(attack, map, (id) => places.get(id)?.point)).filter((arrow) => arrow !== undefined);
}

/** What names are set against: the lines of the map, and the arrows of the day. */
export function obstaclesOf(map: SiegeMap, places: Places, arrows: readonly (readonly [Point, Point])[]): Obstacles {
  const walls = map.walls.flatMap(({ points }) => stretchesOf(points, 2, true));
  const drawn = arrows.flatMap((arrow) => stretchesOf(arrow, ARROW_HALF));
  const lines: Stretch[] = [
    ...map.waters.flatMap(({ points, width }) => smoothStretches(points, width / 2 + 2)),
    ...walls,
    ...map.railways.flatMap(({ points }) => smoothStretches(points, 2)),
    ...map.defences.flatMap((each) => defenceStrokes(defencePoints(each.places, places), map)),
    ...drawn,
  ];
  return { lines, boxes: KEPT_FREE, barriers: [...walls, ...drawn] };
}

function defenceStrokes(points: readonly Point[], map: SiegeMap): Stretch[] {
  return [...stretchesOf(points, 3), ...hachures(points, insideOf(map)).flatMap((stroke) => stretchesOf(stroke, 2))];
}

/** The middle of what is defended: the walled city. */
export function insideOf(map: SiegeMap): Point {
  const outline = map.walls[0]?.points ?? [];
  const middle = (axis: 0 | 1) => outline.reduce((sum, point) => sum + point[axis], 0) / Math.max(1, outline.length);
  return [middle(0), middle(1)];
}

/** A line of the defence from mark to mark. */
export function defencePoints(ids: readonly string[], places: Places): Point[] {
  return ids.flatMap((id) => {
    const point = places.get(id)?.point;
    return point ? [point] : [];
  });
}

/** The names of the map: places, rivers and the walled city, each as large as it is set. */
function labelsOf({ map, places, first, marked, language }: NamesOfDay): Label[] {
  const measure = (name: Text) => {
    const lines = nameLines(name[language]);
    return { width: Math.max(...lines.map((line) => textWidth(line, LABEL_SIZE))) + WIDTH_SPARE, height: lines.length * LABEL_SIZE * LABEL_LEADING };
  };
  const walled = new Set(map.walls.map(({ place }) => place));
  const rivers = map.waters.flatMap(({ place: id, label, width }): Label[] => {
    const place = id === undefined ? undefined : places.get(id);
    return place && label ? [{ id: place.id, anchor: label, radius: width / 2, fixed: false, first: first.has(place.id), ...measure(place.name) }] : [];
  });
  const marks = [...places.values()].flatMap((place): Label[] => {
    const fixed = walled.has(place.id);
    return place.point ? [{ id: place.id, anchor: place.point, radius: fixed ? 0 : marked.has(place.id) ? MARK_RADIUS : DOT_RADIUS, fixed, first: first.has(place.id), ...measure(place.name) }] : [];
  });
  return [...rivers, ...marks];
}

/** What the names of a day are set for. */
export interface NamesOfDay {
  readonly map: SiegeMap;
  readonly places: Places;
  /** Ids of the places of which the day speaks. */
  readonly first: ReadonlySet<string>;
  /** Ids of the places that have more than a dot. */
  readonly marked: ReadonlySet<string>;
  readonly arrows: readonly (readonly [Point, Point])[];
  readonly language: Language;
}

/**
 * Where the names of a day stand. They stand where they stand on every other day, unless then an arrow of the day would
 * touch one or the name of a place of which the day speaks would be left out. Then the day has an order of its own; where
 * even that leaves one of its names out, they are set before all others.
 */
export function namesOfDay(day: NamesOfDay, everyDay: readonly PlacedLabel[] = namesOfEveryDay(day)): readonly PlacedLabel[] {
  const labels = labelsOf(day);
  const wanted = labels.filter(({ first }) => first);
  const isComplete = (names: readonly PlacedLabel[]) => wanted.every(({ id }) => names.some((name) => name.id === id));
  const touched = everyDay.some(({ box, leader }) =>
    day.arrows.some((arrow) => lineToBox(...arrow, box) < ARROW_HALF + LABEL_CLEARANCE || (leader && lineToLine(...arrow, ...leader) < ARROW_HALF)),
  );
  if (isComplete(everyDay) && !touched) return everyDay;
  const obstacles = obstaclesOf(day.map, day.places, day.arrows);
  const own = placeLabels(labels, obstacles);
  return isComplete(own) ? own : placeLabels(labels, obstacles, placeLabels(wanted, { ...obstacles, marks: labels }));
}

/** Where names stand as long as no day asks for something else: clear of every mark that any day may set. */
export function namesOfEveryDay({ map, places, language }: Pick<NamesOfDay, 'map' | 'places' | 'language'>): PlacedLabel[] {
  const marked = new Set(places.keys());
  return placeLabels(labelsOf({ map, places, first: new Set(), marked, arrows: [], language }), obstaclesOf(map, places, []));
}
