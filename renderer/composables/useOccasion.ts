import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue';
import { dayOfYear, isOpenAt } from '../../media/schema/settings.ts';
import { useSettingsStore } from '../stores/settings.ts';

/** How often the clock is looked at, in milliseconds. */
export const CLOCK_EVERY_MS = 10_000;

/** `closed`: nobody is to be in the hall. `solemn`: a day of remembrance. `usual`: any other. */
export type Occasion = 'usual' | 'closed' | 'solemn';

/** What the attract screen is to be just now, by the kiosk's own clock, and the day of the year, `08-08`. */
export function useOccasion(): { occasion: ComputedRef<Occasion>; today: ComputedRef<string> } {
  const store = useSettingsStore();
  const now = shallowRef(new Date());
  const timer = setInterval(() => {
    now.value = new Date();
  }, CLOCK_EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  const today = computed(() => dayOfYear(now.value));
  const occasion = computed(() => {
    const { openingHours, solemnDates } = store.settings;
    if (!isOpenAt(openingHours, now.value)) return 'closed';
    return solemnDates.includes(today.value) ? 'solemn' : 'usual';
  });
  return { occasion, today };
}
