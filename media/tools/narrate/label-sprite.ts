import type { SourceLanguage } from '../../schema/index.ts';
import type { LabelRecord } from '../../schema/labels.ts';
import { checkClip, codeAtLoudness } from './clip.ts';
import { speak } from './espeak.ts';
import { decodeFile } from './ffmpeg.ts';
import type { SpokenLabel } from './labels.ts';
import { SOUND_SETTINGS, VOICES } from './settings.ts';
import { joinPieces } from './sound.ts';
import type { Piece, Sound } from './sound.ts';

/** Silence between two labels, in seconds: a player that stops a little late must not begin the next one. */
const GAP_SECONDS = 0.4;
/** How much of that silence belongs to the label before: it rings out, and coding smears its end. */
const TAIL_SECONDS = 0.12;

/**
 * Speaks labels into one WebM/Opus file, at the loudness of the narration.
 *
 * @throws ClipError when the finished file is not as loud as asked, peaks too high or falls silent.
 */
export async function makeSprite(labels: readonly SpokenLabel[], language: SourceLanguage, file: string): Promise<LabelRecord> {
  const sounds = new Map<string, Sound>();
  for (const { spoken, speech } of labels) if (!sounds.has(spoken)) sounds.set(spoken, await speak(speech, VOICES[language]));
  const rate = [...sounds.values()][0]?.rate ?? SOUND_SETTINGS.sampleRate;
  const pieces: Piece[] = [...sounds.values()].flatMap(({ samples }): Piece[] => [GAP_SECONDS, samples]);
  const { sound, starts } = joinPieces(rate, [...pieces, GAP_SECONDS]);
  const measured = await codeAtLoudness(sound, file);
  const { duration, loudness, truePeak } = checkClip(await decodeFile(file, rate), measured);
  const clips = [...sounds].map(([spoken, { samples }], index): [string, [number, number]] => {
    const start = starts[index * 2 + 1] ?? 0;
    return [spoken, [toMilliseconds(start), toMilliseconds(Math.min(duration, start + samples.length / rate + TAIL_SECONDS))]];
  });
  return { duration, loudness, truePeak, clips: Object.fromEntries(clips) };
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
