import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NARRATION_PEAKS, narrationRecordSchema, parse } from '../../schema/index.ts';
import type { NarrationRecord } from '../../schema/index.ts';
import { UsageError } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { editSample, writeSample } from '../testing/sample.ts';
import { staleNarration } from '../validate/stale-narration.ts';
import { runNarrate } from './command.ts';
import { parseVtt } from './vtt.ts';

/** Speaks as many tenths of a second of a square wave as it is given words. */
const VOICE = `#!/usr/bin/env node
const words = require('node:fs').readFileSync(0, 'utf8').split(/\\s+/);
const samples = Int16Array.from({ length: words.length * 2205 }, (_, index) => (index % 20 < 10 ? 3000 : -3000));
const header = Buffer.alloc(44);
header.write('RIFF----WAVEfmt ', 'latin1');
header.writeUInt16LE(1, 22);
header.writeUInt32LE(22050, 24);
header.writeUInt16LE(16, 34);
header.write('data', 36, 'latin1');
process.stdout.write(Buffer.concat([header, Buffer.from(samples.buffer)]));
`;

/** Turns the volume, "codes" by keeping the samples, and takes for loudness what lies 10 dB below the peak. */
const SOUND = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === '-version') process.exit(0);
const input = args[args.indexOf('-i') + 1];
const bytes = input === '-' ? fs.readFileSync(0) : fs.readFileSync(input);
const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
const filters = args.includes('-af') ? args[args.indexOf('-af') + 1] : '';
const gain = 10 ** (Number(/volume=(-?[\\d.]+)dB/.exec(filters)?.[1] ?? 0) / 20);
const louder = Buffer.from(samples.map((sample) => Math.max(-32768, Math.min(32767, sample * gain))).buffer);
const peak = 20 * Math.log10(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1) / 32768);
const target = args.at(-1);
if (filters.includes('ebur128')) process.stderr.write('Summary:\\n I: ' + (peak - 10).toFixed(1) + ' LUFS\\n Peak: ' + (process.env.FAKE_PEAK ?? peak.toFixed(1)) + ' dBFS\\n');
else if (target === '-') process.stdout.write(louder);
else fs.writeFileSync(target, louder);
`;

const PATH = process.env['PATH'] ?? '';
let directory: string;
let source: string;
let lines: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'narrate-'));
  source = join(directory, 'content');
  await writeSample(source);
  await install({ 'espeak-ng': VOICE, ffmpeg: SOUND });
  lines = [];
});

afterEach(async () => {
  process.env['PATH'] = PATH;
  delete process.env['FAKE_PEAK'];
  await rm(directory, { recursive: true });
});

async function install(programs: Readonly<Record<string, string>>): Promise<void> {
  const bin = join(directory, 'bin');
  await mkdir(bin, { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(bin, name), text);
    await chmod(join(bin, name), 0o755);
  }
  process.env['PATH'] = `${bin}${delimiter}${PATH}`;
}

function narrate(...args: string[]): Promise<number> {
  return runNarrate(args, { log: (line) => lines.push(line), print: () => undefined }, source);
}

async function recordOf(clip: string): Promise<NarrationRecord> {
  const file = join(source, 'narration', `${clip}.json`);
  return parse(narrationRecordSchema, JSON.parse(await readFile(file, 'utf8')), file);
}

describe('narrate', () => {
  it('speaks every text, except where an advisory asks for a human voice', async () => {
    expect(await narrate('--all')).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^ford\.zh-Hans: [\d.]+ s, -18 LUFS, true peak -8 dBTP, \d+ captions$/),
      expect.stringMatching(/^ford\.en: /),
      'grove: has an advisory and waits for a human voice',
    ]);
    const names = (await readdir(join(source, 'narration'))).sort();
    expect(names).toEqual(['en', 'zh-Hans'].flatMap((language) => ['json', 'vtt', 'webm'].map((part) => `ford.${language}.${part}`)));
  });

  it('writes a record that says what the clip is, and captions within it', async () => {
    await narrate('--all');
    const record = await recordOf('ford.zh-Hans');
    expect(record).toMatchObject({ voice: 'synthetic', loudness: -18, truePeak: -8 });
    expect(record.peaks).toHaveLength(NARRATION_PEAKS);
    const cues = parseVtt(await readFile(join(source, 'narration/ford.zh-Hans.vtt'), 'utf8'));
    expect(cues.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
    for (const [index, cue] of cues.entries()) expect(cue.start).toBeGreaterThanOrEqual(cues[index - 1]?.end ?? 0);
    expect(cues.at(-1)?.end).toBeLessThan(record.duration);
    expect(staleNarration(await loadContent(source))).toEqual([]);
  });

  it('speaks again only what changed', async () => {
    expect(await narrate()).toBe(0);
    expect(lines.slice(0, 2)).toEqual(['ford.zh-Hans: unchanged', 'ford.en: unchanged']);
    await editSample(source, 'exhibits/ford/en.md', 'waited on the far bank', 'stood on the far bank');
    expect(await narrate('ford')).toBe(0);
    expect(lines.slice(3)).toEqual(['ford.zh-Hans: unchanged', expect.stringMatching(/^ford\.en: [\d.]+ s/)]);
    expect(staleNarration(await loadContent(source))).toEqual([]);
  });

  it('leaves a human voice alone', async () => {
    await editSample(source, 'narration/ford.en.json', 'synthetic', 'human');
    const before = await recordOf('ford.en');
    expect(await narrate('ford', '--all')).toBe(0);
    expect(lines[1]).toBe('ford.en: spoken by a human voice, left alone');
    expect(await recordOf('ford.en')).toEqual(before);
  });

  it('says what is wrong with a text and speaks the others', async () => {
    await editSample(source, 'exhibits/ford/zh-Hans.md', '河水不深', '**河水**不深');
    expect(await narrate('--all')).toBe(1);
    expect(lines[0]).toMatch(/zh-Hans\.md:7: emphasis is not allowed/);
    expect(lines[1]).toMatch(/^ford\.en: [\d.]+ s/);
  });

  it('keeps the clip of before when the new one is not good', async () => {
    const before = await readFile(join(source, 'narration/ford.zh-Hans.webm'));
    process.env['FAKE_PEAK'] = '-1.5';
    expect(await narrate('ford', '--all')).toBe(1);
    expect(lines[0]).toBe('ford.zh-Hans: the clip peaks at -1.5 dBTP, not under -2; nothing was replaced');
    expect((await readFile(join(source, 'narration/ford.zh-Hans.webm'))).equals(before)).toBe(true);
    expect((await readdir(join(source, 'narration'))).filter((name) => name.includes('new'))).toEqual([]);
  });

  it('says what to install', async () => {
    process.env['PATH'] = join(directory, 'nothing');
    expect(await narrate('ford')).toBe(1);
    expect(lines).toEqual(['narrate: espeak-ng is not installed. Install what the narration needs: apt-get install espeak-ng ffmpeg']);
  });

  it('passes on the last words of a program that fails', async () => {
    await install({ 'espeak-ng': '#!/bin/sh\n[ "$1" = --version ] && exit 0\necho no such voice >&2\nexit 3\n' });
    await expect(narrate('ford', '--all')).rejects.toThrow('espeak-ng ended with 3: no such voice');
  });

  it('shows what the voice would be given', async () => {
    process.env['PATH'] = join(directory, 'nothing');
    expect(await narrate('ford', '--print')).toBe(0);
    expect(lines.join('\n')).toContain('yu2 qiu1 yu3 dai4 zhe5 di4 yi1 tuan2 lai2 dao4 du4 kou3.');
  });

  it.each([[['--quick'], '--quick is not known'], [['fjord'], 'there is no exhibit fjord, only ford, grove']])('does not understand %j', async (args, message) => {
    const answer = narrate(...args);
    await expect(answer).rejects.toThrow(UsageError);
    await expect(answer).rejects.toThrow(message);
  });
});
