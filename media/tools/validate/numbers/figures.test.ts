import { describe, expect, it } from 'vitest';
import { chineseFigures, readWords } from './chinese.ts';
import { englishFigures } from './english.ts';
import type { Figure } from './figure.ts';

/** What one text claims and the other does not mean. */
function unanswered(claims: readonly Figure[], answers: readonly Figure[]): string[] {
  const named = new Set(answers.flatMap(({ keys }) => keys));
  return claims.filter(({ claim, keys }) => claim && !keys.some((key) => named.has(key))).map(({ shown }) => shown);
}

function claimed(figures: readonly Figure[]): string[] {
  return figures.filter(({ claim }) => claim).flatMap(({ keys }) => keys.slice(0, 1));
}

describe('figures that agree', () => {
  it.each([
    ['1944年6月22日至23日，', 'On 22 and 23 June 1944'],
    ['八月初七，4至7日，', 'In August, from the 4th to the 7th,'],
    ['敌军十一万，炮弹四万发。', 'There were 110,000 men and forty thousand shells.'],
    ['敌军11万，炮弹5.3万发。', 'There were 110,000 men and 53,000 shells.'],
    ['子弹五百三十万发，', 'With 5.3 million rounds'],
    ['第568团、预备第10师、第十军，', 'The 568th Regiment, the Reserve 10th Division and the Tenth Army'],
    ['一万七千六百余人，九个团，', 'Some 17,600 men in nine regiments'],
    ['一百一十八人，只剩十三人。', 'Of a hundred and eighteen, thirteen were left.'],
    ['二十三日晚八点，20时，', 'At eight in the evening of the 23rd, at eight,'],
    ['两个星期以后，', 'After two weeks'],
    ['两位排长，', 'Both platoon leaders'],
    ['第三次总攻，', 'The Third General Assault'],
    ['七十周年，', 'For the seventieth anniversary'],
    ['20世纪80年代，', 'In the 1980s'],
    ['昭和十三年是1938年。', 'The thirteenth year of Shōwa is 1938.'],
    ['近千家店铺，', 'Nearly a thousand shops'],
    ['三十万人，', 'Three hundred thousand people'],
    ['百分之八十五，', 'It was 85 per cent.'],
    ['３７毫米战防炮九门，', 'Nine 37-millimetre anti-tank guns'],
  ])('%s — %s', (chinese, english) => {
    const [hans, en] = [chineseFigures(chinese), englishFigures(english)];
    expect([unanswered(hans, en), unanswered(en, hans)]).toEqual([[], []]);
  });
});

describe('claims in Chinese', () => {
  it.each<[string, string[]]>([
    ['1944年6月22日至23日', ['n:1944', 'm:6', 'n:22', 'n:23']],
    ['二〇一五年八月十五日', ['n:2015', 'm:8', 'n:15']],
    ['四万发、十一万、一百四十七门、五万零五百六十七', ['n:40000', 'n:110000', 'n:147', 'n:50567']],
    ['三十余万、5.3万、1万余人、17,600人', ['n:300000', 'n:53000', 'n:10000', 'n:17600']],
    ['三个、九位、四门、两个、十人', ['n:3', 'n:9', 'n:4', 'n:2', 'n:10']],
    ['第568团、第三次、第十军', ['n:568', 'n:3']],
    ['百分之八十五', ['n:85']],
  ])('%s', (text, keys) => {
    expect(claimed(chineseFigures(text))).toEqual(keys);
  });

  it.each([
    '一张、一些、一个、一边', '两岸、两边、双方、两人', '三面、四处、四周、四方', '五六个、三四百、十五六岁、数十、几十、几十万、十几个、十多里、十余万',
    '百货、百姓、千里、万一、千万、十分', '第一，第二，第二天，第三天', '三分之一',
  ])('none in %s', (text) => {
    expect(claimed(chineseFigures(text))).toEqual([]);
  });
});

describe('claims in English', () => {
  it.each<[string, string[]]>([
    ['On 22 and 23 June 1944, the 568th Regiment', ['n:22', 'n:23', 'm:6', 'n:1944', 'n:568']],
    ['a hundred and forty-seven guns, five thousand and six shells', ['n:147', 'n:5006']],
    ['three hundred thousand people, 5.3 million rounds, 17,600 men', ['n:300000', 'n:5300000', 'n:17600']],
    ['seven, eight and nine', ['n:7', 'n:8', 'n:9']],
    ['of the Tenth Army, the twenty-third day, the two hundredth man', ['n:10', 'n:23', 'n:200']],
    ['in March, in May, on 3 May', ['m:3', 'm:5', 'n:3', 'm:5']],
  ])('%s', (text, keys) => {
    expect(claimed(englishFigures(text))).toEqual(keys);
  });

  it.each([
    'One by one, first one, then the two sides, a second time, twice, both.', 'Dozens, hundreds and thousands of them; some may march. May they rest.',
    'A four-sided stone.', 'A third of them. Third, and last.', 'someone often weighed',
  ])('none in %s', (text) => {
    expect(claimed(englishFigures(text))).toEqual([]);
  });
});

describe('readWords', () => {
  it.each<[string, number | undefined]>([
    ['十', 10], ['二十一', 21], ['一百零三', 103], ['一万七千六百', 17_600], ['五百三十万', 5_300_000], ['一亿两千万', 120_000_000], ['三万亿', 3e12],
    ['万一', undefined], ['三百五', undefined], ['十百', undefined], ['三四十', undefined],
  ])('%s is %s', (words, value) => {
    expect(readWords(words)).toBe(value);
  });
});
