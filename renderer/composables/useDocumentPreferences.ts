import { watchEffect } from 'vue';
import { useI18n } from 'vue-i18n';
import { usePreferencesStore } from '../stores/preferences.ts';

/** Writes the visitor's settings where style sheets and screen readers find them: attributes of the document's root. */
export function useDocumentPreferences(root: HTMLElement = document.documentElement): void {
  const preferences = usePreferencesStore();
  const { locale, t } = useI18n();
  watchEffect(() => {
    locale.value = preferences.language;
    root.ownerDocument.title = t('appName');
    root.lang = preferences.language;
    root.dataset['text'] = String(preferences.textStep);
    root.dataset['contrast'] = preferences.contrast;
    root.dataset['reach'] = preferences.reach;
    root.dataset['motion'] = preferences.reducedMotion ? 'reduced' : 'full';
  });
}
