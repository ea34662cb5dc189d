import { describe, expect, it } from 'vitest';
import { titleSize, unbrokenRanges, verticalText } from './exhibit-title.ts';

describe('verticalText', () => {
  it.each([
    ['1944年6月22日至23日，泉溪', '一九四四年六月廿二日至廿三日　泉溪'],
    ['1944年8月4日至7日', '一九四四年八月四日至七日'],
    ['1944年6月20日至30日', '一九四四年六月二十日至三十日'],
    ['215家工厂，不夜的城', '二一五家工厂　不夜的城'],
    ['一份记录里的十四个名字', '一份记录里的十四个名字'],
  ])('%s', (text, vertical) => {
    expect(verticalText(text)).toBe(vertical);
  });
});

describe('unbrokenRanges', () => {
  it('joins the two ends of a range, and leaves other dashes alone', () => {
    expect(unbrokenRanges('Quanxi, 22–23 June')).toBe('Quanxi, 22\u2060–\u206023 June');
    expect(unbrokenRanges('22 June – 8 August')).toBe('22 June – 8 August');
  });
});

describe('titleSize', () => {
  it('gives a short title its full size', () => {
    expect(titleSize('老兵', true)).toBe(132);
    expect(titleSize('耒水之战', true)).toBe(132);
    expect(titleSize('The Lei River', false)).toBe(92);
  });

  it('keeps a vertical title of one column about as tall as the picture', () => {
    for (const title of ['耒水之战', '第三次总攻', '一号作战计划', '一九三八年街图', '各部队的战前部署']) {
      expect([...title].length * titleSize(title, true)).toBeLessThanOrEqual(580);
    }
  });

  it('never goes below its smallest', () => {
    expect(titleSize('字'.repeat(60), true)).toBe(64);
    expect(titleSize('word '.repeat(18), false)).toBe(62);
  });
});
