import type { Cue } from '../../media/schema/narration.ts';

/** Longest silence between two cues, in seconds, through which the sentence that was last spoken stays marked. */
export const GAP_MAX_S = 1.5;

/** A seek lands a little before or after what was asked for: within this many seconds of its start a cue has begun. */
const SEEK_TOLERANCE_S = 0.05;

/** One sentence in the clip: from the start of its first cue to the end of its last. Seconds. */
export interface Span {
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
}

/** The sentences of a clip in the order in which they are spoken; a long sentence has several cues. */
export function spansOf(cues: readonly Cue[]): Span[] {
  const spans: Span[] = [];
  for (const cue of cues) {
    const last = spans.at(-1);
    if (last?.sentence === cue.sentence) spans[spans.length - 1] = { ...last, end: cue.end };
    else spans.push({ sentence: cue.sentence, start: cue.start, end: cue.end });
  }
  return spans;
}

/**
 * What is spoken at `time`: the last cue or span that has begun, unless the silence after it has lasted longer than
 * GAP_MAX_S. Undefined before the first and long after the last.
 */
export function presentAt<T extends { readonly start: number; readonly end: number }>(
  items: readonly T[],
  time: number,
): T | undefined {
  const begun = items.findLast((item) => item.start <= time + SEEK_TOLERANCE_S);
  return begun && time <= begun.end + GAP_MAX_S ? begun : undefined;
}

/** Where "repeat this sentence" begins: the sentence that is or was last spoken, or the first one. */
export function repeatFrom(spans: readonly Span[], time: number): number {
  return (spans.findLast((span) => span.start <= time + SEEK_TOLERANCE_S) ?? spans[0])?.start ?? 0;
}

/** Start of the sentence `step` sentences away from the one at `time`, held within the clip. */
export function neighbourFrom(spans: readonly Span[], time: number, step: number): number {
  const at = spans.findLastIndex((span) => span.start <= time + SEEK_TOLERANCE_S);
  const wanted = Math.min(spans.length - 1, Math.max(0, at + step));
  return spans[wanted]?.start ?? 0;
}
