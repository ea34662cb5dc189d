import type { Attack } from '../../media/schema/timeline.ts';
import { isCompass, type Point, type SiegeMap } from '../../media/schema/map.ts';

/** A stretch of a line; `half` is half of its width, in map units. */
export interface Stretch {
  readonly a: Point;
  readonly b: Point;
  readonly half: number;
  /** What it covers at most, width included. */
  readonly bounds: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points taken between two of a smoothed line, so that its stretches lie close to the curve. */
const STEPS_OF_A_CURVE = 3;
/** From the middle of a mark to the end of an arrow, in map units. */
const ARROW_CLEARANCE = 24;
/** Distance between the short strokes of a line of defence, and their length. */
const HACHURE_PITCH = 22;
const HACHURE_LENGTH = 13;

/** `Math.hypot` guards against numbers that no map has, and is many times slower. */
function hypot(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

export function distance(a: Point, b: Point): number {
  return hypot(a[0] - b[0], a[1] - b[1]);
}

function controls(points: readonly Point[], at: number): [Point, Point, Point] | undefined {
  const [from, to] = [points[at], points[at + 1]];
  if (!from || !to) return undefined;
  const before = points[at - 1] ?? from;
  const after = points[at + 2] ?? to;
  // Catmull-Rom: the curve leaves a point in the direction of its neighbours.
  const sixth = (a: Point, b: Point): Point => [(b[0] - a[0]) / 6, (b[1] - a[1]) / 6];
  const [out, into] = [sixth(before, to), sixth(from, after)];
  return [[from[0] + out[0], from[1] + out[1]], [to[0] - into[0], to[1] - into[1]], to];
}

/** A smooth line through the points, as the `d` of an SVG path. */
export function smoothPath(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  const curves = points.flatMap((_, at) => {
    const curve = controls(points, at);
    return curve ? [`C${curve.map((point) => point.map((value) => value.toFixed(1)).join(' ')).join(' ')}`] : [];
  });
  return `M${first.join(' ')}${curves.join('')}`;
}

/** The same line as points close enough together to measure against. */
function smoothPoints(points: readonly Point[]): Point[] {
  return points.flatMap((from, at): Point[] => {
    const curve = controls(points, at);
    if (!curve) return [from];
    const [c1, c2, to] = curve;
    return Array.from({ length: STEPS_OF_A_CURVE }, (_, step): Point => {
      const t = step / STEPS_OF_A_CURVE;
      const u = 1 - t;
      const mix = (axis: 0 | 1) => u ** 3 * from[axis] + 3 * u * u * t * c1[axis] + 3 * u * t * t * c2[axis] + t ** 3 * to[axis];
      return [mix(0), mix(1)];
    });
  });
}

/** A straight line through the points, closed or not, as the `d` of an SVG path. */
export function straightPath(points: readonly Point[], closed = false): string {
  return `M${points.map((point) => point.join(' ')).join('L')}${closed ? 'Z' : ''}`;
}

export function stretchesOf(points: readonly Point[], half: number, closed = false): Stretch[] {
  const ends = closed ? [...points, ...points.slice(0, 1)] : points;
  return ends.slice(1).flatMap((b, index) => {
    const a = ends[index];
    if (!a) return [];
    const [x, y] = [Math.min(a[0], b[0]) - half, Math.min(a[1], b[1]) - half];
    return [{ a, b, half, bounds: { x, y, width: Math.abs(a[0] - b[0]) + 2 * half, height: Math.abs(a[1] - b[1]) + 2 * half } }];
  });
}

export function smoothStretches(points: readonly Point[], half: number): Stretch[] {
  return stretchesOf(smoothPoints(points), half);
}

/** Short strokes on the outer side of a line of defence: the side away from `inside`. */
export function hachures(points: readonly Point[], inside: Point): [Point, Point][] {
  return stretchesOf(points, 0).flatMap(({ a, b }) => {
    const length = distance(a, b);
    const [dx, dy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const outward = (inside[0] - a[0]) * -dy + (inside[1] - a[1]) * dx > 0 ? -1 : 1;
    const count = Math.max(1, Math.floor(length / HACHURE_PITCH) - 1);
    return Array.from({ length: count }, (_, index): [Point, Point] => {
      const along = ((index + 1) / (count + 1)) * length;
      const foot: Point = [a[0] + dx * along, a[1] + dy * along];
      return [foot, [foot[0] - dy * outward * HACHURE_LENGTH, foot[1] + dx * outward * HACHURE_LENGTH]];
    });
  });
}

/** Where an attack is drawn: between the marks of its places, or where the map says for a side of the compass. */
export function arrowOf({ from, to }: Attack, map: SiegeMap, pointOf: (id: string) => Point | undefined): [Point, Point] | undefined {
  const [side] = from;
  if (side !== undefined && from.length === 1 && isCompass(side)) return map.approaches.find((each) => each.from === side && each.to === to)?.points;
  const starts = from.map(pointOf).filter((point) => point !== undefined);
  const end = pointOf(to);
  if (!end || starts.length < from.length || starts.length === 0) return undefined;
  // Of several places of which the record does not say which attacked what, the arrow comes from between them.
  const start: Point = [average(starts, 0), average(starts, 1)];
  const length = distance(start, end);
  const inset = Math.min(ARROW_CLEARANCE, length / 4) / length;
  const shrink = (axis: 0 | 1) => (end[axis] - start[axis]) * inset;
  return [[start[0] + shrink(0), start[1] + shrink(1)], [end[0] - shrink(0), end[1] - shrink(1)]];
}

function average(points: readonly Point[], axis: 0 | 1): number {
  return points.reduce((sum, point) => sum + point[axis], 0) / points.length;
}

/** The three corners of an arrow's head, and the point at which its shaft ends. */
export function arrowHead([from, to]: readonly [Point, Point], length: number, width: number): { head: [Point, Point, Point]; neck: Point } {
  const whole = distance(from, to);
  const [dx, dy] = [(to[0] - from[0]) / whole, (to[1] - from[1]) / whole];
  const neck: Point = [to[0] - dx * length, to[1] - dy * length];
  const wing = (side: 1 | -1): Point => [neck[0] - (dy * side * width) / 2, neck[1] + (dx * side * width) / 2];
  return { head: [to, wing(1), wing(-1)], neck };
}

/** Distance of a point from a stretch's middle line. */
export function pointToStretch(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square;
  const t = Math.min(1, Math.max(0, part));
  return hypot(point[0] - a[0] - dx * t, point[1] - a[1] - dy * t);
}

function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]));
}

export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

export function lineToLine(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(pointToStretch(a, c, d), pointToStretch(b, c, d), pointToStretch(c, a, b), pointToStretch(d, a, b));
}

export function pointToBox([px, py]: Point, { x, y, width, height }: Box): number {
  return hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

/** The point of a box nearest to another point. */
export function nearestOfBox([px, py]: Point, { x, y, width, height }: Box): Point {
  return [Math.min(x + width, Math.max(x, px)), Math.min(y + height, Math.max(y, py))];
}

/** Distance of a line from a box; 0 where they touch. */
export function lineToBox(a: Point, b: Point, box: Box): number {
  const ends = Math.min(pointToBox(a, box), pointToBox(b, box));
  if (ends === 0) return 0;
  const { x, y, width, height } = box;
  const corners: [Point, Point, Point, Point] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  if (cross(a, b, corners[0], corners[2]) || cross(a, b, corners[1], corners[3])) return 0;
  return Math.min(ends, ...corners.map((corner) => pointToStretch(corner, a, b)));
}

export function boxesApart(a: Box, b: Box): number {
  return Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);
}
