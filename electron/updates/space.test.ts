import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { freeSpace, needed, spaceRefusal } from './space.ts';

const MB = 1e6;

it('counts what files take beyond their bytes', () => {
  expect(needed([0, 1, 100_000])).toEqual({ bytes: 100_001 + 3 * 4096, files: 3 });
  expect(needed([])).toEqual({ bytes: 0, files: 0 });
});

it('asks the file system what is free', async () => {
  const { bytes, files } = await freeSpace(tmpdir());
  expect(bytes).toBeGreaterThan(0);
  expect(files === undefined || files > 0).toBe(true);
});

it('has nothing against what fits', () => {
  expect(spaceRefusal('/data', { bytes: 900 * MB, files: 10 }, { bytes: 1000 * MB, files: 10 }, 100 * MB)).toBeUndefined();
  expect(spaceRefusal('/data', { bytes: 1, files: 1e9 }, { bytes: 1000 * MB, files: undefined }, 0)).toBeUndefined();
});

it('says how much is missing', () => {
  const refusal = spaceRefusal('/data', { bytes: 900 * MB, files: 10 }, { bytes: 700 * MB, files: 10 }, 100 * MB);
  expect(refusal).toMatchObject({ code: 'space', message: '/data: the update needs 900 MB and 100 MB must stay free, but only 700 MB are free; make room for 300 MB more' });
});

it('counts names too', () => {
  expect(spaceRefusal('/data', { bytes: 0, files: 11 }, { bytes: MB, files: 10 }, 0)).toMatchObject({ code: 'space', message: expect.stringContaining('needs 11 files') });
});
