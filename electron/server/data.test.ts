import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../library/canonical.ts';
import { openGeneration } from '../library/generation.ts';
import { layout } from '../library/layout.ts';
import { putGeneration, temporaryDirectory } from '../library/testing.ts';
import { dataContent } from './data.ts';

const schema = z.array(z.number());
const PATH = 'data/days.json';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(() => dir.remove());

const open = async (content: string) => openGeneration(dir.path, await putGeneration(dir.path, [[PATH, 'application/json', content]]));
const objectOf = (content: string) => layout.object(dir.path, sha256(Buffer.from(content)));

it('reads and parses once for a generation, and anew for the next', async () => {
  const first = await open('[47]');
  const [one, two] = await Promise.all([dataContent(first, PATH, schema), dataContent(first, PATH, schema)]);
  expect(two).toBe(one);
  await rm(objectOf('[47]'));
  expect(await dataContent(first, PATH, schema)).toBe(one);
  expect((await dataContent(await open('[48]'), PATH, schema)).etag).not.toBe(one.etag);
});

it('tries again after a failure', async () => {
  const generation = await open('[47]');
  await rm(objectOf('[47]'));
  await expect(dataContent(generation, PATH, schema)).rejects.toThrow('ENOENT');
  await writeFile(objectOf('[47]'), '[47]');
  expect((await dataContent(generation, PATH, schema)).size).toBe(4);
});

it('refuses what does not fit its schema', async () => {
  await expect(dataContent(await open('["47"]'), PATH, schema)).rejects.toThrow(/data\/days.json: 0: /);
});
