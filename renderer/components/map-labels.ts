import { MAP_SIZE, type Point } from '../../media/schema/map.ts';
import { boxesApart, cross, distance, lineToBox, lineToLine, nearestOfBox, pointToBox, pointToStretch, type Box, type Stretch } from './map-geometry.ts';

/** A name that looks for a place beside its mark. */
export interface Label {
  readonly id: string;
  /** Middle of the mark, or of the water, that the name belongs to. */
  readonly anchor: Point;
  /** Radius that is kept free around the anchor. */
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Whether it stands on its anchor, if there is room. */
  readonly fixed: boolean;
  /** Whether it chooses before the others, because the day is about it. */
  readonly first: boolean;
}

export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  /** From the mark to the name, where the name does not stand beside it. */
  readonly leader: readonly [Point, Point] | undefined;
}

/** What a name may not touch. */
export interface Obstacles {
  readonly lines: readonly Stretch[];
  readonly boxes: readonly Box[];
  /** What no leader crosses either: an arrow, and the wall, or a place outside would seem to lie within. */
  readonly barriers: readonly Stretch[];
  /** Marks that stay free, if not only those of the names themselves. */
  readonly marks?: readonly Label[];
}

/** Between a name and a line, another name, or another mark, in map units. */
export const LABEL_CLEARANCE = 5;
/** Between a mark and its own name, at least. */
const OWN_CLEARANCE = 3;
/** Between a mark and the name beside it. */
const BESIDE = 7;
/** How far names may be led out, the nearest first. */
const REACHES = [BESIDE, 18, 30, 42, 56, 70, 86, 104, 118, 132, 148, 164, 182, 205, 230] as const;
const FARTHEST = Math.max(...REACHES);
/** A name of which the day does not speak is rather left out than led farther. */
const LONGEST_QUIET_LEADER = 110;
/** Up to this far a name needs no line to its mark. */
const LEADERLESS = BESIDE;
const DIRECTIONS = 32;
/** What a leader costs that crosses a line of the map, in map units of reach. */
const CROSSING_COST = 70;
/** Marks nearer than this, in map units, take places from each other. */
const CROWD_RADIUS = 130;
/** How often names may choose in another order. */
const ROUNDS = 3;

interface Candidate {
  readonly dx: number;
  readonly dy: number;
  readonly reach: number;
  readonly cost: number;
}

/** Beside the mark reads best, to the right better than to the left; straight above and below comes after. */
const CANDIDATES: readonly Candidate[] = REACHES.flatMap((reach) =>
  Array.from({ length: DIRECTIONS }, (_, index) => {
    const angle = (2 * Math.PI * index) / DIRECTIONS;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return { dx, dy, reach, cost: reach + 6 * Math.abs(dy) + (dx < -0.01 ? 4 : 0) };
  }),
).sort((a, b) => a.cost - b.cost);

/** The box that lies `reach` away from the mark in a direction. */
function boxAt(label: Label, { dx, dy, reach }: Candidate): Box {
  const { anchor, radius, width, height } = label;
  const [px, py] = [anchor[0] + dx * (radius + reach), anchor[1] + dy * (radius + reach)];
  // Beside the mark the name is centred on it; above and below it leans to the side to which it is led.
  const x = Math.abs(dx) > 0.9 ? (dx > 0 ? px : px - width) : px - width / 2 + (dx / 0.9) * (width / 2);
  const y = Math.abs(dy) > 0.9 ? (dy > 0 ? py : py - height) : py - height / 2 + (dy / 0.9) * (height / 2);
  return { x, y, width, height };
}

function leaderOf({ anchor, radius }: Label, box: Box, reach: number): readonly [Point, Point] | undefined {
  if (reach <= LEADERLESS) return undefined;
  const inner = { x: box.x, y: box.y + box.height * 0.2, width: box.width, height: box.height * 0.6 };
  const end = nearestOfBox(anchor, inner);
  const length = Math.hypot(end[0] - anchor[0], end[1] - anchor[1]);
  const at = (from: number): Point => [anchor[0] + ((end[0] - anchor[0]) * from) / length, anchor[1] + ((end[1] - anchor[1]) * from) / length];
  return [at(radius + 1), at(length - 3)];
}

/** The part of the map that a name can reach. */
interface Surroundings {
  readonly marks: readonly Label[];
  readonly placed: readonly PlacedLabel[];
  readonly lines: readonly Stretch[];
  readonly boxes: readonly Box[];
  readonly barriers: readonly Stretch[];
}

