import { createI18n } from 'vue-i18n';
import { MESSAGES } from './messages.ts';

/** Messages are compiled to trees that are walked, never to code: the content security policy allows no eval. */
export function createMessages() {
  return createI18n({
    legacy: false,
    locale: 'zh-Hans',
    fallbackLocale: 'zh-Hans',
    messages: MESSAGES,
  });
}
