import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import { gesture, NO_GESTURE, pulled, type Contact, type GestureState } from './gestures.ts';
import { bounded, glided, panned, WHOLE, ZOOM_FITS, zoomed, zoomMax, type Glide, type Point, type Size, type View } from './pan-zoom.ts';

/** One press of a key or a button enlarges by this much. */
const KEY_ZOOM = 1.4;
/** One press of an arrow key moves by this share of the stage. */
const KEY_PAN_SHARE = 0.15;
/** How much one pixel of a wheel's turning enlarges, as an exponent. */
const WHEEL_ZOOM = 0.0015;
/** A finger that rested this long before it lifted, in milliseconds, has not thrown the picture. */
const THROW_MAX_REST_MS = 60;

const CONTACTS: Readonly<Record<string, Contact['type']>> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
  lostpointercapture: 'cancel',
};

export interface PanZoomOptions {
  /** The element that fingers touch. It needs `touch-action: none`. */
  readonly stage: Readonly<Ref<HTMLElement | null>>;
  /** Pixels of the picture. */
  readonly picture: MaybeRefOrGetter<Size>;
  /** Whether a finger over the whole picture swipes; it does unless this says no, where the finger has something else to move. */
  readonly swipes?: MaybeRefOrGetter<boolean>;
  /** A swipe or an arrow key over a whole picture: 1 for the next one, -1 for the previous one. */
  onTurn?(direction: 1 | -1): void;
  /** Whether a picture that is let go in motion glides on. */
  readonly glides?: MaybeRefOrGetter<boolean>;
}

export interface PanZoom {
  readonly view: ComputedRef<View>;
  /** For `style.transform` of the picture that fits its stage. */
  readonly transform: ComputedRef<string>;
  readonly whole: ComputedRef<boolean>;
  /** How far a finger pulls the whole picture sideways now, in pixels. */
  readonly pull: ComputedRef<number>;
  /** Whether fingers are on the stage, or what they threw still glides. */
  readonly moving: ComputedRef<boolean>;
  /** The stage in pixels, as it was when the view last changed. */
  readonly size: Readonly<Ref<Size>>;
  zoomIn(): void;
  zoomOut(): void;
  reset(): void;
  /** Page up and down enlarge and shrink, Home shows the whole, the arrow keys move. The input lock lets no others through. */
  onKeydown(event: KeyboardEvent): void;
}

interface Moment {
  readonly view: View;
  readonly time: number;
}

