import { computed, onScopeDispose, type ComputedRef } from 'vue';
import type { Exhibition } from '../../media/schema/exhibition.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';

/** Pause before the exhibition is asked for again, in milliseconds. */
export const RETRY_AFTER_MS = 5_000;

/**
 * The exhibition, asked for until it comes: at the attract screen nobody is there to ask again.
 *
 * @param options.refresh asks even if it is there: an update may have come since. Default: false.
 */
export function useExhibitionRetry(options: { refresh?: boolean } = {}): ComputedRef<Exhibition | null> {
  const store = useExhibitionStore();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function ask(): Promise<void> {
    try {
      await store.load();
    } catch {
      // The store's status says so; the handler has logged why.
      if (!stopped) timer = setTimeout(() => void ask(), RETRY_AFTER_MS);
    }
  }

  if (options.refresh || !store.exhibition) void ask();
  onScopeDispose(() => {
    stopped = true;
    clearTimeout(timer);
  });
  return computed(() => store.exhibition);
}
