import { describe, expect, it } from 'vitest';
import type { SourceLanguage } from '../../schema/index.ts';
import { divideSentence } from './captions.ts';

function cuesOf(sentence: string, language: SourceLanguage, whole: string[] = []): (readonly string[])[] {
  return divideSentence(sentence, language, whole).flatMap((breath) => breath.cues);
}

describe('Chinese', () => {
  it('leaves a short sentence in one line', () => {
    expect(divideSentence('五百多家店铺被烧。', 'zh-Hans')).toEqual([{ text: '五百多家店铺被烧。', cues: [['五百多家店铺被烧。']] }]);
  });

  it('breaks two lines behind a mark rather than in the middle', () => {
    expect(cuesOf('6月23日拂晓，日军再次强渡，直指西岸的新码头。', 'zh-Hans')).toEqual([['6月23日拂晓，日军再次强渡，', '直指西岸的新码头。']]);
  });

  it('divides a long sentence behind its marks, and each part is a breath', () => {
    const sentence = '他们从株洲、渌口南下，沿湘江东岸而来，耒水西岸只有少数警戒部队，兵力不多，属于第190师第568团。';
    const breaths = divideSentence(sentence, 'zh-Hans');
    expect(breaths.map((breath) => breath.text)).toEqual([
      '他们从株洲、渌口南下，沿湘江东岸而来，',
      '耒水西岸只有少数警戒部队，兵力不多，属于第190师第568团。',
    ]);
    expect(breaths.every((breath) => breath.cues.length === 1)).toBe(true);
  });

  it('shows a long stretch without marks in several cues of one breath', () => {
    const sentence = '战防炮连和机枪连以及第一营全体官兵在耒水西岸的新码头前进据点同渡河的日军先头部队激战了整整一个上午才撤。';
    const breaths = divideSentence(sentence, 'zh-Hans');
    expect(breaths).toHaveLength(1);
    expect(breaths[0]?.cues.length).toBe(2);
  });

  it('parts neither names nor numbers', () => {
    const sentence = '第一营营长杨济和指挥士兵还击打退了日军第190师团';
    for (const lines of cuesOf(sentence, 'zh-Hans', ['杨济和'])) {
      expect(lines.join('|')).not.toMatch(/杨\|?济\|和|杨\|济|\d\||第\|/);
    }
  });

  it('keeps closing marks with what they close', () => {
    for (const lines of cuesOf('他在电报里说：“我官兵伤亡殆尽，刻再已无兵可资堵击，誓以一死报国……”，此电恐系最后一电！', 'zh-Hans')) {
      for (const line of lines) expect(line).not.toMatch(/^[，。！？”…、]|[“《（]$/);
    }
  });
});

describe('English', () => {
  it('breaks between words', () => {
    expect(cuesOf('The Japanese were thrown back, and the river lay between them.', 'en')).toEqual([
      ['The Japanese were thrown back,', 'and the river lay between them.'],
    ]);
  });

  it('divides a long sentence behind its marks', () => {
    const sentence = 'By the afternoon, when the boats had been overturned, the Japanese knew that a crossing here would not be easy, and some made a show.';
    const breaths = divideSentence(sentence, 'en');
    expect(breaths.map((breath) => breath.text)).toEqual([
      'By the afternoon, when the boats had been overturned,',
      'the Japanese knew that a crossing here would not be easy, and some made a show.',
    ]);
  });
});

describe('every cue', () => {
  const sentences: [SourceLanguage, string][] = [
    ['zh-Hans', '被俘以后，兄弟俩等看守的日军睡着，扮作出去买菜的日本兵，逃出了衡阳城。'],
    ['zh-Hans', '——方先觉率孙鸣玉、周庆祥、葛先才、容有略、饶少伟致蒋介石，1944年8月7日，衡阳'],
    ['en', 'When their Japanese guards fell asleep, the brothers passed themselves off as Japanese soldiers going out to buy vegetables, and so left Hengyang.'],
    ['en', '— Fang Xianjue with Sun Mingyu, Zhou Qingxiang, Ge Xiancai, Rong Youlüe and Rao Shaowei, to Chiang Kai-shek, Hengyang, 7 August 1944, in our translation'],
    ['en', 'It belonged to the First Battalion of the 568th Regiment which stood in the 190th Division of the Tenth Army and held the western bank of the river'],
  ];

  it.each(sentences)('fits two lines and together they are the sentence (%s: %s)', (language, sentence) => {
    const max = language === 'en' ? 42 : 18;
    const cues = cuesOf(sentence, language);
    for (const lines of cues) {
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(max);
    }
    expect(cues.flat().join(language === 'en' ? ' ' : '')).toBe(sentence);
  });
});
