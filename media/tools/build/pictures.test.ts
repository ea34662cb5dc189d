import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGeneration } from '../../../electron/library/generation.ts';
import type { Generation } from '../../../electron/library/generation.ts';
import { DATA_PATHS, exhibitSchema, isComparison, parse, PICTURE_MAX_PIXELS, tilePath } from '../../schema/index.ts';
import type { Exhibit, Picture } from '../../schema/index.ts';
import { buildGeneration } from '../build.ts';
import { compareSample, writeSample } from '../testing/sample.ts';

/** As large as a scan of a plan; of one grey, so that it takes no time. */
const SCAN = { width: 4801, height: 3400 };
/** A roll nineteen times as high as it is wide. */
const ROLL = { width: 920, height: 17_480 };

let root: string;
let generation: Generation;
let ford: Exhibit;
let again: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pictures-'));
  const [source, library, cache] = [join(root, 'source'), join(root, 'library'), join(root, 'cache')];
  await writeSample(source);
  await compareSample(source);
  const grey = (size: { width: number; height: number }) => sharp({ create: { ...size, channels: 3, background: '#998877' } });
  await writeFile(join(source, 'pictures/grove-gate.png'), await grey(SCAN).png().toBuffer());
  for (const name of ['ford-earlier', 'ford-later']) await writeFile(join(source, `pictures/${name}.png`), await grey(ROLL).png().toBuffer());
  const { generation: id } = await buildGeneration({ source, library, cache, log: () => {} });
  generation = await openGeneration(library, id);
  ford = parse(exhibitSchema, await generation.json(DATA_PATHS.exhibit('ford')), 'ford');
  again = [];
  const rebuilt = await buildGeneration({ source, library, cache, log: (line) => again.push(line) });
  again.push(rebuilt.generation === id ? 'the same' : 'another');
}, 120_000);

afterAll(() => rm(root, { recursive: true, force: true }));

function pictureOf(index: number): Picture {
  const entry = ford.gallery[index];
  if (!entry || isComparison(entry)) throw new Error(`entry ${index} is no picture`);
  return entry;
}

describe('a picture of more than 16 megapixels', () => {
  it('is the whole scan for a reader, and has files that can be decoded whole', () => {
    const { width, height, files } = pictureOf(0);
    expect({ width, height }).toEqual(SCAN);
    expect(files.map((file) => file.width)).toEqual([540, 1080, 2160, 540, 1080, 2160]);
  });

  it('has a tile in the manifest for every place of every level that shows more than its largest file', () => {
    const { tiles } = pictureOf(0);
    expect(tiles).toEqual({
      size: 512,
      base: '/media/pictures/grove-gate',
      formats: [{ extension: 'avif', type: 'image/avif' }, { extension: 'webp', type: 'image/webp' }],
      levels: [{ width: 2401, height: 1700 }, SCAN],
    });
    const entries = Object.keys(generation.manifest.files).filter((path) => path.startsWith('media/pictures/grove-gate/'));
    expect(entries).toHaveLength((5 * 4 + 10 * 7) * 2);
    expect(generation.entry(tilePath('media/pictures/grove-gate', { level: 1, column: 9, row: 6 }, 'webp'))?.type).toBe('image/webp');
  });

  it('is not cut again when it is known', () => {
    expect(again).toEqual(['the same']);
  });
});

it('never makes a file of more than 16 megapixels or too high for its format, however long a roll is', () => {
  const [, compared] = ford.gallery;
  if (!compared || !isComparison(compared)) throw new Error('no comparison');
  for (const { width, height } of compared.before.files) {
    expect(width * height).toBeLessThanOrEqual(PICTURE_MAX_PIXELS);
    expect(height).toBeLessThanOrEqual(16_383);
    expect(Math.abs(height / width - 19)).toBeLessThan(0.05);
  }
  expect(compared.before.tiles?.levels.at(-1)).toEqual(ROLL);
});

it('carries both pictures of a comparison with their dates', () => {
  const [, compared] = ford.gallery;
  expect(compared && isComparison(compared) && [compared.before.date, compared.after.date]).toEqual(['1938', '2026-04-05']);
});
