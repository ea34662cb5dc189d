import { computed, type ComputedRef } from 'vue';
import type { Exhibition } from '../../media/schema/exhibition.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { useFetch } from './useFetch.ts';

/**
 * The exhibition, asked for until it comes: at the attract screen nobody is there to ask again.
 *
 * @param options.refresh asks even if it is there: an update may have come since. Default: false.
 */
export function useExhibitionRetry(options: { refresh?: boolean } = {}): ComputedRef<Exhibition | null> {
  const store = useExhibitionStore();
  const { run } = useFetch();
  if (options.refresh || !store.exhibition) void run(() => store.load());
  return computed(() => store.exhibition);
}
