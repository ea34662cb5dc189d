/** Mono sound as the voice gives it: 16 bit samples. */
export interface Sound {
  /** Samples per second. */
  readonly rate: number;
  readonly samples: Int16Array;
}

/** Quieter than this is silence: about -46 dBFS. */
const SILENCE_LEVEL = 160;
/** Kept around the sound when silence is cut off, so that soft consonants stay. */
const KEEP_SECONDS = 0.02;
/** Stretch over which loudness is looked at when silence is sought. */
const WINDOW_SECONDS = 0.01;
const PEAK_DECIMALS = 100;

/**
 * Reads a WAV file of 16 bit mono PCM (the lengths in the header of a piped one are wrong and not looked at).
 *
 * @throws Error when it is something else.
 */
export function readWav(wav: Buffer): Sound {
  const data = wav.indexOf('data', 12, 'latin1');
  const isMono16 = wav.toString('latin1', 0, 4) === 'RIFF' && wav.readUInt16LE(22) === 1 && wav.readUInt16LE(34) === 16;
  if (!isMono16 || data < 0) throw new Error('the voice gave no WAV file of 16 bit mono PCM');
  const bytes = wav.subarray(data + 8, data + 8 + Math.floor((wav.length - data - 8) / 2) * 2);
  return { rate: wav.readUInt32LE(24), samples: readSamples(bytes) };
}

/** Raw little-endian 16 bit PCM. */
export function readSamples(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length >> 1);
  for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * 2);
  return samples;
}

/** Cuts the silence off both ends. */
export function trimSilence({ rate, samples }: Sound): Sound {
  const isLoud = (sample: number) => Math.abs(sample) > SILENCE_LEVEL;
  const first = samples.findIndex(isLoud);
  if (first < 0) return { rate, samples: samples.subarray(0, 0) };
  const keep = Math.round(KEEP_SECONDS * rate);
  return { rate, samples: samples.subarray(Math.max(0, first - keep), samples.findLastIndex(isLoud) + 1 + keep) };
}

/** A piece of a longer sound: silence of so many seconds, or samples. */
export type Piece = number | Int16Array;

/** Joins pieces; the place at which each begins comes with it, in seconds. */
export function joinPieces(rate: number, pieces: readonly Piece[]): { sound: Sound; starts: number[] } {
  const lengths = pieces.map((piece) => (typeof piece === 'number' ? Math.round(piece * rate) : piece.length));
  const samples = new Int16Array(lengths.reduce((sum, length) => sum + length, 0));
  let position = 0;
  const starts = pieces.map((piece, index) => {
    const start = position;
    if (typeof piece !== 'number') samples.set(piece, start);
    position += lengths[index] ?? 0;
    return start / rate;
  });
  return { sound: { rate, samples }, starts };
}

/** Silence in seconds: at the start, at the end, and the longest between. */
export interface Silences {
  readonly lead: number;
  readonly tail: number;
  readonly longest: number;
}

export function measureSilences({ rate, samples }: Sound): Silences {
  const loud: number[] = [];
  const window = Math.round(WINDOW_SECONDS * rate);
  for (let start = 0; start < samples.length; start += window) {
    if (rms(samples.subarray(start, start + window)) > SILENCE_LEVEL) loud.push(start / rate);
  }
  const gaps = loud.slice(1).map((time, index) => time - (loud[index] ?? time) - WINDOW_SECONDS);
  const duration = samples.length / rate;
  return { lead: loud[0] ?? duration, tail: duration - (loud.at(-1) ?? 0) - WINDOW_SECONDS, longest: Math.max(0, ...gaps) };
}

/** The loudness along the sound in `count` values, the loudest 1, to two decimals. */
export function measurePeaks({ samples }: Sound, count: number): number[] {
  const values = Array.from({ length: count }, (_, index) =>
    rms(samples.subarray(Math.floor((index * samples.length) / count), Math.floor(((index + 1) * samples.length) / count))),
  );
  const loudest = Math.max(...values) || 1;
  return values.map((value) => Math.round((value / loudest) * PEAK_DECIMALS) / PEAK_DECIMALS);
}

function rms(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
