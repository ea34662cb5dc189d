import { computed, ref, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import type { Language } from '../../media/schema/language.ts';
import type { Person } from '../../media/schema/people.ts';
import { pageFrom, startBefore, type Sheet } from '../components/roll-sheet.ts';

export interface RollPagesOptions {
  /** The roll. */
  people: MaybeRefOrGetter<readonly Person[]>;
  /** Undefined until the room is measured. */
  sheet: MaybeRefOrGetter<Sheet | undefined>;
  language: MaybeRefOrGetter<Language>;
  /** Where somebody who comes back left the roll. Default: anywhere. */
  from?: number | undefined;
  /** From 0 to below 1; default `Math.random`. */
  random?: () => number;
}

export interface RollPages {
  /** Index in the roll at which the page begins. */
  start: ComputedRef<number>;
  page: ComputedRef<Person[]>;
  next: () => void;
  previous: () => void;
}

/** The roll page by page, from another place every time, so that nobody always stands last. Only one page is ever made. */
export function useRollPages({ people, sheet, language, from, random = Math.random }: RollPagesOptions): RollPages {
  const chance = random();
  const place = ref(from);
  const size = () => toValue(people).length;
  const start = computed(() => place.value ?? Math.floor(chance * size()));
  const page = computed(() => {
    const room = toValue(sheet);
    return room ? pageFrom(toValue(people), start.value, room, toValue(language)) : [];
  });

  function goTo(index: number): void {
    if (size() > 0) place.value = ((index % size()) + size()) % size();
  }

  return {
    start,
    page,
    next: () => { goTo(start.value + page.value.length); },
    previous() {
      const room = toValue(sheet);
      if (room) goTo(startBefore(toValue(people), start.value, room, toValue(language)));
    },
  };
}
