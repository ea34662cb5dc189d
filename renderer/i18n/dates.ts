import type { Days } from '../../media/schema/ids.ts';
import type { Language } from '../../media/schema/language.ts';

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
/** A date never breaks within; a range breaks after its dash. */
const NO_BREAK = '\u00a0';
const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

interface Parts {
  year: number;
  month: number | undefined;
  day: number | undefined;
}

function partsOf(date: string): Parts {
  const [year, month, day] = date.split('-').map(Number);
  return { year: year ?? 0, month, day };
}

function chineseYear(year: number): string {
  return [...String(year)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
}

/** 1 to 31 as inscriptions write days: 廿二, 卅一. */
export function chineseNumber(value: number): string {
  const unit = value % 10 === 0 ? '' : (DIGITS[value % 10] ?? '');
  const tens = ['', '十', '廿', '卅'][Math.floor(value / 10)] ?? '';
  return value === 20 ? '二十' : value === 30 ? '三十' : tens + unit;
}

function sameYear(a: Parts, b: Parts): boolean {
  return a.year === b.year;
}

/**
 * Days in Chinese numerals, for vertical setting only: 六月廿二日至廿三日, with the year
 * 一九四四年六月廿二日至八月八日.
 */
export function verticalDays(days: Days, options: { year?: boolean } = {}): string {
  const from = partsOf(days.from);
  const to = partsOf(days.to);
  const write = ({ month, day }: Parts, withMonth: boolean) =>
    `${withMonth && month ? `${chineseNumber(month)}月` : ''}${day ? `${chineseNumber(day)}日` : ''}`;
  const begin = `${options.year ? `${chineseYear(from.year)}年` : ''}${write(from, true)}`;
  if (days.from === days.to) return begin;
  const year = sameYear(from, to) ? '' : `${chineseYear(to.year)}年`;
  return `${begin}至${year}${write(to, year !== '' || from.month !== to.month)}`;
}

function writeDate({ year, month, day }: Parts, language: Language): string {
  if (language === 'en') {
    const words = [day, month === undefined ? undefined : ENGLISH_MONTHS[month - 1], year];
    return words.filter((word) => word !== undefined).join(NO_BREAK);
  }
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}

/** Days as running text: `1944年6月22日至23日`, `22–23 June 1944`. */
export function formatDays(days: Days, language: Language): string {
  const from = partsOf(days.from);
  const to = partsOf(days.to);
  if (days.from === days.to) return writeDate(from, language);
  const oneMonth = sameYear(from, to) && from.month === to.month;
  if (language === 'en') {
    if (oneMonth) return `${from.day}–${writeDate(to, language)}`;
    const begin = writeDate(from, language);
    return `${sameYear(from, to) ? begin.replace(`${NO_BREAK}${from.year}`, '') : begin} – ${writeDate(to, language)}`;
  }
  const end = writeDate(to, language);
  const known = oneMonth ? `${to.year}年${to.month}月` : sameYear(from, to) ? `${to.year}年` : '';
  return `${writeDate(from, language)}至${end.slice(known.length)}`;
}

/** A recorded date without its `~`, and whether it is about that date. */
export function readRecorded(date: string, language: Language): { text: string; about: boolean } {
  return { text: writeDate(partsOf(date.replace('~', '')), language), about: date.endsWith('~') };
}

/** A day of the year, `08-08`, for vertical setting: 八月八日. */
export function verticalDayOfYear(day: string): string {
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return `${chineseNumber(month)}月${chineseNumber(dayOfMonth)}日`;
}

/** A day of the year, `08-08`, in English: `8 August`. */
export function englishDayOfYear(day: string): string {
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return `${dayOfMonth}${NO_BREAK}${ENGLISH_MONTHS[month - 1] ?? ''}`;
}

/** 星期三, Wednesday. */
export function weekday(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}

/** 七月, July. */
export function monthName(day: string, language: Language): string {
  const { month = 1 } = partsOf(day);
  return language === 'en' ? (ENGLISH_MONTHS[month - 1] ?? '') : `${chineseNumber(month)}月`;
}
