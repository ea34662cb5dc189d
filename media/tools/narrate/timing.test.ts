import { describe, expect, it } from 'vitest';
import type { Script, ScriptBreath } from './script.ts';
import { arrange, timeCues } from './timing.ts';
import { joinPieces } from './sound.ts';

const RATE = 100;
const VOICE = { name: 'voice', speed: 150, pitch: 40, breath: 0.25, sentence: 0.5, paragraph: 1 };

function breath(...cues: string[]): ScriptBreath {
  return { speech: cues.join(' '), cues: cues.map((line) => [line]) };
}

const SCRIPT: Script = [
  [
    { id: 's1', text: 'one', breaths: [breath('one')] },
    { id: 's2', text: 'two and three', breaths: [breath('two'), breath('thr', 'eee')] },
  ],
  [{ id: 's3', text: 'four', breaths: [breath('four')] }],
];

/** One second for each cue of a breath. */
function samplesOf({ cues }: ScriptBreath): Int16Array {
  return new Int16Array(cues.length * RATE);
}

describe('arrange', () => {
  it('sets pauses between breaths, sentences and paragraphs, and short ones at the ends', () => {
    const { pieces } = arrange(SCRIPT, VOICE, samplesOf);
    expect(pieces.map((piece) => (typeof piece === 'number' ? piece : `${piece.length / RATE} s`))).toEqual([
      0.3, '1 s', 0.5, '1 s', 0.25, '2 s', 1, '1 s', 0.5,
    ]);
  });
});

describe('timeCues', () => {
  it('gives every cue its time, in order, without overlap, within the sound', () => {
    const arrangement = arrange(SCRIPT, VOICE, samplesOf);
    const { sound, starts } = joinPieces(RATE, arrangement.pieces);
    const cues = timeCues(arrangement, starts, RATE);
    expect(cues).toEqual([
      { id: 's1', start: 0.3, end: 1.5, lines: ['one'] },
      { id: 's2', start: 1.8, end: 3, lines: ['two'] },
      { id: 's2.2', start: 3.05, end: 4.05, lines: ['thr'] },
      { id: 's2.3', start: 4.05, end: 5.25, lines: ['eee'] },
      { id: 's3', start: 6.05, end: 7.25, lines: ['four'] },
    ]);
    expect(cues.at(-1)?.end).toBeLessThan(sound.samples.length / RATE);
  });
});
