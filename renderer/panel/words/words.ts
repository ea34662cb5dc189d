import type { Language } from '../../../media/schema/language.ts';
import { doorEn, doorZhHans, doorZhHant } from './door.ts';
import { messagesEn, messagesZhHans, messagesZhHant } from './messages.ts';
import { overviewEn, overviewZhHans, overviewZhHant } from './overview.ts';
import { recordsEn, recordsZhHans, recordsZhHant } from './records.ts';
import { refusalsEn, refusalsZhHans, refusalsZhHant } from './refusals.ts';
import { settingsEn, settingsZhHans, settingsZhHant } from './settings.ts';
import { shellEn, shellZhHans, shellZhHant } from './shell.ts';
import { statisticsEn, statisticsZhHans, statisticsZhHant } from './statistics.ts';
import { updatesEn, updatesZhHans, updatesZhHant } from './updates.ts';

const zhHans = { ...doorZhHans, ...shellZhHans, ...overviewZhHans, ...updatesZhHans, ...refusalsZhHans, ...settingsZhHans, ...messagesZhHans, ...statisticsZhHans, ...recordsZhHans };
export type WordKey = keyof typeof zhHans;

/** The panel's words. They are loaded with the panel and not with the kiosk: no visitor reads them. */
export const PANEL_WORDS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  'zh-Hans': zhHans,
  'zh-Hant': { ...doorZhHant, ...shellZhHant, ...overviewZhHant, ...updatesZhHant, ...refusalsZhHant, ...settingsZhHant, ...messagesZhHant, ...statisticsZhHant, ...recordsZhHant },
  en: { ...doorEn, ...shellEn, ...overviewEn, ...updatesEn, ...refusalsEn, ...settingsEn, ...messagesEn, ...statisticsEn, ...recordsEn },
};
