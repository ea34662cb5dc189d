const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

const ORDINALS = [
  '', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth',
  'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty-first', 'twenty-second',
  'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth', 'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth',
  'thirty-first',
] as const;
const ONES = [
  '', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
  'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const;
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

const DAY = String.raw`(?<!\d)(\d{1,2})`;
const RANGE = String.raw`\s*[–-]\s*`;
const YEAR = String.raw`(?<![\d,.])(1[89]\d\d|20\d\d)(?![\d,]\d|\d)`;

/**
 * Dates and years of an English text as they are spoken: `22 June 1944` is "the twenty-second of June, nineteen
 * forty-four", `4–7 August` "the fourth to the seventh of August". Four digits from 1800 to 2099 are a year.
 */
export function spellDates(text: string): string {
  return text
    .replace(new RegExp(`${YEAR}${RANGE}${YEAR}`, 'g'), (_, from: string, to: string) => `${spellYear(from)} to ${spellYear(to)}`)
    .replace(new RegExp(`(?:the )?${DAY}${RANGE}(\\d{1,2}) (${MONTHS})`, 'g'), (_, from: string, to: string, month: string) => `the ${ordinal(from)} to the ${ordinal(to)} of ${month}`)
    .replace(new RegExp(`(?:the )?${DAY} (and|to|or) (\\d{1,2}) (${MONTHS})`, 'g'), (_, from: string, word: string, to: string, month: string) => `the ${ordinal(from)} ${word} the ${ordinal(to)} of ${month}`)
    .replace(new RegExp(`(?:the )?${DAY} (${MONTHS})`, 'g'), (_, day: string, month: string) => `the ${ordinal(day)} of ${month}`)
    .replace(new RegExp(`(?<=of (?:${MONTHS})) ${YEAR}`, 'g'), (_, year: string) => `, ${spellYear(year)}`)
    .replace(new RegExp(YEAR, 'g'), (_, year: string) => spellYear(year));
}

function ordinal(day: string): string {
  return ORDINALS[Number(day)] ?? day;
}

function spellYear(year: string): string {
  const century = Number(year.slice(0, 2));
  const rest = Number(year.slice(2));
  if (century === 20 && rest < 10) return rest === 0 ? 'two thousand' : `two thousand and ${pair(rest)}`;
  if (rest === 0) return `${pair(century)} hundred`;
  return `${pair(century)} ${rest < 10 ? `oh ${pair(rest)}` : pair(rest)}`;
}

function pair(value: number): string {
  if (value < ONES.length) return ONES[value] ?? '';
  const ones = ONES[value % 10] ?? '';
  return `${TENS[Math.floor(value / 10)] ?? ''}${ones === '' ? '' : `-${ones}`}`;
}
