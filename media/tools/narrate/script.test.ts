import { describe, expect, it } from 'vitest';
import type { SpokenSentence } from '../text/exhibit-sentences.ts';
import { hashScript, spokenHash, writeScript } from './script.ts';

function sentence(id: string, text: string): SpokenSentence {
  return { id, text, kind: 'paragraph', attribution: false, line: 1 };
}

const readings = { mandarin: new Map([['耒水', ['lei3', 'shui3']]]), latin: new Map([['Lei', ['lei3']]]) };
const paragraphs = [[sentence('s1', '耒水在东。'), sentence('s2', '6月22日。')], [sentence('s3', '第568团。')]];

describe('writeScript', () => {
  it('gives each sentence its speech and its captions, paragraph by paragraph', () => {
    const script = writeScript(paragraphs, 'zh-Hans', readings);
    expect(script.map((part) => part.map(({ id }) => id))).toEqual([['s1', 's2'], ['s3']]);
    expect(script[0]?.[0]?.breaths).toEqual([{ speech: 'lei3 shui3 zai4 dong1.', cues: [['耒水在东。']] }]);
    expect(script[1]?.[0]?.breaths[0]?.speech).toBe('di4 wu3 liu4 ba1 tuan2.');
  });

  it('speaks English with the names of the tables', () => {
    const script = writeScript([[sentence('s1', 'West of the Lei.')]], 'en', readings);
    expect(script[0]?.[0]?.breaths).toEqual([{ speech: "West of the [['leI]].", cues: [['West of the Lei.']] }]);
  });
});

describe('spokenHash', () => {
  const hash = spokenHash(paragraphs, 'zh-Hans', readings);

  it('is that of the script', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).toBe(hashScript(writeScript(paragraphs, 'zh-Hans', readings), 'zh-Hans'));
  });

  it('changes with the text, the paragraphs, and a reading that the text uses', () => {
    const others = [
      spokenHash([[sentence('s1', '耒水在西。')]], 'zh-Hans', readings),
      spokenHash([paragraphs.flat()], 'zh-Hans', readings),
      spokenHash(paragraphs, 'zh-Hans', { ...readings, mandarin: new Map([['耒水', ['lei1', 'shui3']]]) }),
    ];
    expect(new Set([hash, ...others]).size).toBe(4);
  });

  it('does not change with a reading that the text does not use', () => {
    const more = new Map([...readings.mandarin, ['酃湖', ['ling2', 'hu2']]] as const);
    expect(spokenHash(paragraphs, 'zh-Hans', { ...readings, mandarin: more })).toBe(hash);
  });
});
