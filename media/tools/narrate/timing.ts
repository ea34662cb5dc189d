import type { Piece } from './sound.ts';
import type { Script, ScriptBreath } from './script.ts';
import { SOUND_SETTINGS } from './settings.ts';
import type { Voice } from './settings.ts';
import type { VttCue } from './vtt.ts';

/** A breath with the sound of it. */
interface SpokenBreath {
  readonly sentence: string;
  readonly breath: ScriptBreath;
  readonly samples: Int16Array;
}

/** The pieces of a clip in their order, and which of them is which breath. */
export interface Arrangement {
  readonly pieces: readonly Piece[];
  readonly spoken: readonly { readonly piece: number; readonly breath: SpokenBreath }[];
}

/** Sets the breaths of a script one after the other with the pauses of the voice between. */
export function arrange(script: Script, voice: Voice, samplesOf: (breath: ScriptBreath) => Int16Array): Arrangement {
  const pieces: Piece[] = [];
  const spoken: { piece: number; breath: SpokenBreath }[] = [];
  let pause: number = SOUND_SETTINGS.leadIn;
  for (const paragraph of script) {
    for (const { id, breaths } of paragraph) {
      for (const breath of breaths) {
        const samples = samplesOf(breath);
        pieces.push(pause, samples);
        spoken.push({ piece: pieces.length - 1, breath: { sentence: id, breath, samples } });
        pause = voice.breath;
      }
      pause = voice.sentence;
    }
    pause = voice.paragraph;
  }
  pieces.push(SOUND_SETTINGS.leadOut);
  return { pieces, spoken };
}

/**
 * The caption cues of an arrangement whose pieces begin at `starts`. A cue stays a moment behind its last word, never
 * into the next. A breath of several cues is dealt out by their length. Ids are `s3`, `s3.2`, `s3.3`.
 */
export function timeCues({ spoken }: Arrangement, starts: readonly number[], rate: number): VttCue[] {
  const parts = spoken.flatMap(({ piece, breath: { sentence, breath, samples } }) => {
    const start = starts[piece] ?? 0;
    return dealOut(breath.cues, start, samples.length / rate).map((cue) => ({ ...cue, sentence }));
  });
  const counts = new Map<string, number>();
  return parts.map(({ sentence, start, end, lines }, index) => {
    const count = (counts.get(sentence) ?? 0) + 1;
    counts.set(sentence, count);
    const next = parts[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    return {
      id: count === 1 ? sentence : `${sentence}.${count}`,
      start: toMilliseconds(start),
      end: toMilliseconds(Math.min(end + SOUND_SETTINGS.captionHold, Math.max(end, next))),
      lines,
    };
  });
}

function dealOut(cues: readonly (readonly string[])[], start: number, duration: number): { start: number; end: number; lines: readonly string[] }[] {
  const lengths = cues.map((lines) => lines.join('').length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  return cues.map((lines, index) => {
    const from = start + (duration * before) / total;
    before += lengths[index] ?? 0;
    return { start: from, end: start + (duration * before) / total, lines };
  });
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
