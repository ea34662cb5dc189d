import { describe, expect, it } from 'vitest';
import type { Cue } from '../../media/schema/narration.ts';
import { GAP_MAX_S, neighbourFrom, presentAt, repeatFrom, spansOf } from './narration-cues.ts';

function cue(sentence: string, start: number, end: number): Cue {
  return { sentence, start, end, lines: [`${sentence} at ${String(start)}`] };
}

// s2 is long and has two cues; a long silence lies before s3, as around a quotation.
const cues = [cue('s1', 0.4, 3), cue('s2', 3.2, 6), cue('s2', 6.1, 9), cue('s3', 14, 17)];
const spans = spansOf(cues);

describe('spansOf', () => {
  it('joins the cues of one sentence', () => {
    expect(spans).toEqual([
      { sentence: 's1', start: 0.4, end: 3 },
      { sentence: 's2', start: 3.2, end: 9 },
      { sentence: 's3', start: 14, end: 17 },
    ]);
  });

  it('of nothing is nothing', () => {
    expect(spansOf([])).toEqual([]);
  });
});

describe('presentAt', () => {
  it.each([
    ['before the first cue', 0.1, undefined],
    ['at the start of a cue', 0.4, 's1'],
    ['a hair before a start, where a seek may land', 3.16, 's2'],
    ['in a short gap', 3.1, 's1'],
    ['in the second cue of a sentence', 7, 's2'],
    ['shortly after a sentence', 9 + GAP_MAX_S, 's2'],
    ['in a long silence', 12, undefined],
    ['after the silence', 14, 's3'],
    ['long after the last', 60, undefined],
  ])('%s', (_case, time, sentence) => {
    expect(presentAt(spans, time)?.sentence).toBe(sentence);
  });

  it('finds the cue of a caption, not only its sentence', () => {
    expect(presentAt(cues, 6.5)?.start).toBe(6.1);
  });
});

describe('repeatFrom', () => {
  it('goes back to the start of the present sentence, over all its cues', () => {
    expect(repeatFrom(spans, 8)).toBe(3.2);
  });

  it('in a silence repeats what was last spoken', () => {
    expect(repeatFrom(spans, 12)).toBe(3.2);
  });

  it('before the first sentence begins with it', () => {
    expect(repeatFrom(spans, 0)).toBe(0.4);
    expect(repeatFrom([], 5)).toBe(0);
  });
});

describe('neighbourFrom', () => {
  it('steps to the next and the previous sentence', () => {
    expect(neighbourFrom(spans, 1, 1)).toBe(3.2);
    expect(neighbourFrom(spans, 15, -1)).toBe(3.2);
  });

  it('stays within the clip', () => {
    expect(neighbourFrom(spans, 1, -1)).toBe(0.4);
    expect(neighbourFrom(spans, 16, 1)).toBe(14);
    expect(neighbourFrom(spans, 0, -1)).toBe(0.4);
    expect(neighbourFrom([], 3, 1)).toBe(0);
  });
});
