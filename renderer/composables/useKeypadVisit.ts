import { nextTick, readonly, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { useLabelsStore } from '../stores/labels.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { languageOf, namesOf } from './spoken-names.ts';
import { goBack } from './useBack.ts';
import { useKeypad } from './useKeypad.ts';
import { useSpokenLabels } from './useSpokenLabels.ts';

/** Where the back key leads from a screen that has no step of its own. Undefined: nowhere, the visit begins there. */
const UP: Readonly<Record<string, RouteLocationRaw | undefined>> = {
  welcome: undefined,
  attract: undefined,
  chapters: { name: 'welcome' },
  person: { name: 'people' },
  roll: { name: 'people' },
  unit: { name: 'units' },
};
/** Screens that are come to from several others: back leads to where one was. */
const RETURNS: ReadonlySet<string> = new Set(['exhibit', 'person', 'roll', 'units', 'unit']);

export interface Whereabouts {
  readonly place: string;
  readonly on: string;
}

function wordsOf(element: Element | null): string {
  return (element?.ariaLabel ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** A visit by the keypad: back through the screens, help, and what has the focus said aloud. */
export function useKeypadVisit(waiting: MaybeRefOrGetter<boolean>): { help: Readonly<Ref<Whereabouts | undefined>>; closeHelp: () => void } {
  const route = useRoute();
  const router = useRouter();
  const preferences = usePreferencesStore();
  const exhibition = useExhibitionStore();
  const labels = useLabelsStore();
  const help = shallowRef<Whereabouts>();
  let opener: HTMLElement | undefined;

  const { active } = useKeypad({ onBack, onHelp });
  const spoken = useSpokenLabels({
    active,
    volume: () => preferences.loudness,
    load: (language) => labels.load(language, exhibition.exhibition?.version ?? ''),
  });

  function onBack(): void {
    if (help.value) {
      closeHelp();
      return;
    }
    if (toValue(waiting) || goBack()) return;
    const name = String(route.name ?? '');
    if (RETURNS.has(name) && router.options.history.state['back']) {
      router.back();
      return;
    }
    const up = name in UP ? UP[name] : { name: 'chapters' };
    if (up) void router.push(up);
  }

  function onHelp(): void {
    if (help.value) {
      closeHelp();
      return;
    }
    if (toValue(waiting) || route.name === 'attract') return;
    const { activeElement } = document;
    const heading = document.querySelector('main h1');
    const focused = activeElement instanceof HTMLElement && activeElement !== document.body && !activeElement.matches('main') ? activeElement : undefined;
    opener = focused;
    const place = heading ? namesOf(document.querySelector('main') ?? heading) : [];
    const on = focused ? ['word:keypadOn', ...namesOf(focused)] : [];
    const names = ['word:keypadHere', ...place, ...on.slice(0, 2), 'word:spokenKeys'];
    help.value = { place: wordsOf(heading), on: focused ? wordsOf(focused) : '' };
    // After the focus has gone to the panel, which would be said instead.
    void nextTick(() => { spoken.say(names, languageOf(document.documentElement)); });
  }

  function closeHelp(): void {
    help.value = undefined;
    void nextTick(() => {
      (opener ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
      opener = undefined;
    });
  }

  // A screen that goes takes its help along.
  watch(() => route.path, () => { help.value = undefined; });
  return { help: readonly(help), closeHelp };
}
