import { computed, shallowRef, watch, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue';
import type { Exhibition } from '../../media/schema/exhibition.ts';
import { roundsOf, type Slide } from '../components/attract-slides.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { useSiegeStore } from '../stores/siege.ts';
import { useFetch } from './useFetch.ts';

/** What the attract loop shows of the exhibition, in rounds; what has not come yet, or does not come, is left out of it. */
export function useAttractSlides(exhibition: MaybeRefOrGetter<Exhibition | null>, today: MaybeRefOrGetter<string>): ComputedRef<readonly Slide[][]> {
  const store = useExhibitionStore();
  const siege = useSiegeStore();
  const people = useFetch();
  const events = useFetch();
  /** Undefined until it is known: before, no line may be shown. */
  const grave = shallowRef<ReadonlySet<string>>();

  async function loadEvents({ version, chapters }: Exhibition): Promise<void> {
    const advised = chapters.flatMap(({ exhibits }) => exhibits.filter(({ advisory }) => advisory));
    const [opened] = await Promise.all([Promise.all(advised.map(({ id }) => store.openExhibit(id))), siege.load(version)]);
    grave.value = new Set(opened.flatMap(({ sections }) => sections));
  }

  watch(
    () => toValue(exhibition),
    (shown) => {
      if (!shown) return;
      void people.run(() => store.loadPeople());
      void events.run(() => loadEvents(shown));
    },
    { immediate: true },
  );

  return computed(() => {
    const shown = toValue(exhibition);
    if (!shown) return [];
    const lines = grave.value ? (siege.timeline ?? []) : [];
    return roundsOf({ exhibition: shown, events: lines, people: store.people, grave: grave.value ?? new Set(), today: toValue(today) });
  });
}
