import { describe, expect, it } from 'vitest';
import { gesture, NO_GESTURE, pulled, type Contact, type GestureOutcome, type GestureState } from './gestures.ts';
import { ZOOM_DOUBLE_TAP } from './pan-zoom.ts';

type Written = [type: Contact['type'], id: number, x: number, y: number, time: number, size?: number];

/** Plays a written sequence; a 4K screen has two pixels to the unit. */
function play(sequence: Written[], from: GestureState = NO_GESTURE, unit = 1): { state: GestureState; outcomes: GestureOutcome[] } {
  let state = from;
  const outcomes: GestureOutcome[] = [];
  for (const [type, id, x, y, time, size = 30] of sequence) {
    const step = gesture(state, { type, id, point: { x, y }, time, size }, unit);
    state = step.state;
    if (step.outcome) outcomes.push(step.outcome);
  }
  return { state, outcomes };
}

const large: GestureState = { ...NO_GESTURE, view: { scale: 3, x: 0, y: 0 } };

describe('one finger', () => {
  it('pans an enlarged picture, without a jump where it begins', () => {
    const { state, outcomes } = play([['down', 1, 0, 0, 0], ['move', 1, 10, 0, 20], ['move', 1, 30, 5, 40], ['move', 1, 60, 5, 60], ['up', 1, 60, 5, 900]], large);
    expect(state.view).toEqual({ scale: 3, x: 60, y: 5 });
    expect(state.fingers).toEqual([]);
    expect(outcomes).toEqual([]);
  });

  it('that trembles in place moves nothing', () => {
    const { state } = play([['down', 1, 0, 0, 0], ['move', 1, 6, 4, 20], ['move', 1, -5, 2, 40]], large);
    expect(state.view).toEqual(large.view);
  });

  it('swipes to the next picture and to the previous one', () => {
    expect(play([['down', 1, 200, 0, 0], ['move', 1, 100, 5, 80], ['up', 1, 50, 10, 160]]).outcomes).toEqual(['next']);
    expect(play([['down', 1, 0, 0, 0], ['move', 1, 80, 5, 80], ['up', 1, 150, 10, 160]]).outcomes).toEqual(['previous']);
  });

  it.each<[string, Written[], GestureState]>([
    ['too short', [['down', 1, 0, 0, 0], ['up', 1, 60, 0, 100]], NO_GESTURE],
    ['too slow', [['down', 1, 0, 0, 0], ['up', 1, 200, 0, 2000]], NO_GESTURE],
    ['too steep', [['down', 1, 0, 0, 0], ['up', 1, 200, 190, 200]], NO_GESTURE],
    ['over an enlarged picture', [['down', 1, 0, 0, 0], ['move', 1, 200, 0, 50], ['up', 1, 200, 0, 100]], large],
  ])('a swipe %s is none', (_case, sequence, from) => {
    expect(play(sequence, from).outcomes).toEqual([]);
  });

  it('a swipe is as long in the hand on every screen', () => {
    const sequence: Written[] = [['down', 1, 200, 0, 0], ['up', 1, 80, 0, 100]];
    expect(play(sequence).outcomes).toEqual(['next']);
    expect(play(sequence, NO_GESTURE, 2).outcomes).toEqual([]);
  });
});

describe('taps', () => {
  const tap = (time: number, x = 100): Written[] => [['down', 1, x, 50, time], ['up', 1, x + 3, 51, time + 80]];

  it('two in one place enlarge there, two more show the whole', () => {
    const first = play([...tap(0), ...tap(200)]);
    expect(first.outcomes).toEqual(['zoomed']);
    expect(first.state.view.scale).toBe(ZOOM_DOUBLE_TAP);
    expect(play([...tap(1000), ...tap(1200)], first.state).state.view.scale).toBe(1);
  });

  it('a single one, two slow ones and two far apart do nothing', () => {
    expect(play(tap(0)).outcomes).toEqual([]);
    expect(play([...tap(0), ...tap(900)]).outcomes).toEqual([]);
    expect(play([...tap(0), ...tap(200, 400)]).outcomes).toEqual([]);
  });

  it('a third one is the first of a new pair', () => {
    expect(play([...tap(0), ...tap(200), ...tap(400)]).outcomes).toEqual(['zoomed']);
  });
});

