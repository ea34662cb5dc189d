import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { LANGUAGES } from '../../media/schema/language.ts';
import { DEFAULT_SETTINGS, type Settings, type Signals } from '../../media/schema/settings.ts';
import { askForCleaning, fetchSettings, fetchSignals } from '../services/curator.ts';

/** What the museum's own people have set, and what they signal at this moment. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS);
  /** Whether every sound is off. */
  const muted = ref(false);
  /** Until when (`performance.now()`) touches are ignored, because somebody wipes the glass; 0 when nobody does. */
  const cleaningUntil = ref(0);
  /** The generation that the page began with, and the one that the kiosk answers from now; both undefined before the first answer. */
  const begun = ref<string>();
  const generation = ref<string>();
  /** Whether what is shown is a preview for the curator. */
  const previewing = ref(false);
  /** Whether the page holds what is shown no longer, so that it is to be loaded anew. */
  const stale = computed(() => generation.value !== begun.value);
  let known = '';

  /** The languages that are offered, in the order in which they always stand. */
  const languages = computed(() => LANGUAGES.filter((code) => settings.value.languages.includes(code)));

  function take({ mute, cleaning, generation: answering, preview }: Signals): void {
    muted.value = mute;
    if (answering !== undefined) {
      begun.value ??= answering;
      generation.value = answering;
      previewing.value = preview ?? false;
    }
    cleaningUntil.value = cleaning > 0 ? performance.now() + cleaning : 0;
  }

  /**
   * Says how the page does and asks for the signals, and for the settings when they have changed.
   *
   * @param page whether a visitor is there, and whether a screen of the exhibition is shown.
   * @throws ContentError; what was known stays.
   */
  async function check(page: { readonly visitor: boolean; readonly shows: boolean }): Promise<void> {
    const signals = await fetchSignals({ visitor: page.visitor, shown: page.shows ? begun.value : undefined });
    take(signals);
    if (signals.settings === known) return;
    settings.value = await fetchSettings();
    known = signals.settings;
  }

  /** Lets the glass be wiped for a minute. @throws ContentError */
  async function startCleaning(): Promise<void> {
    take(await askForCleaning());
  }

  return { settings, languages, muted, cleaningUntil, stale, previewing, check, startCleaning };
});