/** Pinch, pan, double tap, wheel and keys on one picture. The rules stand in gestures.ts and pan-zoom.ts. */
export function usePanZoom(options: PanZoomOptions): PanZoom {
  const state = shallowRef<GestureState>(NO_GESTURE);
  const size = shallowRef<Size>({ width: 0, height: 0 });
  const gliding = shallowRef(false);
  let frame: number | undefined;
  let last: Moment | undefined;
  let velocity: Point = { x: 0, y: 0 };

  function box(): DOMRect {
    return options.stage.value?.getBoundingClientRect() ?? new DOMRect();
  }

  function swipes(): boolean {
    return toValue(options.swipes) !== false;
  }

  function most(): number {
    return zoomMax(toValue(options.picture), box());
  }

  function show(view: View): void {
    const { width, height } = box();
    if (width !== size.value.width || height !== size.value.height) size.value = { width, height };
    state.value = { ...state.value, view: bounded(view, toValue(options.picture), size.value) };
  }

  /** A point of the screen, measured from the stage's centre. */
  function placed(x: number, y: number): Point {
    const { left, top, width, height } = box();
    return { x: x - left - width / 2, y: y - top - height / 2 };
  }

  function stopGlide(): void {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    gliding.value = false;
  }

  function glide(from: Glide, since: number): void {
    gliding.value = true;
    frame = requestAnimationFrame((now) => {
      const next = glided(from, Math.max(0, now - since));
      frame = undefined;
      gliding.value = next !== undefined;
      if (!next) return;
      show(next.view);
      glide({ view: state.value.view, velocity: next.velocity }, now);
    });
  }

  function observeSpeed(contact: Contact): void {
    const moment = { view: state.value.view, time: contact.time };
    const ms = last ? moment.time - last.time : 0;
    if (last && ms > 0) velocity = { x: (moment.view.x - last.view.x) / ms, y: (moment.view.y - last.view.y) / ms };
    last = moment;
  }

  function handle(contact: Contact, unit: number): void {
    const step = gesture(state.value, contact, unit, most());
    const panning = step.state.fingers.length === 1 && step.state.tapped === undefined;
    state.value = step.state;
    show(step.state.view);
    if (swipes() && step.outcome === 'next') options.onTurn?.(1);
    if (swipes() && step.outcome === 'previous') options.onTurn?.(-1);
    if (contact.type === 'down') {
      stopGlide();
      last = undefined;
      velocity = { x: 0, y: 0 };
    }
    if (contact.type === 'move' && panning) observeSpeed(contact);
    const thrown = contact.type === 'up' && !step.outcome && last !== undefined && contact.time - last.time < THROW_MAX_REST_MS;
    if (thrown && state.value.fingers.length === 0 && toValue(options.glides) !== false) {
      glide({ view: state.value.view, velocity }, contact.time);
    }
  }

  function lookUnit(): number {
    return Math.min(window.innerWidth, window.innerHeight) / 1080;
  }

  function onPointer(event: PointerEvent): void {
    const type = CONTACTS[event.type];
    if (!type || (event.pointerType === 'mouse' && event.button > 0)) return;
    const stage = options.stage.value;
    // The stage keeps a finger that slides off it, so that its end is never missed, unless what lies on it keeps it.
    if (type === 'down' && !isKept(event, stage)) stage?.setPointerCapture(event.pointerId);
    const contact = Math.max(event.width, event.height);
    handle({ type, id: event.pointerId, point: placed(event.clientX, event.clientY), time: event.timeStamp, size: contact }, lookUnit());
  }

  /** Whether something on the stage follows the finger itself; its events come by here all the same. */
  function isKept(event: PointerEvent, stage: HTMLElement | null): boolean {
    return event.composedPath().some((each) => each instanceof HTMLElement && each !== stage && stage?.contains(each) === true && each.hasPointerCapture(event.pointerId));
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    stopGlide();
    show(zoomed(state.value.view, Math.exp(-event.deltaY * WHEEL_ZOOM), placed(event.clientX, event.clientY), most()));
  }

  function zoomBy(factor: number): void {
    stopGlide();
    show(zoomed(state.value.view, factor, { x: 0, y: 0 }, most()));
  }

  function reset(): void {
    stopGlide();
    state.value = { ...NO_GESTURE, view: WHOLE };
  }

  const whole = computed(() => state.value.view.scale < ZOOM_FITS);

  /** @returns false when there was nothing to turn or to move: then the arrow leads out of the picture. */
  function arrow(across: number, along: number): boolean {
    if (whole.value && across !== 0) {
      options.onTurn?.(across > 0 ? 1 : -1);
      return true;
    }
    const { width, height } = box();
    const { x, y } = state.value.view;
    show(panned(state.value.view, { x: -across * width * KEY_PAN_SHARE, y: -along * height * KEY_PAN_SHARE }));
    return state.value.view.x !== x || state.value.view.y !== y;
  }

  const keys: Readonly<Record<string, () => unknown>> = {
    PageUp: () => { zoomBy(KEY_ZOOM); },
    PageDown: () => { zoomBy(1 / KEY_ZOOM); },
    Home: reset,
    ArrowLeft: () => arrow(-1, 0),
    ArrowRight: () => arrow(1, 0),
    ArrowUp: () => arrow(0, -1),
    ArrowDown: () => arrow(0, 1),
  };

  function onKeydown(event: KeyboardEvent): void {
    // What lies on the stage may have a use for the key itself.
    const act = event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (act && act() !== false) event.preventDefault();
  }

  // The stage may grow or shrink under an enlarged picture: the bar, the text size, a turned screen.
  const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => { show(state.value.view); });

  function unwire(stage: HTMLElement): void {
    for (const type of Object.keys(CONTACTS)) stage.removeEventListener(type, onPointer as EventListener);
    stage.removeEventListener('wheel', onWheel);
    sizes?.unobserve(stage);
  }

  watch(
    options.stage,
    (stage, before) => {
      if (before) unwire(before);
      if (!stage) return;
      for (const type of Object.keys(CONTACTS)) stage.addEventListener(type, onPointer as EventListener);
      stage.addEventListener('wheel', onWheel, { passive: false });
      sizes?.observe(stage);
      show(state.value.view);
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    stopGlide();
    if (options.stage.value) unwire(options.stage.value);
    sizes?.disconnect();
  });

  return {
    view: computed(() => state.value.view),
    transform: computed(() => {
      const { scale, x, y } = state.value.view;
      return `translate(${String(x)}px, ${String(y)}px) scale(${String(scale)})`;
    }),
    whole,
    pull: computed(() => (swipes() ? pulled(state.value, lookUnit()) : 0)),
    moving: computed(() => gliding.value || state.value.fingers.length > 0),
    size,
    zoomIn: () => { zoomBy(KEY_ZOOM); },
    zoomOut: () => { zoomBy(1 / KEY_ZOOM); },
    reset,
    onKeydown,
  };
}
