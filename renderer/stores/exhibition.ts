import { defineStore } from 'pinia';
import { computed, reactive, ref, shallowRef } from 'vue';
import type { Chapter, Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Place } from '../../media/schema/places.ts';
import type { Unit } from '../../media/schema/units.ts';
import { fetchExhibit, fetchExhibition, fetchPeople, fetchPlaces, fetchUnits } from '../services/exhibition.ts';
import { chapterOf, exhibitSummary, nextOf } from './exhibition-rules.ts';

export { ContentError } from '../services/http.ts';
export type ExhibitionStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** The exhibition that is shown: its way, its people, and the exhibits that were opened. */
export const useExhibitionStore = defineStore('exhibition', () => {
  const exhibition = shallowRef<Exhibition | null>(null);
  const people = shallowRef<Person[]>([]);
  const units = shallowRef<Unit[]>([]);
  const places = shallowRef<Place[]>([]);
  const status = ref<ExhibitionStatus>('idle');
  const seen = reactive(new Set<string>());
  const opened = new Map<string, Promise<Exhibit>>();
  const ready = new Map<string, Exhibit>();
  let loadingPeople: Promise<void> | undefined;

  const peopleById = computed(() => new Map(people.value.map((person) => [person.id, person])));
  const unitsById = computed(() => new Map(units.value.map((unit) => [unit.id, unit])));
  const placesById = computed(() => new Map(places.value.map((place) => [place.id, place])));

  /** What belongs to the content that was shown before an update. */
  function forgetContent(): void {
    opened.clear();
    ready.clear();
    loadingPeople = undefined;
  }

  /** Fetches the way through the exhibition. May be called again: after a failure, or to see an update. @throws ContentError */
  async function load(): Promise<void> {
    status.value = 'loading';
    try {
      const fetched = await fetchExhibition();
      if (exhibition.value && exhibition.value.version !== fetched.version) forgetContent();
      exhibition.value = fetched;
      status.value = 'ready';
    } catch (error) {
      status.value = 'failed';
      throw error;
    }
  }

  /** Fetches people, their units and places, once; after a failure the next call tries again. @throws ContentError */
  function loadPeople(): Promise<void> {
    loadingPeople ??= Promise.all([fetchPeople(), fetchUnits(), fetchPlaces()])
      .then(([allPeople, allUnits, allPlaces]) => {
        people.value = allPeople;
        units.value = allUnits;
        places.value = allPlaces;
      })
      .catch((error: unknown) => {
        loadingPeople = undefined;
        throw error;
      });
    return loadingPeople;
  }

  /** An exhibit in full; kept once it was fetched. @throws ContentError */
  function openExhibit(id: string): Promise<Exhibit> {
    const known = opened.get(id);
    if (known) return known;
    const asked = fetchExhibit(id);
    opened.set(id, asked);
    asked.then(
      (exhibit) => {
        // Unless an update has come since.
        if (opened.get(id) === asked) ready.set(id, exhibit);
      },
      () => opened.delete(id),
    );
    return asked;
  }

  /** An exhibit that was opened before, at once: a screen that has it need not be drawn without it first. */
  function openedExhibit(id: string): Exhibit | undefined {
    return ready.get(id);
  }

  function markSeen(id: string): void {
    seen.add(id);
  }

  /** For the next visitor nothing has been seen. */
  function forgetSeen(): void {
    seen.clear();
  }

  return {
    exhibition,
    people,
    units,
    places,
    peopleById,
    unitsById,
    placesById,
    status,
    seen,
    load,
    loadPeople,
    openExhibit,
    openedExhibit,
    markSeen,
    forgetSeen,
    exhibitSummary: (id: string): ExhibitSummary | undefined => exhibitSummary(exhibition.value, id),
    /** The chapter that lists the exhibit. */
    chapterOf: (id: string): Chapter | undefined => chapterOf(exhibition.value, id),
    /** The exhibit after `id` on the way, over the border of a chapter too. */
    nextOf: (id: string): ExhibitSummary | undefined => nextOf(exhibition.value, id),
  };
});
