import { effectScope, watch } from 'vue';
import type { RouteLocationNormalized, Router } from 'vue-router';
import { useActivityStore } from '../stores/activity.ts';
import { useCountsStore } from '../stores/counts.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { useSearchStore } from '../stores/search.ts';
import { countOfScreen, createSearchCounter, isVisit, minutesOf } from './visit-counts.ts';

export interface CountingOptions {
  /** Default: the page's window. */
  readonly window?: Window;
  /** Milliseconds of a clock that never jumps. Default: `performance.now()`. */
  now?(): number;
}

interface Visit {
  readonly begun: number;
  /** What was counted already; a way back to it is no second time. */
  readonly seen: Set<string>;
  language: string;
}

/**
 * Counts visits and what is opened in them, for the curators. Loaded after the first screen, which must not wait for it.
 *
 * @returns ends it.
 */
export function startCounting(router: Router, { window: target = window, now = () => performance.now() }: CountingOptions = {}): () => void {
  const counts = useCountsStore();
  const search = useSearchStore();
  const activity = useActivityStore();
  const preferences = usePreferencesStore();
  const searches = createSearchCounter();
  const scope = effectScope(true);
  const listeners = new AbortController();
  let visit: Visit | undefined;
  /** When somebody last touched, and until when a narration kept the kiosk awake. */
  let touched = now();
  let awake = 0;

  function settleSearch(): void {
    const count = searches.settled();
    if (count && visit) counts.count(count);
  }

  function begin(): Visit {
    touched = now();
    counts.count({ kind: 'visit', what: '' });
    return { begun: now(), seen: new Set(), language: '' };
  }

  /** The quiet time before the end is no part of a visit. */
  function end(): void {
    settleSearch();
    searches.forget();
    if (!visit) return;
    const present = Math.max(touched, Math.min(awake, now()));
    counts.count({ kind: 'minutes', what: minutesOf(present - visit.begun) });
    visit = undefined;
    void counts.send();
  }

  function arrive({ name, params }: RouteLocationNormalized): void {
    const screen = String(name ?? '');
    if (screen !== 'search') settleSearch();
    if (!isVisit(screen)) {
      end();
      return;
    }
    visit ??= begin();
    // On the welcome screen nobody has chosen yet.
    if (screen !== 'welcome' && visit.language !== preferences.language) {
      visit.language = preferences.language;
      counts.count({ kind: 'language', what: preferences.language });
    }
    const id = typeof params['id'] === 'string' ? params['id'] : undefined;
    const count = countOfScreen(screen, id);
    const key = `${count?.kind} ${count?.what} ${id ?? ''}`;
    if (!count || visit.seen.has(key)) return;
    visit.seen.add(key);
    counts.count(count);
  }

  scope.run(() => {
    // At once, for the end of a visit clears the text before the screen goes.
    watch(() => search.text, (text) => { if (text === '') settleSearch(); }, { flush: 'sync' });
    watch(() => search.listed, (listed) => { if (listed) searches.listed(search.text, listed.total); }, { flush: 'sync' });
    // A narration is listened to without a touch; the end of a visit puts it back to 0.
    watch(() => activity.awakeUntil, (until) => { if (until > 0) awake = until; }, { flush: 'sync' });
  });
  const listen = { capture: true, passive: true, signal: listeners.signal };
  for (const type of ['pointerdown', 'keydown'] as const) target.addEventListener(type, () => { touched = now(); }, listen);
  target.addEventListener('error', ({ error }) => {
    // Without an error it is a remark of the browser's, such as on observers, and nothing broke.
    if (visit && error instanceof Error) counts.count({ kind: 'error', what: 'page' });
  }, listen);
  target.addEventListener('pagehide', end, listen);
  const leave = router.afterEach((to, _from, failure) => { if (!failure) arrive(to); });
  arrive(router.currentRoute.value);
  return () => {
    leave();
    listeners.abort();
    scope.stop();
  };
}
