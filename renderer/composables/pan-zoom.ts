/** How far a picture can at least be enlarged beyond fitting its stage. */
export const ZOOM_MAX = 6;

/** What a double tap enlarges to. */
export const ZOOM_DOUBLE_TAP = 2.5;

/** Below this scale a picture counts as fitting, and a swipe turns to the next one. */
export const ZOOM_FITS = 1.02;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How a picture stands on its stage: enlarged `scale` times from fitting, its centre `x` and `y` away from the
 * stage's centre. Pixels of the stage.
 */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** Size of a picture that fits its stage with nothing cut off. */
export function fitted(picture: Size, stage: Size): Size {
  const ratio = Math.min(stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * ratio, height: picture.height * ratio };
}

function clamp(value: number, limit: number): number {
  // Without slack the place is 0, not -0.
  return limit === 0 ? 0 : Math.min(limit, Math.max(-limit, value));
}

/** How far a picture can be enlarged on a stage: a large scan until one of its pixels is one of the screen's. */
export function zoomMax(picture: Size, stage: Size): number {
  const { width } = fitted(picture, stage);
  return width > 0 ? Math.max(ZOOM_MAX, picture.width / width) : ZOOM_MAX;
}

/** Keeps a view within its bounds: an edge never leaves the stage's edge, and what fits stays in the middle. */
export function bounded(view: View, picture: Size, stage: Size): View {
  const scale = Math.min(zoomMax(picture, stage), Math.max(1, view.scale));
  const size = fitted(picture, stage);
  const slackX = Math.max(0, (size.width * scale - stage.width) / 2);
  const slackY = Math.max(0, (size.height * scale - stage.height) / 2);
  return { scale, x: clamp(view.x, slackX), y: clamp(view.y, slackY) };
}

/**
 * Enlarges by `factor` around `point`, measured from the stage's centre, so that what lies under the point stays
 * there. The scale stays between 1 and `most`; the place may still have to be bounded.
 */
export function zoomed(view: View, factor: number, point: Point, most: number = ZOOM_MAX): View {
  const scale = Math.min(most, Math.max(1, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * real, y: point.y - (point.y - view.y) * real };
}

export function panned(view: View, by: Point): View {
  return { scale: view.scale, x: view.x + by.x, y: view.y + by.y };
}

function midpoint(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Two fingers moved from `before` to `now`: the picture follows their midpoint and their spread. */
export function pinched(view: View, before: readonly [Point, Point], now: readonly [Point, Point], most: number = ZOOM_MAX): View {
  const from = midpoint(...before);
  const to = midpoint(...now);
  // Fingers that touch give no spread to divide by: one pixel keeps the picture from jumping to its limit.
  const factor = distance(...now) / Math.max(1, distance(...before));
  return panned(zoomed(view, factor, from, most), { x: to.x - from.x, y: to.y - from.y });
}

/** A double tap shows the tapped detail large, or the whole picture again. */
export function doubleTapped(view: View, point: Point, most: number = ZOOM_MAX): View {
  return view.scale > ZOOM_FITS ? WHOLE : zoomed(view, ZOOM_DOUBLE_TAP / view.scale, point, most);
}

/** After this many milliseconds a picture that was let go glides at 1/e of its speed. */
const GLIDE_MS = 160;

/** Slower than this, in pixels per millisecond, a glide has ended. */
const GLIDE_MIN_SPEED = 0.02;

export interface Glide {
  readonly view: View;
  /** Pixels per millisecond. */
  readonly velocity: Point;
}

/** A picture that was let go in motion, `ms` later. @returns undefined when it has come to rest. */
export function glided(glide: Glide, ms: number): Glide | undefined {
  const left = Math.exp(-ms / GLIDE_MS);
  const velocity = { x: glide.velocity.x * left, y: glide.velocity.y * left };
  const way = GLIDE_MS * (1 - left);
  if (Math.hypot(velocity.x, velocity.y) < GLIDE_MIN_SPEED) return undefined;
  return { view: panned(glide.view, { x: glide.velocity.x * way, y: glide.velocity.y * way }), velocity };
}
