/** A box on the screen, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** How far two boxes may overlap and still stand one behind the other, in pixels: borders and line boxes touch. */
const OVERLAP_PX = 4;
/** What a step aside costs against a step ahead. Sideways more: words of one line belong together. */
const ASIDE_COST = { up: 2, down: 2, left: 30, right: 30 } as const;
/** Decides between two that are as far: the one whose middle is nearer. */
const MIDDLE_COST = 0.02;

/** The same boxes seen so that the direction is downwards. */
function turned({ left, top, right, bottom }: Box, direction: Direction): Box {
  if (direction === 'down') return { left, top, right, bottom };
  if (direction === 'up') return { left, right, top: -bottom, bottom: -top };
  if (direction === 'right') return { left: top, right: bottom, top: left, bottom: right };
  return { left: top, right: bottom, top: -right, bottom: -left };
}

function gap(oneStart: number, oneEnd: number, otherStart: number, otherEnd: number): number {
  return Math.max(0, otherStart - oneEnd, oneStart - otherEnd);
}

/**
 * Which of `boxes` an arrow leads to from `from`: the nearest that lies ahead, where a step aside costs more than a step
 * ahead (after CSS Spatial Navigation 1, section 8.4). Undefined when nothing lies that way.
 */
export function nextInDirection(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  const here = turned(from, direction);
  let best: { index: number; cost: number } | undefined;
  for (const [index, each] of boxes.entries()) {
    const box = turned(each, direction);
    if (box.top < here.bottom - OVERLAP_PX && !(box.top > here.top && box.bottom > here.bottom && box.top + box.bottom > 2 * here.bottom)) continue;
    const ahead = Math.max(0, box.top - here.bottom);
    const aside = gap(here.left, here.right, box.left, box.right);
    const middle = Math.abs(box.left + box.right - here.left - here.right) / 2;
    const cost = ahead + ASIDE_COST[direction] * aside + MIDDLE_COST * middle;
    if (!best || cost < best.cost) best = { index, cost };
  }
  return best?.index;
}

/** How far ahead a box lies, in pixels; 0 where it begins beside the other. */
export function distanceAhead(from: Box, to: Box, direction: Direction): number {
  return Math.max(0, turned(to, direction).top - turned(from, direction).bottom);
}
