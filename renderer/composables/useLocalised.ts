import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Language, Text } from '../../media/schema/language.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { useMissingStore } from '../stores/missing.ts';
import { usePreferencesStore } from '../stores/preferences.ts';

export interface Localised {
  /** A word of the interface. */
  t: (key: MessageKey, values?: Record<string, string | number>) => string;
  /** A text of the content in the visitor's language; a text that only another language has is shown in that one. */
  local: (text: Text) => string;
  language: ComputedRef<Language>;
}

/** Words of the interface and of the content in the visitor's language. A missing translation is reported. */
export function useLocalised(): Localised {
  const { t } = useI18n();
  const missing = useMissingStore();
  const preferences = usePreferencesStore();

  function local(text: Text): string {
    const wanted = text[preferences.language];
    if (wanted !== '') return wanted;
    const other = text['zh-Hans'] || text['zh-Hant'] || text.en;
    if (other !== '') missing.report('translation', `${preferences.language}: ${other.slice(0, 60)}`);
    return other;
  }

  return {
    t: (key, values) => (values ? t(key, values) : t(key)),
    local,
    language: computed(() => preferences.language),
  };
}
