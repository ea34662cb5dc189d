import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export interface PlayThroughOptions {
  /** How many stops there are. */
  count: () => number;
  /** Where it stands, 0 to count - 1. */
  index: Ref<number>;
  /** How long a stop is shown, in milliseconds. */
  dwell: (index: number) => number;
  /** Called when it starts; keeps the kiosk awake until what it returns is called. */
  hold: () => () => void;
}

export interface PlayThrough {
  playing: Readonly<Ref<boolean>>;
  /** Starts from where it stands, at the end from the beginning; or stops. */
  toggle: () => void;
  stop: () => void;
}

/** Goes from stop to stop by itself, and stops at the last. */
export function usePlayThrough({ count, index, dwell, hold }: PlayThroughOptions): PlayThrough {
  const playing = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let release: (() => void) | undefined;

  function wait(): void {
    timer = setTimeout(() => {
      if (index.value >= count() - 1) {
        stop();
        return;
      }
      index.value += 1;
      wait();
    }, dwell(index.value));
  }

  function stop(): void {
    clearTimeout(timer);
    playing.value = false;
    release?.();
    release = undefined;
  }

  function toggle(): void {
    if (playing.value) {
      stop();
      return;
    }
    if (count() === 0) return;
    if (index.value >= count() - 1) index.value = 0;
    playing.value = true;
    release = hold();
    wait();
  }

  onScopeDispose(stop);
  return { playing: readonly(playing), toggle, stop };
}
