import type { Language } from '../../media/schema/language.ts';

/** What stands over a preview; only a curator meets it. */
export const PREVIEW_WORDS: Readonly<Record<Language, string>> = {
  'zh-Hans': '预览，尚未展出',
  'zh-Hant': '預覽，尚未展出',
  en: 'Preview, not yet shown to visitors',
};
