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
  let known = '';

  /** The languages that are offered, in the order in which they always stand. */
  const languages = computed(() => LANGUAGES.filter((code) => settings.value.languages.includes(code)));

  function take({ mute, cleaning }: Signals): void {
    muted.value = mute;
    cleaningUntil.value = cleaning > 0 ? performance.now() + cleaning : 0;
  }

  /** Asks for the signals, and for the settings when they have changed. @throws ContentError; what was known stays. */
  async function check(): Promise<void> {
    const signals = await fetchSignals();
    take(signals);
    if (signals.settings === known) return;
    settings.value = await fetchSettings();
    known = signals.settings;
  }

  /** Lets the glass be wiped for a minute. @throws ContentError */
  async function startCleaning(): Promise<void> {
    take(await askForCleaning());
  }

  return { settings, languages, muted, cleaningUntil, check, startCleaning };
});