describe('two fingers', () => {
  it('pinch around their midpoint, one finger at a time as events come', () => {
    const { state, outcomes } = play([['down', 1, -50, 0, 0], ['down', 2, 50, 0, 10], ['move', 1, -100, 0, 30], ['move', 2, 100, 0, 40], ['up', 1, -100, 0, 60], ['up', 2, 100, 0, 70]]);
    expect(state.view.scale).toBeCloseTo(2);
    expect(state.view.x).toBeCloseTo(0);
    expect(outcomes).toEqual([]);
  });

  it('when one lifts, the other pans on from where it is', () => {
    const { state } = play([['down', 1, -50, 0, 0], ['down', 2, 50, 0, 10], ['up', 2, 50, 0, 40], ['move', 1, -30, 8, 60]], large);
    expect(state.view).toEqual({ scale: 3, x: 20, y: 8 });
  });

  it('are no swipe and no tap, however fast', () => {
    expect(play([['down', 1, 0, 0, 0], ['down', 2, 20, 0, 10], ['move', 1, 300, 0, 40], ['up', 1, 300, 0, 60], ['up', 2, 320, 0, 70]]).outcomes).toEqual([]);
    expect(play([['down', 1, 0, 0, 0], ['down', 2, 20, 0, 10], ['up', 2, 20, 0, 30], ['up', 1, 0, 0, 40], ['down', 1, 0, 0, 90], ['up', 1, 0, 0, 120]]).outcomes).toEqual([]);
  });
});

describe('what is not meant', () => {
  it('a third finger and a palm change nothing', () => {
    const two: Written[] = [['down', 1, -50, 0, 0], ['down', 2, 50, 0, 10]];
    const { state } = play([...two, ['down', 3, 0, 300, 20], ['move', 3, 0, 500, 30], ['up', 3, 0, 500, 40]]);
    expect(state.fingers.map((finger) => finger.id)).toEqual([1, 2]);
    expect(state.view).toEqual(NO_GESTURE.view);
    expect(play([['down', 7, 0, 0, 0, 260], ['move', 7, 200, 0, 30], ['up', 7, 200, 0, 60]])).toEqual({ state: NO_GESTURE, outcomes: [] });
  });

  it('a cancelled finger leaves the picture where it is and swipes nothing', () => {
    const { state, outcomes } = play([['down', 1, 200, 0, 0], ['move', 1, 50, 0, 60], ['cancel', 1, 50, 0, 70], ['up', 1, 0, 0, 80]]);
    expect(outcomes).toEqual([]);
    expect(state.fingers).toEqual([]);
    expect(state.view).toEqual({ scale: 1, x: -150, y: 0 });
  });

  it('a lost "up" does not leave a finger behind for ever', () => {
    const { state } = play([['down', 1, 0, 0, 0], ['down', 1, 10, 0, 500]]);
    expect(state.fingers).toHaveLength(1);
  });

  it('a pointer that never came down moves nothing', () => {
    expect(play([['move', 4, 300, 0, 0], ['up', 4, 300, 0, 20], ['cancel', 4, 0, 0, 30]])).toEqual({ state: NO_GESTURE, outcomes: [] });
  });
});

describe('a whole picture', () => {
  it('is pulled sideways by one finger from where a tap ends, and by nothing else', () => {
    const pull = (sequence: Written[], from = NO_GESTURE) => pulled(play(sequence, from).state, 1);
    expect(pull([['down', 1, 0, 0, 0], ['move', 1, 10, 0, 20]])).toBe(0);
    expect(pull([['down', 1, 0, 0, 0], ['move', 1, -300, 40, 200]])).toBe(-300);
    expect(pull([['down', 1, 0, 0, 0], ['move', 1, -300, 40, 200], ['up', 1, -300, 40, 220]])).toBe(0);
    expect(pull([['down', 1, 0, 0, 0], ['move', 1, -300, 40, 200], ['cancel', 1, -300, 40, 220]])).toBe(0);
    expect(pull([['down', 1, 0, 0, 0], ['down', 2, 90, 0, 10], ['move', 1, -300, 40, 200]])).toBe(0);
    expect(pull([['down', 1, 0, 0, 0], ['move', 1, -300, 40, 200]], large)).toBe(0);
  });
});

it('enlarges no farther than it is told', () => {
  const apart: Written[] = [['down', 1, -50, 0, 0], ['down', 2, 50, 0, 10], ['move', 1, -5000, 0, 50]];
  const most = (limit: number) => apart.reduce((state, [type, id, x, y, time]) => gesture(state, { type, id, point: { x, y }, time, size: 30 }, 1, limit).state, NO_GESTURE).view.scale;
  expect([most(1), most(18)]).toEqual([1, 18]);
});
