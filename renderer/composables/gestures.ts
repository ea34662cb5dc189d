import { doubleTapped, panned, pinched, WHOLE, ZOOM_FITS, ZOOM_MAX, type Point, type View } from './pan-zoom.ts';

/** Thresholds; lengths in look units (pixels on a screen whose short side is 1080), multiplied by `unit`. */
const TAP_MAX_TRAVEL = 16;
const TAP_MAX_MS = 300;
const DOUBLE_TAP_MAX_MS = 350;
const DOUBLE_TAP_MAX_DISTANCE = 60;
const SWIPE_MIN_TRAVEL = 90;
const SWIPE_MAX_MS = 700;
/** A swipe goes sideways: at least this many times as far as it goes up or down. */
const SWIPE_MIN_SLANT = 1.5;
/** A contact wider than this is a palm or a sleeve, not a finger. */
const PALM_MIN_SIZE = 140;

/** A pointer event reduced to what gestures need; points are measured from the stage's centre. Times in milliseconds. */
export interface Contact {
  readonly type: 'down' | 'move' | 'up' | 'cancel';
  readonly id: number;
  readonly point: Point;
  readonly time: number;
  /** The longer side of the contact in pixels, 0 or 1 where the screen does not measure it. */
  readonly size: number;
}

interface Finger {
  readonly id: number;
  readonly point: Point;
}

interface Tap {
  readonly point: Point;
  readonly time: number;
}

export interface GestureState {
  readonly view: View;
  /** At most two: further fingers and palms are ignored. */
  readonly fingers: readonly Finger[];
  /** Where and when a single finger came down; undefined once the gesture can be neither a tap nor a swipe. */
  readonly origin: Tap | undefined;
  /** A tap that may become a double tap. */
  readonly tapped: Tap | undefined;
}

export type GestureOutcome = 'next' | 'previous' | 'zoomed';

export interface GestureStep {
  readonly state: GestureState;
  readonly outcome?: GestureOutcome;
}

export const NO_GESTURE: GestureState = { view: WHOLE, fingers: [], origin: undefined, tapped: undefined };

function travel(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function down(state: GestureState, contact: Contact, unit: number): GestureStep {
  if (contact.size > PALM_MIN_SIZE * unit || state.fingers.length >= 2) return { state };
  const fingers = [...state.fingers.filter((finger) => finger.id !== contact.id), { id: contact.id, point: contact.point }];
  const alone = fingers.length === 1;
  return {
    state: { ...state, fingers, origin: alone ? { point: contact.point, time: contact.time } : undefined, tapped: alone ? state.tapped : undefined },
  };
}

function move(state: GestureState, contact: Contact, unit: number, most: number): GestureStep {
  const [first, second] = state.fingers;
  const moved = (finger: Finger): Finger => (finger.id === contact.id ? { id: finger.id, point: contact.point } : finger);
  if (!first || !state.fingers.some((finger) => finger.id === contact.id)) return { state };
  const fingers = state.fingers.map(moved);
  if (second) {
    const view = pinched(state.view, [first.point, second.point], [moved(first).point, moved(second).point], most);
    return { state: { ...state, fingers, view } };
  }
  // A finger that lands is never quite still: the picture begins to move where a tap ends.
  if (state.origin && travel(state.origin.point, contact.point) < TAP_MAX_TRAVEL * unit) return { state };
  const by = { x: contact.point.x - first.point.x, y: contact.point.y - first.point.y };
  return { state: { ...state, fingers, view: panned(state.view, by), tapped: undefined } };
}

function swipeOf(origin: Tap, contact: Contact, unit: number): GestureOutcome | undefined {
  const across = contact.point.x - origin.point.x;
  const along = Math.abs(contact.point.y - origin.point.y);
  const long = Math.abs(across) >= SWIPE_MIN_TRAVEL * unit;
  if (!long || Math.abs(across) < along * SWIPE_MIN_SLANT || contact.time - origin.time > SWIPE_MAX_MS) return undefined;
  return across < 0 ? 'next' : 'previous';
}

function isTap(origin: Tap, contact: Contact, unit: number): boolean {
  return contact.time - origin.time <= TAP_MAX_MS && travel(origin.point, contact.point) < TAP_MAX_TRAVEL * unit;
}

function up(state: GestureState, contact: Contact, unit: number, most: number): GestureStep {
  if (!state.fingers.some((finger) => finger.id === contact.id)) return { state };
  const fingers = state.fingers.filter((finger) => finger.id !== contact.id);
  const lifted: GestureState = { ...state, fingers, origin: undefined };
  const origin = state.origin;
  if (!origin) return { state: lifted };
  if (isTap(origin, contact, unit)) {
    const before = state.tapped;
    const twice =
      before !== undefined &&
      contact.time - before.time <= DOUBLE_TAP_MAX_MS &&
      travel(before.point, contact.point) <= DOUBLE_TAP_MAX_DISTANCE * unit;
    if (!twice) return { state: { ...lifted, tapped: { point: contact.point, time: contact.time } } };
    return { state: { ...lifted, tapped: undefined, view: doubleTapped(state.view, contact.point, most) }, outcome: 'zoomed' };
  }
  const swipe = state.view.scale < ZOOM_FITS ? swipeOf(origin, contact, unit) : undefined;
  return { state: { ...lifted, tapped: undefined }, ...(swipe ? { outcome: swipe } : {}) };
}

/** The system took the finger away: the picture stays where it is, and nothing was meant by it. */
function cancel(state: GestureState, contact: Contact): GestureStep {
  const fingers = state.fingers.filter((finger) => finger.id !== contact.id);
  return fingers.length === state.fingers.length ? { state } : { state: { ...state, fingers, origin: undefined, tapped: undefined } };
}

/** How far a single finger has pulled a whole picture sideways, in pixels: the strip of pictures follows it. */
export function pulled({ view, fingers, origin }: GestureState, unit: number): number {
  const [finger, second] = fingers;
  if (!finger || second || !origin || view.scale >= ZOOM_FITS) return 0;
  const across = finger.point.x - origin.point.x;
  const along = finger.point.y - origin.point.y;
  return Math.hypot(across, along) < TAP_MAX_TRAVEL * unit ? 0 : across;
}

/**
 * What one contact does to the picture: a finger pans it, two pinch it, a double tap enlarges it, a swipe over a whole
 * picture asks for the next or the previous one.
 *
 * @param unit Pixels in one look unit.
 * @param most How far the picture can be enlarged.
 */
export function gesture(state: GestureState, contact: Contact, unit: number, most: number = ZOOM_MAX): GestureStep {
  switch (contact.type) {
    case 'down':
      return down(state, contact, unit);
    case 'move':
      return move(state, contact, unit, most);
    case 'up':
      return up(state, contact, unit, most);
    case 'cancel':
      return cancel(state, contact);
  }
}
