import { toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useCountsStore } from '../stores/counts.ts';
import type { Phase } from './narration-state.ts';

/** Counts narrations of an exhibit that were begun, and heard to their end. Another language goes on with the same one. */
export function useNarrationCounts(exhibit: MaybeRefOrGetter<string>, phase: MaybeRefOrGetter<Phase>): void {
  const counts = useCountsStore();
  let begun = false;
  watch(
    () => toValue(phase),
    (now) => {
      if (now === 'playing' && !begun) {
        begun = true;
        counts.count({ kind: 'narration-begun', what: toValue(exhibit) });
      }
      if (now === 'ended' && begun) {
        begun = false;
        counts.count({ kind: 'narration-ended', what: toValue(exhibit) });
      }
    },
    { flush: 'sync' },
  );
}
