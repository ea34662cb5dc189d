import type { TimelineEvent } from '../../media/schema/timeline.ts';
import type { Language } from '../../media/schema/language.ts';
import type { Phase } from '../components/siege-days.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** How long a day without a record stays while the days play, in milliseconds. */
export const QUIET_DWELL_MS = 1_400;
/** Time to look at the map, before reading, in milliseconds. */
const LOOK_MS = 2_000;
/** Reading, in milliseconds a character: four or five Chinese characters in a second, some fifteen letters. */
const READING_MS = { 'zh-Hans': 190, 'zh-Hant': 190, en: 55 } as const;
/** No day stays longer, in milliseconds: who wants to read on stops it. */
const LONGEST_DWELL_MS = 24_000;

export const PHASE_WORDS: Readonly<Record<Phase, MessageKey>> = {
  'lead-in': 'phaseLeadIn',
  approach: 'phaseApproach',
  'first-assault': 'phaseFirst',
  pause: 'phasePause',
  'second-assault': 'phaseSecond',
  lull: 'phaseLull',
  'third-assault': 'phaseThird',
  fall: 'phaseFall',
};

/** How long a day stays while the days play, in milliseconds: as long as its text takes to read. */
export function dwellOf(told: readonly TimelineEvent[], language: Language): number {
  if (told.length === 0) return QUIET_DWELL_MS;
  const characters = told.reduce((sum, { text }) => sum + text[language].length, 0);
  return Math.min(LONGEST_DWELL_MS, LOOK_MS + characters * READING_MS[language]);
}
