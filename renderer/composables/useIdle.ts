import { onScopeDispose, readonly, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';
import { lastPresence, readIdle } from './idle-clock.ts';

/** Quiet time before the warning, in milliseconds. */
export const IDLE_AFTER_MS = 90_000;
/** Length of the countdown, in milliseconds. */
export const COUNTDOWN_MS = 15_000;
/** Longest time for which one finger that stays down counts as presence, in milliseconds. */
export const PRESS_CAP_MS = 20_000;
/** How far, in CSS pixels, a finger that is down must travel to count as moved: fingers tremble, dirt does too. */
export const MOVE_THRESHOLD_PX = 24;
/**
 * How long the warning stays after a finger has left it, in milliseconds. The click follows the finger: it must still
 * meet the warning, not what is under it. A click closes the warning at once; a finger that slid makes none.
 */
export const RELEASE_MS = 300;
/** How often the countdown is redrawn, in milliseconds. */
const TICK_MS = 250;

export interface IdleOptions {
  /** Whether the time runs at all; at the attract screen it does not. Default: it does. */
  enabled?: MaybeRefOrGetter<boolean>;
  /** Until when (`performance.now()`) something other than touch keeps the kiosk awake. Default: never. */
  awakeUntil?: MaybeRefOrGetter<number>;
  /** Milliseconds, default IDLE_AFTER_MS. */
  idleAfter?: MaybeRefOrGetter<number>;
  /** Milliseconds, default COUNTDOWN_MS. */
  countdown?: number;
  /** Milliseconds, default PRESS_CAP_MS. */
  pressCap?: number;
  /** Called once, when the countdown has run out. */
  onOver: () => void;
  /** Default: the page's window. */
  window?: Window;
  /** Milliseconds of a clock that never jumps. Default: `performance.now()`. */
  now?: () => number;
}

export interface Idle {
  /** Whether the warning stands. */
  warning: Readonly<Ref<boolean>>;
  /** Milliseconds left of the countdown. */
  left: Readonly<Ref<number>>;
  /** Somebody is there: the time begins anew, and a warning goes at once. */
  touch: () => void;
}

interface Press {
  since: number;
  x: number;
  y: number;
}

/** Notices that nobody uses the kiosk: after `idleAfter` a warning, after `countdown` more `onOver`. */
export function useIdle(options: IdleOptions): Idle {
  const { countdown = COUNTDOWN_MS, pressCap = PRESS_CAP_MS } = options;
  const target = options.window ?? window;
  const now = options.now ?? (() => performance.now());
  const warning = ref(false);
  const left = ref(countdown);
  const presses = new Map<number, Press>();
  let lastInput = now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isEnabled = () => toValue(options.enabled ?? true);
  const idleAfter = () => toValue(options.idleAfter ?? IDLE_AFTER_MS);

  function check(): void {
    clearTimeout(timer);
    if (!isEnabled()) return;
    const at = now();
    const since = [...presses.values()].map((press) => press.since);
    const presence = lastPresence(at, lastInput, toValue(options.awakeUntil ?? 0), since, pressCap);
    const reading = readIdle(at, presence, { idleAfter: idleAfter(), countdown, pressCap });
    if (warning.value && reading.phase === 'active' && presses.size > 0) {
      timer = setTimeout(check, TICK_MS);
      return;
    }
    warning.value = reading.phase === 'warning';
    left.value = reading.phase === 'active' ? countdown : reading.left;
    if (reading.phase === 'over') {
      touch();
      options.onOver();
      return;
    }
    timer = setTimeout(check, reading.phase === 'warning' ? Math.min(TICK_MS, reading.left) : reading.left);
  }

  function touch(): void {
    lastInput = now();
    if (warning.value) check();
  }

  function down(event: PointerEvent): void {
    lastInput = now();
    presses.set(event.pointerId, { since: lastInput, x: event.clientX, y: event.clientY });
  }

  function move(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) < MOVE_THRESHOLD_PX) return;
    down(event);
  }

  function up(event: PointerEvent): void {
    if (!presses.delete(event.pointerId)) return;
    lastInput = now();
    if (!warning.value) return;
    clearTimeout(timer);
    timer = setTimeout(check, RELEASE_MS);
  }

  function cancel(event: PointerEvent): void {
    presses.delete(event.pointerId);
  }

  /** A key that is stuck is nobody. */
  function press(event: KeyboardEvent): void {
    if (!event.repeat) touch();
  }

  const listeners = new AbortController();
  const listen = { capture: true, passive: true, signal: listeners.signal };
  target.addEventListener('pointerdown', down, listen);
  target.addEventListener('pointermove', move, listen);
  target.addEventListener('pointerup', up, listen);
  target.addEventListener('pointercancel', cancel, listen);
  target.addEventListener('keydown', press, listen);
  target.addEventListener('wheel', touch, listen);

  watch(
    isEnabled,
    () => {
      lastInput = now();
      warning.value = false;
      check();
    },
    { immediate: true },
  );
  // Counted anew: nobody is sent home in the middle of a sentence because a curator has shortened the time.
  watch(idleAfter, () => {
    lastInput = now();
    check();
  });
  onScopeDispose(() => {
    listeners.abort();
    clearTimeout(timer);
  });
  return { warning: readonly(warning), left: readonly(left), touch };
}
