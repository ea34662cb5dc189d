import { NARRATION_PEAKS } from '../../schema/index.ts';
import type { NarrationRecord, SourceLanguage } from '../../schema/index.ts';
import { speak } from './espeak.ts';
import { decodeFile, encodeOpus, filterSound, measureFile, measureSound } from './ffmpeg.ts';
import type { Loudness } from './ffmpeg.ts';
import { hashScript } from './script.ts';
import type { Script, ScriptBreath } from './script.ts';
import { LOUDNESS_LUFS, LOUDNESS_TOLERANCE_LU, SILENCE_MAX_SECONDS, SOUND_SETTINGS, TRUE_PEAK_MAX_DBTP, VOICES } from './settings.ts';
import { joinPieces, measurePeaks, measureSilences } from './sound.ts';
import type { Sound } from './sound.ts';
import { arrange, timeCues } from './timing.ts';
import type { VttCue } from './vtt.ts';

/** How near to the loudness asked for a clip is brought, in LU, in how many passes at most, and how long a step may be. */
const LOUDNESS_EXACT_LU = 0.15;
const PASSES_MAX = 6;
const SLOPE_MIN = 0.25;

/** A clip that was made but is not as loud, as restrained or as steady as it must be. */
export class ClipError extends Error {
  override readonly name = 'ClipError';
}

export interface MadeClip {
  readonly record: NarrationRecord;
  readonly cues: readonly VttCue[];
}

/**
 * Speaks a script into a WebM/Opus file and times its captions.
 *
 * @throws ClipError when the finished clip is not as loud as asked, peaks too high or falls silent.
 */
export async function makeClip(script: Script, language: SourceLanguage, file: string): Promise<MadeClip> {
  const voice = VOICES[language];
  const sounds = new Map<ScriptBreath, Sound>();
  for (const breath of script.flat().flatMap((sentence) => sentence.breaths)) sounds.set(breath, await speak(breath.speech, voice));
  const rate = [...sounds.values()][0]?.rate ?? SOUND_SETTINGS.sampleRate;
  const arrangement = arrange(script, voice, (breath) => sounds.get(breath)?.samples ?? new Int16Array());
  const { sound, starts } = joinPieces(rate, arrangement.pieces);
  const loudness = await codeAtLoudness(sound, file);
  const made = await decodeFile(file, rate);
  return {
    record: { spoken: hashScript(script, language), ...checkClip(made, loudness), voice: 'synthetic' },
    cues: timeCues(arrangement, starts, rate),
  };
}

/**
 * Softens and codes the sound. The coded clip is measured and the gain moved, until the clip itself has the loudness asked
 * for: limiter and coder take a little off, the more the louder it is (hence the secant steps).
 */
export async function codeAtLoudness(sound: Sound, file: string): Promise<Loudness> {
  const soft = await filterSound(sound, SOUND_SETTINGS.filters);
  let before = { gain: 0, loudness: (await measureSound(soft)).integrated };
  let gain = LOUDNESS_LUFS - before.loudness;
  for (let pass = 1; ; pass += 1) {
    await encodeOpus(await filterSound(soft, [`volume=${gain.toFixed(2)}dB`, SOUND_SETTINGS.limiter]), file, SOUND_SETTINGS);
    const measured = await measureFile(file);
    const missing = LOUDNESS_LUFS - measured.integrated;
    if (Math.abs(missing) < LOUDNESS_EXACT_LU || pass === PASSES_MAX) return measured;
    const slope = (measured.integrated - before.loudness) / (gain - before.gain || 1);
    before = { gain, loudness: measured.integrated };
    gain += missing / Math.min(1, Math.max(SLOPE_MIN, slope));
  }
}

export function checkClip(
  made: Sound,
  { integrated, truePeak }: Loudness,
): Pick<NarrationRecord, 'duration' | 'peaks' | 'loudness' | 'truePeak'> {
  const { longest } = measureSilences(made);
  if (Math.abs(integrated - LOUDNESS_LUFS) > LOUDNESS_TOLERANCE_LU) throw new ClipError(`the clip has ${integrated} LUFS, not ${LOUDNESS_LUFS}`);
  if (truePeak >= TRUE_PEAK_MAX_DBTP) throw new ClipError(`the clip peaks at ${truePeak} dBTP, not under ${TRUE_PEAK_MAX_DBTP}`);
  if (longest > SILENCE_MAX_SECONDS) throw new ClipError(`the clip is silent for ${longest.toFixed(1)} s, more than ${SILENCE_MAX_SECONDS} s`);
  return {
    duration: Math.round((made.samples.length / made.rate) * 1000) / 1000,
    peaks: measurePeaks(made, NARRATION_PEAKS),
    loudness: integrated,
    truePeak,
  };
}
