import { chineseNumber } from '../i18n/dates.ts';

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

function digitByDigit(number: string): string {
  return [...number].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
}

/**
 * A subtitle for vertical setting: years digit by digit, months and days as inscriptions write them, a comma as an
 * empty square. `1944年6月22日至23日，泉溪` becomes `一九四四年六月廿二日至廿三日　泉溪`.
 */
export function verticalText(text: string): string {
  return text
    .replace(/\d{1,2}(?=[月日])/g, (number) => chineseNumber(Number(number)))
    .replace(/\d+/g, digitByDigit)
    .replace(/[，,]\s*/g, '\u3000');
}

/** Keeps a range such as `22–23 June` on one line where it is written without spaces. */
export function unbrokenRanges(text: string): string {
  return text.replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060');
}

/** Sizes of a vertical title in look units, by its number of characters: one column of it is about as tall as the picture. */
const VERTICAL_SIZES: readonly (readonly [upTo: number, size: number])[] = [[4, 132], [5, 112], [6, 94], [7, 81], [8, 72]];
/** The size of titles that need a second column. */
export const VERTICAL_SMALLEST = 64;

/** Sizes of a horizontal title in look units, by its number of characters. */
const HORIZONTAL_SIZES: readonly (readonly [upTo: number, size: number])[] = [[34, 92], [60, 76]];
const HORIZONTAL_SMALLEST = 62;

/** Size of a title in look units (pixels on a screen whose short side is 1080), before the visitor's text size. */
export function titleSize(title: string, vertical: boolean): number {
  const length = [...title].length;
  const sizes = vertical ? VERTICAL_SIZES : HORIZONTAL_SIZES;
  const smallest = vertical ? VERTICAL_SMALLEST : HORIZONTAL_SMALLEST;
  return sizes.find(([upTo]) => length <= upTo)?.[1] ?? smallest;
}
