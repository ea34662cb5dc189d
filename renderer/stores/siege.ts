import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { SiegeMap } from '../../media/schema/map.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { fetchMap, fetchTimeline } from '../services/exhibition.ts';

/** The siege day by day: what is recorded of its days, and the map. */
export const useSiegeStore = defineStore('siege', () => {
  const timeline = shallowRef<TimelineEvent[] | null>(null);
  const map = shallowRef<SiegeMap | null>(null);
  let loading: { version: string; done: Promise<void> } | undefined;

  async function fetchBoth(): Promise<void> {
    const [events, drawing] = await Promise.all([fetchTimeline(), fetchMap()]);
    timeline.value = events;
    map.value = drawing;
  }

  /** Fetches both once for a version of the content; after a failure the next call tries again. @throws ContentError */
  function load(version: string): Promise<void> {
    if (loading?.version === version) return loading.done;
    const done = fetchBoth().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    loading = { version, done };
    return done;
  }

  return { timeline, map, load };
});
