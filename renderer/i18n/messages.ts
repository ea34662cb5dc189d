import type { Language } from '../../media/schema/language.ts';
import { en } from './en.ts';
import { zhHans, type Messages } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export type { MessageKey, Messages } from './zh-hans.ts';

export const MESSAGES: Readonly<Record<Language, Messages>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** A language's name in that language, and the short form on the bar. Never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, { full: string; short: string }>> = {
  'zh-Hans': { full: '简体中文', short: '简' },
  'zh-Hant': { full: '繁體中文', short: '繁' },
  en: { full: 'English', short: 'EN' },
};
