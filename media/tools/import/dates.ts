/** Words for what is not recorded; the cell becomes an empty one. */
const NOT_RECORDED = /^(不详|不詳|未详|未詳|不明|未知|无|無|无考|失考|缺|[-—–/?？]+|n\/?a|unknown|none)$/i;
const LUNAR = /农历|農曆|阴历|陰曆|旧历|舊曆|腊月|正月|初[一二三四五六七八九十]/;
const ABOUT_BEFORE = /^(约|約|大约|大約|circa|ca?\.?|about|~)/i;
const ABOUT_BEHIND = /(左右|前后|前後|\?|~)$/;
const PARTED = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?$/;
const REPUBLIC = /^民[国國](\d{1,2}|元)年?(?:(\d{1,2})月(?:(\d{1,2})日?)?)?$/;
const TOGETHER = /^((?:18|19|20)\d\d)(\d\d)(\d\d)$/;
/** The first year of the Republic of China is 1912. */
const REPUBLIC_BEFORE = 1911;
/** Numbers of days between 1900 and 2063: what a spreadsheet makes of a date when its format is lost. */
const SERIAL = /^\d{5}$/;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const DIGITS = '〇一二三四五六七八九';

const EXAMPLE = 'write 1944, 1944-06, 1944-06-22 or, for "about", 1944~';

/**
 * A date as curators write it, as one of ours (EDTF): `1944年6月22日`, `1944.6.22`, `19440622`, `民国三十三年六月`, `约1920年`.
 * Empty for words that say "not recorded". Whether the day exists, the rules judge.
 */
export function readDate(cell: string): { readonly date: string } | { readonly fault: string } {
  const text = cell.normalize('NFKC').replace(/\s+/g, '');
  if (text === '' || NOT_RECORDED.test(text)) return { date: '' };
  if (LUNAR.test(text)) return { fault: `"${cell}" is a day of the lunar calendar; write it in the common one, or only its year` };
  const about = ABOUT_BEFORE.test(text) || ABOUT_BEHIND.test(text) ? '~' : '';
  const bare = withDigits(text.replace(ABOUT_BEFORE, '').replace(ABOUT_BEHIND, ''));
  const republic = REPUBLIC.exec(bare);
  const parts = PARTED.exec(bare) ?? TOGETHER.exec(bare) ?? republic;
  if (!parts) {
    if (!SERIAL.test(bare)) return { fault: `"${cell}" is no date; ${EXAMPLE}` };
    const day = new Date(SERIAL_EPOCH + Number(bare) * DAY_MS).toISOString().slice(0, 10);
    return { fault: `"${cell}" is a spreadsheet's number for a day, perhaps ${day}; write it as a date` };
  }
  const [, first = '', month, day] = parts;
  const year = republic ? (first === '元' ? 1 : Number(first)) + REPUBLIC_BEFORE : Number(first);
  const date = [String(year).padStart(4, '0'), ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) {
    return { fault: `"${cell}" is a day that the calendar does not have; correct it, or write only what is certain (${year})` };
  }
  return { date: `${date}${about}` };
}

/** Chinese numerals as digits: 一九四四年 by its figures, 三十三年 and 廿二日 by their value. */
export function withDigits(text: string): string {
  return text
    .replace(/零/g, '〇')
    .replace(/[〇一二三四五六七八九十廿卅百]+/g, (numeral) => String(valueOf(numeral)))
    .replace(/元年/, '1年');
}

function valueOf(numeral: string): string | number {
  const spread = numeral.replace(/廿/g, '二十').replace(/卅/g, '三十');
  if (!/[十百]/.test(spread)) return [...spread].map((digit) => DIGITS.indexOf(digit)).join('');
  const [hundreds = '', below = ''] = spread.includes('百') ? spread.split('百') : ['', spread];
  const [tens = '', ones = ''] = below.includes('十') ? below.split('十') : ['〇', below.replace('〇', '')];
  const digit = (character: string, none: number) => (character === '' ? none : DIGITS.indexOf(character.replace('〇', '') || '〇'));
  return (spread.includes('百') ? digit(hundreds, 1) * 100 : 0) + (below.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
}
