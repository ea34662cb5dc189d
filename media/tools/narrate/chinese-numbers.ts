const DIGITS = '零一二三四五六七八九';
/** Units inside a group of four digits, and the groups of four (GB/T 15835, numerals as they are read). */
const PLACES = ['', '十', '百', '千'] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;
const GROUP_DIGITS = 4;
const UNIT_NUMBER_DIGITS = 3;

/** What is counted with 两 instead of 二: measure words, and times of the day and lengths of time. */
const COUNTED_WITH_LIANG =
  '个|位|名|人|门|发|枚|架|艘|辆|挺|支|枝|座|家|间|栋|幢|条|匹|头|只|块|张|片|封|份|本|部|份|次|回|天|年|小时|分钟|周|里|公里|米|丈|尺|斤|吨|岁|口|户|批|路|面|股|处|层|段|道|点|时|万|亿|千|百';

const MEASURES: Readonly<Record<string, string>> = {
  km: '公里', cm: '厘米', mm: '毫米', m: '米', kg: '公斤', g: '克', t: '吨', '℃': '摄氏度', '°C': '摄氏度',
};

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const RANGE = String.raw`\s*[-–—~～]\s*`;

interface Rule {
  readonly pattern: RegExp;
  read(...groups: string[]): string;
}

/** In this order: what an earlier rule has read holds no digits any more. */
const RULES: readonly Rule[] = [
  { pattern: /(\d{1,3}(?:,\d{3})+)(?!\d)/g, read: (number) => number.replaceAll(',', '') },
  { pattern: new RegExp(String.raw`(\d{4})${RANGE}(\d{4})(?=年)`, 'g'), read: (from, to) => `${readDigits(from)}至${readDigits(to)}` },
  { pattern: /(\d{4})(?=年)/g, read: readDigits },
  { pattern: /(\d{1,2})[:：]([0-5]\d)(?!\d)/g, read: readTime },
  { pattern: /(\d+)\/(\d+)/g, read: (over, under) => `${readCount(under)}分之${readCount(over)}` },
  { pattern: new RegExp(`(${NUMBER})[%％]${RANGE}(${NUMBER})[%％]`, 'g'), read: (from, to) => `百分之${readNumber(from)}至百分之${readNumber(to)}` },
  { pattern: new RegExp(`(${NUMBER})[%％]`, 'g'), read: (number) => `百分之${readNumber(number)}` },
  { pattern: new RegExp(String.raw`(?<![\dA-Za-z])[-−](${NUMBER})(?=℃|°C|度)`, 'g'), read: (number) => `零下${readNumber(number)}` },
  { pattern: /([A-Za-z])-(?=\d)/g, read: (letter) => letter },
  { pattern: new RegExp(`(?<=\\d)${RANGE}(?=\\d)`, 'g'), read: () => '至' },
  // 第190师, 568团: three digits and more are called one by one, as the units are.
  { pattern: new RegExp(String.raw`第(\d{${UNIT_NUMBER_DIGITS},})(?!\d)`, 'g'), read: (number) => `第${readDigits(number)}` },
  { pattern: new RegExp(String.raw`(\d{${UNIT_NUMBER_DIGITS},})(?=(?:师团|旅团|联队|师|旅|团|军|部队))`, 'g'), read: readDigits },
  { pattern: new RegExp(String.raw`(?<![第\d.])2(?=${COUNTED_WITH_LIANG})(?!年代)`, 'g'), read: () => '两' },
  { pattern: /(?<![\d.])(0\d+)(?![\d.])/g, read: readDigits },
  { pattern: new RegExp(`(${NUMBER})`, 'g'), read: readNumber },
  { pattern: /(?<=[零一二三四五六七八九十百千万亿两])\s?(km|cm|mm|kg|m|g|t|℃|°C)(?![A-Za-z])/g, read: (unit) => MEASURES[unit] ?? unit },
];

/** Writes every Arabic numeral of a Chinese text as it is spoken: 1944年 digit by digit, 22日, 11万, 568团, 85%. */
export function spellNumbers(text: string): string {
  const plain = text.replace(/[０-９．：％]/g, (wide) => wide.normalize('NFKC'));
  return RULES.reduce((spoken, { pattern, read }) => spoken.replace(pattern, (...match: string[]) => read(match[1] ?? '', match[2] ?? '')), plain);
}

/** Each digit by its name: `1944` is 一九四四. */
export function readDigits(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
}

/** A whole number as a count: `17600` is 一万七千六百. */
export function readCount(digits: string): string {
  const groups = groupsOf(digits.replace(/^0+(?=\d)/, ''));
  let spoken = '';
  for (const [index, group] of groups.entries()) {
    if (Number(group) === 0) continue;
    const unit = GROUPS[groups.length - 1 - index] ?? '';
    const gap = spoken !== '' && (Number(group) < 1000 || Number(groups[index - 1]) === 0);
    spoken += `${gap ? '零' : ''}${readGroup(group, unit)}${unit}`;
  }
  // 十一万 and 十二, but 一百一十.
  return spoken === '' ? '零' : spoken.replace(/^一十/, '十');
}

function readGroup(group: string, unit: string): string {
  const value = Number(group);
  if (value === 2 && unit !== '') return '两';
  let spoken = '';
  let gap = false;
  for (const [index, digit] of [...String(value)].entries()) {
    const place = String(value).length - 1 - index;
    if (digit === '0') {
      gap = spoken !== '';
      continue;
    }
    const name = digit === '2' && place === 3 ? '两' : (DIGITS[Number(digit)] ?? '');
    spoken += `${gap ? '零' : ''}${name}${PLACES[place] ?? ''}`;
    gap = false;
  }
  return spoken;
}

function groupsOf(digits: string): string[] {
  const first = digits.length % GROUP_DIGITS || GROUP_DIGITS;
  const rest = digits.slice(first).match(new RegExp(String.raw`\d{${GROUP_DIGITS}}`, 'g')) ?? [];
  return [digits.slice(0, first), ...rest];
}

function readNumber(number: string): string {
  const [whole = '0', fraction] = number.split('.');
  return fraction === undefined ? readCount(whole) : `${readCount(whole)}点${readDigits(fraction)}`;
}

function readTime(hour: string, minute: string): string {
  const spokenHour = Number(hour) === 2 ? '两' : readCount(hour);
  if (minute === '00') return `${spokenHour}点`;
  return `${spokenHour}点${minute.startsWith('0') ? readDigits(minute) : readCount(minute)}分`;
}
