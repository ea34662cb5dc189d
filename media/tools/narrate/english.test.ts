import { describe, expect, it } from 'vitest';
import { spellDates } from './english-dates.ts';
import { phonemes, speakEnglish } from './english.ts';

describe('spellDates', () => {
  it.each([
    ['22 June 1944', 'the twenty-second of June, nineteen forty-four'],
    ['evening of 22 June the', 'evening of the twenty-second of June the'],
    ['4–7 August 1944', 'the fourth to the seventh of August, nineteen forty-four'],
    ['on 5 and 6 August', 'on the fifth and the sixth of August'],
    ['On 31 May', 'On the thirty-first of May'],
    ['in 1989, and in 2005 his', 'in nineteen eighty-nine, and in two thousand and five his'],
    ['1937–1945', 'nineteen thirty-seven to nineteen forty-five'],
    ['1900, 2000, 1908, 2015', 'nineteen hundred, two thousand, nineteen oh eight, twenty fifteen'],
    ['1,944 men, 110,000 men', '1,944 men, 110,000 men'],
    ['the 23rd, the 68th Division', 'the 23rd, the 68th Division'],
    ['3.1944 and 19445', '3.1944 and 19445'],
  ])('%s is spoken %s', (text, spoken) => {
    expect(spellDates(text)).toBe(spoken);
  });
});

describe('phonemes', () => {
  it.each([
    ['heng2 yang2', ",hVN'jaN"],
    ['quan2 xi1', ",tSwan'Si:"],
    ['ji4 he2', ",dZi:'h3:"],
    ['shi2 er4', ",S3:'3:"],
    ['lüe4', "'ljwE"],
    ['xiang1', "'SjaN"],
    ['jia1 qiao2', ",dZA:'tSaU"],
    ['xiu1', "'SjoU"],
    ['jue2', "'dZwE"],
    ['yu3 wu3', ",ju:'wu:"],
    ['yuan2', "'jwan"],
    ['zhou1', "'dZoU"],
    ['xin1 ma3 tou2', ",SIn,mA:'toU"],
    ['yi1 yin2', ",ji:'jIn"],
    ['wa1 wei4', ",wA:'weI"],
  ])('%s is %s', (syllables, sound) => {
    expect(phonemes(syllables.split(' '))).toBe(sound);
  });

  it('refuses what is no syllable', () => {
    expect(() => phonemes(['strength'])).toThrow('strength is no numbered syllable');
  });
});

describe('speakEnglish', () => {
  const readings = new Map([['Lei', ['lei3']], ['Lei River', ['lei3', 'he2']], ['li', ['li3']], ['Yang Jihe', ['yang2', 'ji4', 'he2']]]);

  it.each([
    ['Quanxi is on the Lei.', "Quanxi is on the [['leI]]."],
    ['The Lei River, thirty li out', "The [[,leI'h3:]], thirty [['li:]] out"],
    ['Yang Jihe’s men said “no”.', "[[,jaN,dZi:'h3:z]] men said no."],
    ['Leipzig, quali, anti-li', 'Leipzig, quali, anti-li'],
    ['We swear … I fear', 'We swear, I fear'],
    ['— Fang, to Chiang (7 August 1944)', 'Fang, to Chiang the seventh of August, nineteen forty-four'],
    ['one — two', 'one, two'],
    ['the Guangzhou–Hankou line', 'the Guangzhou Hankou line'],
  ])('%s is spoken %s', (text, spoken) => {
    expect(speakEnglish(text, readings)).toBe(spoken);
  });
});
