import type { SourceLanguage } from '../../schema/index.ts';

/** How espeak-ng is asked to speak. A change of any of this makes every clip stale. */
export interface Voice {
  /** Name of the voice, with a variant behind the plus. */
  readonly name: string;
  /** espeak-ng's words per minute. */
  readonly speed: number;
  /** espeak-ng's pitch, 0 to 99. */
  readonly pitch: number;
  /** Silences in seconds: between breaths, between sentences, between paragraphs. */
  readonly breath: number;
  readonly sentence: number;
  readonly paragraph: number;
}

/** Of espeak-ng's variants edward has the least above 2 kHz, where a synthetic voice grates, and stays clear. */
export const VOICES: Readonly<Record<SourceLanguage, Voice>> = {
  'zh-Hans': { name: 'cmn-latn-pinyin+edward', speed: 195, pitch: 40, breath: 0.22, sentence: 0.5, paragraph: 0.95 },
  en: { name: 'en-gb-x-rp+edward', speed: 150, pitch: 40, breath: 0.22, sentence: 0.5, paragraph: 0.95 },
};

/** Loudness of every clip, integrated (EBU R128), in LUFS. */
export const LOUDNESS_LUFS = -18;

/** How far from it a finished clip may be, in LU. */
export const LOUDNESS_TOLERANCE_LU = 0.5;

/** No peak of a finished clip may reach this, in dBTP. */
export const TRUE_PEAK_MAX_DBTP = -2;

/** No silence inside a clip may be longer, in seconds: a visitor would think that it has ended. */
export const SILENCE_MAX_SECONDS = 2;

export const SOUND_SETTINGS = {
  /** Seconds of silence before the first word and after the last. */
  leadIn: 0.3,
  leadOut: 0.5,
  /** Seconds that a caption stays behind its last word, as far as the pause allows. */
  captionHold: 0.2,
  /**
   * Takes the rumble and the hiss off and softens where a voice is harsh. The all-pass filters turn the phases of the
   * voice's pulses apart, as broadcasters do, so that the compressor finds no spikes and the limiter has little to do.
   */
  filters: [
    'highpass=f=70',
    'lowpass=f=7500',
    'equalizer=f=3000:t=q:w=1.1:g=-1.5',
    ...[120, 250, 500, 1000, 2000].map((frequency) => `allpass=f=${frequency}:t=q:w=0.7`),
    'acompressor=threshold=0.06:ratio=4:attack=2:release=80:knee=4',
  ],
  /** No sample passes -5 dBFS before it is coded; peaks between samples and coding add about 2 dB. */
  limiter: 'alimiter=limit=0.562:level=disabled:attack=3:release=60',
  bitRate: 24_000,
  /** Wide band, as much as the voice has. */
  sampleRate: 16_000,
  /**
   * Keeps Opus to one of its two coders. Left to choose, it changes between them within a sentence, and at some changes
   * a click comes out, up to 7 dB above everything else (libopus 1.3).
   */
  application: 'lowdelay',
  loudness: LOUDNESS_LUFS,
} as const;
