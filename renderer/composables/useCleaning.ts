import { onScopeDispose, readonly, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';

/** How often the countdown is redrawn, in milliseconds. */
const TICK_MS = 250;
/**
 * Longest time, in milliseconds, that the glass stays shut after the minute because of a hand that still rests on it: its
 * lifting must not be taken for a touch, and something left on the glass must not shut it for ever.
 */
export const LINGER_MS = 5_000;

/** Everything that a hand on the glass, or on a keypad under it, can do to a page. */
const EVENTS = [
  'pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'touchstart', 'touchmove', 'touchend', 'touchcancel',
  'mousedown', 'mousemove', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'wheel', 'keydown', 'keyup',
] as const;

export interface CleaningOptions {
  /** Until when (`performance.now()`) touches are ignored. */
  readonly until: MaybeRefOrGetter<number>;
  /** Called when it begins. */
  onStart(): void;
  /** Default: the page's window. */
  readonly window?: Window;
  /** Default: `performance.now()`. */
  readonly now?: () => number;
}

/** While the glass is wiped, nothing that happens on it reaches the page. */
export function useCleaning(options: CleaningOptions): { active: Readonly<Ref<boolean>>; left: Readonly<Ref<number>> } {
  const target = options.window ?? window;
  const now = options.now ?? (() => performance.now());
  const active = ref(false);
  const left = ref(0);
  const fingers = new Set<number>();
  let ends = 0;
  let lifted = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let listeners: AbortController | undefined;

  function swallow(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'pointerdown') fingers.add((event as PointerEvent).pointerId);
    if (event.type !== 'pointerup' && event.type !== 'pointercancel') return;
    fingers.delete((event as PointerEvent).pointerId);
    lifted = now();
  }

  function start(): void {
    active.value = true;
    fingers.clear();
    listeners = new AbortController();
    for (const type of EVENTS) target.addEventListener(type, swallow, { capture: true, passive: false, signal: listeners.signal });
    timer = setInterval(look, TICK_MS);
    options.onStart();
  }

  function end(): void {
    clearInterval(timer);
    listeners?.abort();
    active.value = false;
  }

  function look(): void {
    const remains = ends - now();
    left.value = Math.max(0, remains);
    if (!active.value) {
      if (remains > 0) start();
      return;
    }
    // The click comes after the finger has left: it must still be swallowed.
    const handsOff = fingers.size === 0 && now() - lifted >= TICK_MS;
    if (remains <= 0 && (handsOff || remains <= -LINGER_MS)) end();
  }

  watch(
    () => toValue(options.until),
    (until) => {
      ends = until > 0 ? until : Math.min(ends, now());
      look();
    },
    { immediate: true },
  );
  onScopeDispose(end);
  return { active: readonly(active), left: readonly(left) };
}
