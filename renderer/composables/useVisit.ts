import { useRouter } from 'vue-router';
import { useActivityStore } from '../stores/activity.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { useSearchStore } from '../stores/search.ts';
import { useTributesStore } from '../stores/tributes.ts';
import { forgetScroll } from './useKeptScroll.ts';

/** Age of the page, in milliseconds, from which the end of a visit loads it afresh: nothing may pile up over months. */
const FRESH_PAGE_AFTER_MS = 12 * 60 * 60_000;

/** The end of a visit: settings, what was seen and where it was scrolled to go back, and the attract screen comes. */
export function useVisit(): { end: () => Promise<void> } {
  const router = useRouter();
  const preferences = usePreferencesStore();
  const exhibition = useExhibitionStore();
  const activity = useActivityStore();
  const search = useSearchStore();
  const tributes = useTributesStore();

  async function end(): Promise<void> {
    preferences.reset();
    exhibition.forgetSeen();
    search.forget();
    tributes.forget();
    activity.releaseAll();
    forgetScroll();
    if (performance.now() > FRESH_PAGE_AFTER_MS) location.replace('/');
    else await router.replace({ name: 'attract' });
  }

  return { end };
}
