import { describe, expect, it } from 'vitest';
import type { Run, SourceLanguage } from '../../schema/index.ts';
import { splitSentences } from './split-sentences.ts';

function split(text: string, language: SourceLanguage): string[] {
  return splitSentences([{ text }], language).map((runs) => runs.map((run) => run.text).join(''));
}

describe('Chinese', () => {
  it.each([
    ['敌军渡河。守军还击！谁先退？', ['敌军渡河。', '守军还击！', '谁先退？']],
    ['一团守江东；二团守城内。', ['一团守江东；', '二团守城内。']],
    ['他说：“守住。”没有人走。', ['他说：“守住。”', '没有人走。']],
    ['（见下图。）渡口在左。', ['（见下图。）', '渡口在左。']],
    ['“来生再见！”』余音未绝。', ['“来生再见！”』', '余音未绝。']],
    ['真的吗？！是的。', ['真的吗？！', '是的。']],
    ['电报写道：“弹尽粮绝……”，此后无声。', ['电报写道：“弹尽粮绝……”，此后无声。']],
    ['重1.7吨，约17,600人。', ['重1.7吨，约17,600人。']],
    ['没有句号的一行', ['没有句号的一行']],
  ])('splits %s', (text, sentences) => {
    expect(split(text, 'zh-Hans')).toEqual(sentences);
  });
});

describe('English', () => {
  it.each([
    ['The river was low. They crossed.', ['The river was low. ', 'They crossed.']],
    ['He said, “Hold.” Nobody left.', ['He said, “Hold.” ', 'Nobody left.']],
    ['“Hold!” he cried. They held.', ['“Hold!” he cried. ', 'They held.']],
    ['“Why us?” — nobody answered.', ['“Why us?” — nobody answered.']],
    ['It weighs 1.7 tonnes. It stands here.', ['It weighs 1.7 tonnes. ', 'It stands here.']],
    ['About 17,600 men held 3.5 km. None left.', ['About 17,600 men held 3.5 km. ', 'None left.']],
    ['At 5 a.m. the guns began.', ['At 5 a.m. the guns began.']],
    ['At 3 a.m. Zhou Qingxiang crossed.', ['At 3 a.m. Zhou Qingxiang crossed.']],
    ['It began at 3 a.m. The guns were silent.', ['It began at 3 a.m. ', 'The guns were silent.']],
    ['The U.S. Fourteenth Air Force flew. It rained.', ['The U.S. Fourteenth Air Force flew. ', 'It rained.']],
    ['A mission of St. Paul stood there. It burned.', ['A mission of St. Paul stood there. ', 'It burned.']],
    ['Gen. Fang and J. Stilwell met. No. 3 was lost.', ['Gen. Fang and J. Stilwell met. ', 'No. 3 was lost.']],
    ['“No. We stay.” So they stayed.', ['“No. ', 'We stay.” ', 'So they stayed.']],
    ['They asked no. Nobody answered.', ['They asked no. ', 'Nobody answered.']],
    ['The shells ran out… The men did not.', ['The shells ran out… The men did not.']],
    ['(The map is a sketch.) It shows the ford.', ['(The map is a sketch.) ', 'It shows the ford.']],
  ])('splits %s', (text, sentences) => {
    expect(split(text, 'en')).toEqual(sentences);
  });
});

describe('runs', () => {
  const link = { kind: 'person', id: 'yang-jihe' } as const;

  it('keeps a link whole inside its sentence', () => {
    const runs: Run[] = [{ text: '团长' }, { text: '杨济和', link }, { text: '守河。敌军来了。' }];
    expect(splitSentences(runs, 'zh-Hans')).toEqual([
      [{ text: '团长' }, { text: '杨济和', link }, { text: '守河。' }],
      [{ text: '敌军来了。' }],
    ]);
  });

  it('cuts a link that crosses a border into two links', () => {
    const runs: Run[] = [{ text: '一。二', link }, { text: '。' }];
    expect(splitSentences(runs, 'zh-Hans')).toEqual([
      [{ text: '一。', link }],
      [{ text: '二', link }, { text: '。' }],
    ]);
  });

  it('ends a sentence whose last word is a link', () => {
    const runs: Run[] = [{ text: 'They met ' }, { text: 'Yang Jihe.', link }, { text: ' He stayed.' }];
    expect(splitSentences(runs, 'en')).toEqual([
      [{ text: 'They met ' }, { text: 'Yang Jihe.', link }, { text: ' ' }],
      [{ text: 'He stayed.' }],
    ]);
  });

  it('carries every other property of a run', () => {
    const runs = [{ text: '一。二。', line: 7 }];
    expect(splitSentences(runs, 'zh-Hans')).toEqual([[{ text: '一。', line: 7 }], [{ text: '二。', line: 7 }]]);
  });

  it('has nothing to say of nothing', () => {
    expect(splitSentences([], 'en')).toEqual([]);
  });
});
