import { onScopeDispose, readonly, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';

export interface TurningOptions {
  /** How long a page stays, in milliseconds. */
  dwell: MaybeRefOrGetter<number>;
  /** What counts as a page: its time begins anew when this changes. */
  page: MaybeRefOrGetter<unknown>;
  turn: () => void;
  /** Whether it begins by itself. Default: it does. */
  begin?: boolean;
  /** Keeps the kiosk awake while the pages turn; returns the release. */
  hold: () => () => void;
}

/** Turns pages by itself until somebody stops it. */
export function useTurning({ dwell, page, turn, hold, begin = true }: TurningOptions): { turning: Readonly<Ref<boolean>>; stop: () => void; toggle: () => void } {
  const turning = ref(begin);

  watch(
    [() => toValue(page), () => toValue(dwell), turning],
    (_now, _before, onCleanup) => {
      if (!turning.value) return;
      const timer = setTimeout(turn, toValue(dwell));
      onCleanup(() => clearTimeout(timer));
    },
    { immediate: true },
  );
  let release: (() => void) | undefined;
  watch(
    turning,
    (on) => {
      release?.();
      release = on ? hold() : undefined;
    },
    { immediate: true },
  );
  onScopeDispose(() => release?.());

  return {
    turning: readonly(turning),
    stop: () => { turning.value = false; },
    toggle: () => { turning.value = !turning.value; },
  };
}
