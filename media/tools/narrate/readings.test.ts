import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../load/load.ts';
import { editSample, writeSample } from '../testing/sample.ts';
import { readingsOf } from './readings.ts';
import type { Readings } from './readings.ts';
import { replaceWords } from './replace-words.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'readings-'));
  await writeSample(directory);
});

afterEach(() => rm(directory, { recursive: true }));

async function read(): Promise<Readings> {
  return readingsOf(await loadContent(directory));
}

describe('readingsOf', () => {
  it('takes the names of people and places from their tables', async () => {
    const { mandarin, latin } = await read();
    expect(mandarin.get('余秋雨')).toEqual(['yu2', 'qiu1', 'yu3']);
    expect(mandarin.get('树林')).toEqual(['shu4', 'lin2']);
    expect(latin.get('Yu Qiuyu')).toEqual(['yu2', 'qiu1', 'yu3']);
  });

  it('leaves English names of places and of groups alone', async () => {
    const { latin } = await read();
    expect([...latin.keys()]).toEqual(['Yu Qiuyu', 'Chen Mou']);
  });

  it('takes the word of a place that is spelled in pinyin beside an English one', async () => {
    await editSample(directory, 'places.csv', 'ford,渡口,渡口,Dùkǒu,The ford', 'ford,耒水,耒水,Lěi Shuǐ,Lei River');
    const { latin, mandarin } = await read();
    expect(latin.get('Lei')).toEqual(['lei3']);
    expect(latin.has('Shui')).toBe(false);
    expect(mandarin.get('耒水')).toEqual(['lei3', 'shui3']);
  });

  it('lets the table of pronunciations win, in both scripts', async () => {
    await writeFile(join(directory, 'pronunciation.csv'), 'word,pinyin\n余秋雨,yu2 qiu1 yu4\nli,li3\n');
    const { mandarin, latin } = await read();
    expect(mandarin.get('余秋雨')).toEqual(['yu2', 'qiu1', 'yu4']);
    expect(latin.get('li')).toEqual(['li3']);
  });
});

describe('replaceWords', () => {
  const readings = new Map([['ab', ['AB']], ['abc', ['A', 'B', 'C']], ['d', ['D1', 'D2']]]);

  it('puts in what is known, the longest first, and leaves the rest', () => {
    expect(replaceWords([...'xabcabd'], [...'1234567'], readings)).toEqual(['1', 'A', 'B', 'C', 'AB', 'D1', 'D2']);
  });

  it('changes nothing when nothing is known', () => {
    expect(replaceWords([...'ab'], ['1', '2'], new Map())).toEqual(['1', '2']);
  });
});
