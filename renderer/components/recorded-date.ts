import type { Language } from '../../media/schema/language.ts';
import { readRecorded } from '../i18n/dates.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** A recorded date as it is read, one that is about right with the word for it. */
export function recordedDate(date: string, language: Language, t: (key: MessageKey, values?: Record<string, string | number>) => string): string {
  const { text, about } = readRecorded(date, language);
  return about ? t('about', { date: text }) : text;
}
