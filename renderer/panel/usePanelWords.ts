import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../media/schema/language.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { PANEL_WORDS, type WordKey } from './words/words.ts';

export interface PanelWords {
  /** A word of the panel, `{names}` in it replaced. */
  w: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
  language: ComputedRef<Language>;
}

/** The panel's words in the language that is chosen on the bar. */
export function usePanelWords(): PanelWords {
  const preferences = usePreferencesStore();
  const language = computed(() => preferences.language);
  return {
    w: (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), PANEL_WORDS[language.value][key]),
    language,
  };
}
