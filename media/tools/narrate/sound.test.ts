import { describe, expect, it } from 'vitest';
import { joinPieces, measurePeaks, measureSilences, readSamples, readWav, trimSilence } from './sound.ts';
import type { Sound } from './sound.ts';

const RATE = 1000;

/** A square wave between two stretches of silence, lengths in seconds. */
function tone(before: number, during: number, after: number, level = 8000): Sound {
  const samples = new Int16Array(Math.round((before + during + after) * RATE));
  for (let index = before * RATE; index < (before + during) * RATE; index += 1) samples[index] = index % 2 === 0 ? level : -level;
  return { rate: RATE, samples };
}

function wavOf({ rate, samples }: Sound): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(0xffff_ffff, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(0x7fff_f000, 40);
  return Buffer.concat([header, new Uint8Array(samples.buffer)]);
}

describe('readWav', () => {
  it('reads the samples, whatever lengths a pipe has put in the header', () => {
    const sound = tone(0.1, 0.2, 0);
    expect(readWav(wavOf(sound))).toEqual(sound);
  });

  it('refuses stereo and what is no WAV', () => {
    const stereo = wavOf(tone(0, 0.1, 0));
    stereo.writeUInt16LE(2, 22);
    expect(() => readWav(stereo)).toThrow('no WAV file of 16 bit mono PCM');
    expect(() => readWav(Buffer.alloc(60))).toThrow('no WAV file');
  });

  it('reads raw samples with their sign', () => {
    expect([...readSamples(Buffer.from([0xff, 0xff, 0x00, 0x80, 0xff, 0x7f]))]).toEqual([-1, -32768, 32767]);
  });
});

describe('trimSilence', () => {
  it('keeps the sound and a little around it', () => {
    expect(trimSilence(tone(0.5, 0.2, 0.7)).samples).toHaveLength(200 + 2 * 20);
  });

  it('keeps nothing of silence', () => {
    expect(trimSilence(tone(0.5, 0, 0)).samples).toHaveLength(0);
  });
});

describe('joinPieces', () => {
  it('says where each piece begins', () => {
    const { sound, starts } = joinPieces(RATE, [0.3, new Int16Array(500).fill(7), 0.2, new Int16Array(100).fill(9), 0.5]);
    expect(starts).toEqual([0, 0.3, 0.8, 1, 1.1]);
    expect(sound.samples).toHaveLength(1600);
    expect([sound.samples[299], sound.samples[300], sound.samples[799], sound.samples[800], sound.samples[1000], sound.samples[1100]]).toEqual([0, 7, 7, 0, 9, 0]);
  });
});

describe('measureSilences', () => {
  it('finds the silence at both ends and the longest between', () => {
    const parts = [tone(0.3, 0.5, 0.4), tone(0, 0.5, 2.1), tone(0, 0.2, 0.6)];
    const samples = Int16Array.from(parts.flatMap((part) => [...part.samples]));
    const { lead, tail, longest } = measureSilences({ rate: RATE, samples });
    expect(lead).toBeCloseTo(0.3, 2);
    expect(tail).toBeCloseTo(0.6, 2);
    expect(longest).toBeCloseTo(2.1, 2);
  });

  it('calls a sound without a sound one long silence', () => {
    expect(measureSilences(tone(3, 0, 0)).lead).toBe(3);
  });
});

describe('measurePeaks', () => {
  it('gives the loudness along the sound, the loudest 1', () => {
    const samples = Int16Array.from([...tone(0, 1, 0, 2000).samples, ...tone(0, 1, 0, 8000).samples, ...tone(1, 0, 0).samples]);
    expect(measurePeaks({ rate: RATE, samples }, 3)).toEqual([0.25, 1, 0]);
  });

  it('gives zeros for silence and for nothing', () => {
    expect(measurePeaks(tone(1, 0, 0), 2)).toEqual([0, 0]);
    expect(measurePeaks({ rate: RATE, samples: new Int16Array() }, 2)).toEqual([0, 0]);
  });
});
