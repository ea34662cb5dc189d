import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Longest time that one hold keeps the kiosk awake, in milliseconds: ten minutes, longer than any narration. */
export const HOLD_CAP_MS = 10 * 60_000;

/**
 * Reasons to stay awake although nobody touches the screen: a narration, a film. Each is released by the function that
 * `hold` returns; one that nobody releases lapses after HOLD_CAP_MS.
 */
export const useActivityStore = defineStore('activity', () => {
  const holds = new Map<symbol, number>();
  /** Until when (`performance.now()`) the kiosk counts as in use; moves on with holds and their release. */
  const awakeUntil = ref(0);

  function latest(now: number): number {
    const open = [...holds.values()].map((since) => since + HOLD_CAP_MS);
    return Math.max(...open, now);
  }

  /** Keeps the idle timer from running. @returns the release; calling it twice does no harm. */
  function hold(reason: string): () => void {
    const key = Symbol(reason);
    const since = performance.now();
    holds.set(key, since);
    awakeUntil.value = latest(since);
    return () => {
      // Released after it lapsed, a hold must not begin the waiting anew.
      if (holds.delete(key)) awakeUntil.value = latest(Math.min(performance.now(), since + HOLD_CAP_MS));
    };
  }

  /** Drops every hold: the visit is over. */
  function releaseAll(): void {
    holds.clear();
    awakeUntil.value = 0;
  }

  return { awakeUntil, hold, releaseAll };
});
