import { toValue, watch, type MaybeRefOrGetter } from 'vue';

/** Begins a narration by itself, once, as soon as `may` says so: what was paused or has ended never begins again. */
export function useAutoplay(may: MaybeRefOrGetter<boolean>, play: () => void): void {
  let begun = false;
  watch(
    () => toValue(may),
    (now) => {
      if (!now || begun) return;
      begun = true;
      play();
    },
    { immediate: true },
  );
}
