import { describe, expect, it } from 'vitest';
import { speakMandarin } from './mandarin.ts';

const readings = new Map([
  ['耒水', ['lei3', 'shui3']],
  ['部分', ['bu4', 'fen5']],
  ['陈德坒', ['chen2', 'de2', 'bi4']],
  ['曾京', ['zeng1', 'jing1']],
  ['德', ['de5']],
]);

describe('speakMandarin', () => {
  it.each([
    ['衡阳。', 'heng2 yang2.'],
    ['耒水之战', 'lei3 shui3 zhi1 zhan4'],
    ['一部分', 'yi2 bu4 fen5'],
    ['营长陈德坒，曾京', 'ying2 zhang3 chen2 de2 bi4, zeng1 jing1'],
    ['1944年6月22日晚八点', 'yi1 jiu3 si4 si4 nian2 liu4 yue4 er4 shi2 er4 ri4 wan3 ba1 dian3'],
    ['第568团第一营', 'di4 wu3 liu4 ba1 tuan2 di4 yi1 ying2'],
    ['守到二，第190师，116人', 'shou3 dao4 er4, di4 yi1 jiu3 ling2 shi1, yi4 bai3 yi1 shi2 liu4 ren2'],
    ['二十一个，11月1日', 'er4 shi2 yi1 ge4, shi2 yi1 yue4 yi1 ri4'],
    ['一天，一位，之一', 'yi4 tian1, yi2 wei4, zhi1 yi1'],
    ['不去，不能', 'bu2 qu4, bu4 neng2'],
    ['战略，女兵', 'zhan4 lüe4, nü3 bing1'],
    ['来生再见！”', 'lai2 sheng1 zai4 jian4!'],
    ['——葛先才、衡阳……', 'ge3 xian1 cai2, heng2 yang2,'],
    ['P-40战机', 'pi1 si4 shi2 zhan4 ji1'],
    ['“守住。”', 'shou3 zhu4.'],
    ['约翰·史密斯', 'yue1 han4 shi3 mi4 si1'],
  ])('%s is spoken %s', (text, spoken) => {
    expect(speakMandarin(text, readings)).toBe(spoken);
  });

  it('takes the longest word that it knows', () => {
    expect(speakMandarin('陈德坒有德', readings)).toBe('chen2 de2 bi4 you3 de5');
  });

  it('speaks nothing but syllables and pauses', () => {
    expect(speakMandarin('（附图）《衡阳》“x”', new Map())).toMatch(/^([a-zü]+[1-5]|[,.!?]| )+$/);
  });
});