function isFreeBox(box: Box, { marks, placed, lines, boxes }: Surroundings): boolean {
  const clear = LABEL_CLEARANCE;
  if (box.x < clear || box.y < clear || box.x + box.width > MAP_SIZE - clear || box.y + box.height > MAP_SIZE - clear) return false;
  return (
    boxes.every((each) => boxesApart(box, each) >= clear) &&
    placed.every((other) => boxesApart(box, other.box) >= clear) &&
    marks.every(({ anchor, radius }) => pointToBox(anchor, box) >= radius + clear) &&
    lines.every((line) => boxesApart(box, line.bounds) >= clear || lineToBox(line.a, line.b, box) >= line.half + clear) &&
    placed.every(({ leader }) => !leader || lineToBox(...leader, box) >= clear)
  );
}

/** A leader may cross rivers and railways, but no barrier, no name, no mark and no other leader. */
function isFreeLeader([from, to]: readonly [Point, Point], { marks, placed, boxes, barriers }: Surroundings): boolean {
  const clear = LABEL_CLEARANCE;
  return (
    marks.every(({ anchor, radius }) => pointToStretch(anchor, from, to) >= radius + 2) &&
    boxes.every((each) => lineToBox(from, to, each) >= clear) &&
    barriers.every(({ a, b, half }) => lineToLine(from, to, a, b) > half) &&
    placed.every(({ box, leader }) => lineToBox(from, to, box) >= clear && (!leader || lineToLine(from, to, ...leader) >= clear))
  );
}

function surroundingsOf(label: Label, labels: readonly Label[], placed: readonly PlacedLabel[], { lines, boxes, barriers }: Obstacles): Surroundings {
  const reach = label.radius + FARTHEST + label.width + label.height;
  const field: Box = { x: label.anchor[0] - reach, y: label.anchor[1] - reach, width: 2 * reach, height: 2 * reach };
  return {
    marks: labels.filter((other) => other.id !== label.id && !other.fixed && pointToBox(other.anchor, field) < other.radius),
    placed,
    lines: lines.filter(({ bounds }) => boxesApart(field, bounds) < 0),
    boxes,
    barriers,
  };
}

function find(label: Label, labels: readonly Label[], placed: readonly PlacedLabel[], obstacles: Obstacles): PlacedLabel | undefined {
  const { id, anchor, width, height } = label;
  const around = surroundingsOf(label, labels, placed, obstacles);
  if (label.fixed) {
    const box = { x: anchor[0] - width / 2, y: anchor[1] - height / 2, width, height };
    if (isFreeBox(box, around)) return { id, box, leader: undefined };
  }
  let best: PlacedLabel | undefined;
  let least = Infinity;
  for (const candidate of CANDIDATES) {
    if (candidate.cost >= least) break;
    if (!label.first && candidate.reach > LONGEST_QUIET_LEADER) continue;
    const box = boxAt(label, candidate);
    if (pointToBox(anchor, box) < label.radius + OWN_CLEARANCE || !isFreeBox(box, around)) continue;
    const leader = leaderOf(label, box, candidate.reach);
    if (leader && !isFreeLeader(leader, around)) continue;
    const crossed = leader ? around.lines.filter(({ a, b }) => cross(...leader, a, b)).length : 0;
    const cost = candidate.cost + CROSSING_COST * crossed;
    if (cost >= least) continue;
    best = { id, box, leader };
    least = cost;
  }
  return best;
}

/** Names with more marks around them than others have fewer places to choose from, and choose first. */
function inOrder(labels: readonly Label[]): Label[] {
  const crowd = ({ anchor }: Label) => labels.filter((other) => distance(anchor, other.anchor) < CROWD_RADIUS).length;
  return [...labels].sort((a, b) => Number(b.fixed) - Number(a.fixed) || Number(b.first) - Number(a.first) || crowd(b) - crowd(a) || (a.id < b.id ? -1 : 1));
}

/**
 * Finds a place for every name where it touches no line, no mark and no other name, and leads it out where there is none
 * beside its mark. Names for which no place was left choose earlier in another round; in the best round those that are
 * still without one are left out. The same labels always come to the same places.
 *
 * @param given Names that have their places already. Default: none.
 */
export function placeLabels(labels: readonly Label[], obstacles: Obstacles, given: readonly PlacedLabel[] = []): PlacedLabel[] {
  let order = inOrder(labels).filter(({ id }) => !given.some((name) => name.id === id));
  let best: PlacedLabel[] = [...given];
  for (let round = 0; round < ROUNDS; round += 1) {
    const placed: PlacedLabel[] = [...given];
    for (const label of order) {
      const found = find(label, obstacles.marks ?? labels, placed, obstacles);
      if (found) placed.push(found);
    }
    if (placed.length > best.length) best = placed;
    const homeless = order.filter(({ id }) => !placed.some((each) => each.id === id));
    if (homeless.length === 0) break;
    order = [...order.filter(({ fixed }) => fixed), ...homeless, ...order.filter((label) => !label.fixed && !homeless.includes(label))];
  }
  return best;
}
