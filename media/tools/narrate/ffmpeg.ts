import { runProgram } from './programs.ts';
import { readSamples } from './sound.ts';
import type { Sound } from './sound.ts';

const QUIET = ['-hide_banner', '-nostdin', '-nostats'] as const;

/** Integrated loudness in LUFS and true peak in dBTP (EBU R128, ITU-R BS.1770). */
export interface Loudness {
  readonly integrated: number;
  readonly truePeak: number;
}

/** Applies filters to a sound. */
export async function filterSound(sound: Sound, filters: readonly string[]): Promise<Sound> {
  const args = [...QUIET, '-v', 'error', ...rawInput(sound), '-af', filters.join(','), '-f', 's16le', '-ar', String(sound.rate), '-ac', '1', '-'];
  const { stdout } = await runProgram('ffmpeg', args, bytesOf(sound));
  return { rate: sound.rate, samples: readSamples(stdout) };
}

export async function measureSound(sound: Sound): Promise<Loudness> {
  return readLoudness((await runProgram('ffmpeg', [...QUIET, ...rawInput(sound), ...measuring()], bytesOf(sound))).stderr);
}

/** Measures a file as a player hears it. */
export async function measureFile(file: string): Promise<Loudness> {
  return readLoudness((await runProgram('ffmpeg', [...QUIET, '-i', file, ...measuring()])).stderr);
}

interface OpusSettings {
  /** Bits per second. */
  readonly bitRate: number;
  readonly sampleRate: number;
  /** What libopus is told that the sound is for. */
  readonly application: string;
}

/** Codes a sound as WebM/Opus, the index in front so that a player seeks at once; the same sound gives the same bytes. */
export async function encodeOpus(sound: Sound, file: string, { bitRate, sampleRate, application }: OpusSettings): Promise<void> {
  await runProgram('ffmpeg', [
    ...QUIET, '-v', 'error', '-y', ...rawInput(sound), '-ac', '1', '-ar', String(sampleRate), '-c:a', 'libopus', '-b:a', String(bitRate),
    '-application', application, '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-cues_to_front', '1', '-f', 'webm', file,
  ], bytesOf(sound));
}

/** Decodes a clip to `rate` samples per second. */
export async function decodeFile(file: string, rate: number): Promise<Sound> {
  const { stdout } = await runProgram('ffmpeg', [...QUIET, '-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-ar', String(rate), '-']);
  return { rate, samples: readSamples(stdout) };
}

function rawInput({ rate }: Sound): string[] {
  return ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', '-'];
}

function measuring(): string[] {
  return ['-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'];
}

function bytesOf({ samples }: Sound): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function readLoudness(words: string): Loudness {
  const summary = words.slice(words.lastIndexOf('Summary:'));
  const integrated = Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]);
  const truePeak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]);
  if (Number.isNaN(integrated) || Number.isNaN(truePeak)) throw new Error('ffmpeg measured no loudness: is the sound empty?');
  return { integrated, truePeak };
}
