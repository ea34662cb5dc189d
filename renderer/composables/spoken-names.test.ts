// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Labels } from '../../media/schema/labels.ts';
import { clipsOf, languageOf, namesOf } from './spoken-names.ts';

function element(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild ?? document.body;
}

describe('namesOf', () => {
  it.each([
    ['<button>首页</button>', ['首页', '']],
    ['<button aria-label="播放讲解"><svg></svg></button>', ['播放讲解', '']],
    ['<button aria-pressed="true">字幕</button>', ['字幕', '', 'word:spokenOn']],
    ['<a><i aria-hidden="true">图</i><b>耒水之战</b> <b>已看过</b></a>', ['耒水之战', ' ', '已看过', '']],
    ['<div role="slider" aria-label="围城的一天" aria-valuetext="第1日"></div>', ['围城的一天', '第1日']],
    ['<span data-returns="person yang-jihe s2">杨营长</span>', ['person:yang-jihe']],
    ['<span data-sentence="s1">一句。</span>', ['word:spokenText']],
    ['<main><h1>衡阳守城名录</h1><p>别的</p></main>', ['衡阳守城名录']],
  ])('takes %s', (html, names) => {
    expect(namesOf(element(html))).toEqual(names);
  });

  it('takes the language that is written at it, of a screen the language of its title', () => {
    document.documentElement.lang = 'en';
    expect(languageOf(element('<button lang="zh-Hant">繁</button>'))).toBe('zh-Hant');
    expect(languageOf(element('<main><h1 lang="zh-Hant">衡陽</h1></main>'))).toBe('zh-Hant');
    expect(languageOf(element('<button lang="zh-Latn-pinyin">x</button>'))).toBe('en');
  });
});

describe('clipsOf', () => {
  const labels: Labels = {
    files: ['/media/labels/words.webm', '/media/labels/titles.webm'],
    clips: { 看大图: [0, 1, 2], 耒水之战: [1, 3, 4], '8 August 1944': [0, 5, 6], 'a, b': [0, 7, 8], a: [0, 9, 10] },
  };

  it('finds a whole name before its parts, and passes over what nobody has spoken', () => {
    expect(clipsOf(['看大图：耒水之战', '没有'], labels)).toEqual([
      { file: '/media/labels/words.webm', from: 1, to: 2 },
      { file: '/media/labels/titles.webm', from: 3, to: 4 },
    ]);
    expect(clipsOf(['a, b'], labels)).toEqual([{ file: '/media/labels/words.webm', from: 7, to: 8 }]);
    expect(clipsOf(['8\u00a0August 1944'], labels)).toHaveLength(1);
    expect(clipsOf(['constructor'], labels)).toEqual([]);
  });

  it('says only so much', () => {
    expect(clipsOf(Array.from({ length: 20 }, () => 'a'), labels)).toHaveLength(5);
  });
});
