import { describe, expect, it } from 'vitest';
import { bounded, doubleTapped, fitted, glided, panned, pinched, WHOLE, ZOOM_DOUBLE_TAP, ZOOM_MAX, zoomed, zoomMax, type Point, type View } from './pan-zoom.ts';

const stage = { width: 1000, height: 1600 };
const picture = { width: 2000, height: 1000 };

/** Which point of the fitted picture, measured from its centre, lies under a point of the stage. */
function under(view: View, point: Point): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

describe('fitted', () => {
  it('keeps the proportions and cuts nothing off', () => {
    expect(fitted(picture, stage)).toEqual({ width: 1000, height: 500 });
    expect(fitted({ width: 100, height: 400 }, stage)).toEqual({ width: 400, height: 1600 });
  });
});

describe('zoomMax', () => {
  it('is six times, and of a large scan as many as show its own pixels', () => {
    expect(zoomMax(picture, stage)).toBe(ZOOM_MAX);
    expect(zoomMax({ width: 20_000, height: 10_000 }, stage)).toBe(20);
    expect(zoomMax(picture, { width: 0, height: 0 })).toBe(ZOOM_MAX);
    expect(bounded({ scale: 90, x: 0, y: 0 }, { width: 20_000, height: 10_000 }, stage).scale).toBe(20);
  });
});

describe('bounded', () => {
  it('keeps a picture that fits in the middle', () => {
    expect(bounded({ scale: 1, x: 300, y: -80 }, picture, stage)).toEqual(WHOLE);
  });

  it('lets an enlarged picture move up to its edge', () => {
    // Enlarged three times: 3000 x 1500, so 1000 px of slack to each side and none upwards.
    expect(bounded({ scale: 3, x: 5000, y: 90 }, picture, stage)).toEqual({ scale: 3, x: 1000, y: 0 });
    expect(bounded({ scale: 3, x: -400, y: 0 }, picture, stage).x).toBe(-400);
  });

  it('keeps the scale within its limits', () => {
    expect(bounded({ scale: 0.4, x: 0, y: 0 }, picture, stage).scale).toBe(1);
    expect(bounded({ scale: 90, x: 0, y: 0 }, picture, stage).scale).toBe(ZOOM_MAX);
  });
});

describe('zoomed', () => {
  it('keeps what lies under the point where it is', () => {
    const view = { scale: 1.5, x: 40, y: -20 };
    const point = { x: 220, y: 130 };
    const next = zoomed(view, 2, point);
    expect(next.scale).toBe(3);
    expect(under(next, point)).toEqual(under(view, point));
  });

  it('at the limit of the scale does not drift', () => {
    const view = { scale: ZOOM_MAX, x: 10, y: 10 };
    expect(zoomed(view, 2, { x: 500, y: 0 })).toEqual(view);
  });
});

describe('pinched', () => {
  const before = [{ x: -100, y: 0 }, { x: 100, y: 0 }] as const;

  it('enlarges as far as the fingers part, around their midpoint', () => {
    const view = pinched(WHOLE, before, [{ x: -200, y: 0 }, { x: 200, y: 0 }]);
    expect(view).toEqual({ scale: 2, x: 0, y: 0 });
  });

  it('follows the midpoint when both fingers move', () => {
    const view = pinched({ scale: 2, x: 0, y: 0 }, before, [{ x: -50, y: 30 }, { x: 150, y: 30 }]);
    expect(view).toEqual({ scale: 2, x: 50, y: 30 });
  });

  it('holds the detail between the fingers while they move and part', () => {
    const now = [{ x: 0, y: 80 }, { x: 400, y: 80 }] as const;
    const view = pinched(WHOLE, before, now);
    expect(under(view, { x: 200, y: 80 })).toEqual(under(WHOLE, { x: 0, y: 0 }));
  });

  it('survives two fingers in one place', () => {
    const view = pinched(WHOLE, [{ x: 5, y: 5 }, { x: 5, y: 5 }], [{ x: 5, y: 5 }, { x: 5, y: 5 }]);
    expect(Number.isFinite(view.scale)).toBe(true);
    expect(view.scale).toBe(1);
  });
});

describe('doubleTapped', () => {
  it('enlarges around the tap, and goes back to the whole', () => {
    const point = { x: 100, y: 50 };
    const large = doubleTapped(WHOLE, point);
    expect(large.scale).toBe(ZOOM_DOUBLE_TAP);
    expect(under(large, point)).toEqual(under(WHOLE, point));
    expect(doubleTapped(large, { x: -300, y: 0 })).toEqual(WHOLE);
  });
});

describe('panned', () => {
  it('moves without changing the scale', () => {
    expect(panned({ scale: 2, x: 1, y: 2 }, { x: 10, y: -10 })).toEqual({ scale: 2, x: 11, y: -8 });
  });
});

describe('glided', () => {
  const start = { view: { scale: 2, x: 0, y: 0 }, velocity: { x: 1, y: -0.5 } };

  it('slows down on a straight line, and comes to rest', () => {
    let glide: typeof start | undefined = start;
    let ways: number[] = [];
    for (let frames = 0; glide && frames < 200; frames += 1) {
      const next: typeof start | undefined = glided(glide, 16);
      if (next) ways = [...ways, next.view.x - glide.view.x];
      glide = next;
    }
    expect(glide).toBeUndefined();
    expect(ways.length).toBeGreaterThan(10);
    expect(ways.every((way, at) => at === 0 || way < (ways[at - 1] ?? 0))).toBe(true);
  });

  it('goes as far in one long frame as in several short ones', () => {
    const long = glided(start, 96);
    const short = [16, 16, 16, 16, 16, 16].reduce<typeof start | undefined>((glide, ms) => glide && glided(glide, ms), start);
    expect(long?.view.x).toBeCloseTo(short?.view.x ?? NaN, 6);
    expect(long?.view.y).toBeCloseTo(short?.view.y ?? NaN, 6);
  });
});
