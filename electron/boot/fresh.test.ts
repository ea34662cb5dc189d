import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStamp, fingerprint, replaceFolder } from './fresh.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-'));
  await mkdir(join(root, 'in', 'deep'), { recursive: true });
  await writeFile(join(root, 'in', 'deep', 'a.md'), 'text');
  await writeFile(join(root, 'lock.json'), '{}');
});
afterEach(() => rm(root, { recursive: true }));

const mark = () => fingerprint(root, ['in', 'lock.json']);

test('the mark stays while nothing changes', async () => {
  expect(await mark()).toBe(await mark());
});

test.each([
  ['an edit', () => writeFile(join(root, 'in/deep/a.md'), 'longer text')],
  ['a touch', () => utimes(join(root, 'lock.json'), 1, 1)],
  ['a new file', () => writeFile(join(root, 'in/b.md'), '')],
  ['a removal', () => rm(join(root, 'in/deep/a.md'))],
])('%s changes the mark', async (_, change) => {
  const before = await mark();
  await change();
  expect(await mark()).not.toBe(before);
});

test('tests, hidden files and end-to-end tests do not change it', async () => {
  const before = await mark();
  await writeFile(join(root, 'in', 'a.test.ts'), '');
  await writeFile(join(root, 'in', '.a.md.swp'), '');
  await mkdir(join(root, 'in', 'e2e'));
  await writeFile(join(root, 'in', 'e2e', 'x.ts'), '');
  expect(await mark()).toBe(before);
});

test('an input that is missing is an error', async () => {
  await expect(fingerprint(root, ['nowhere'])).rejects.toThrow(/ENOENT/);
});

test('a stamp matches its mark alone, and only while the output is there', async () => {
  const stamp = createStamp(join(root, 'stamps', 'app'));
  const output = join(root, 'in');
  expect(await stamp.matches('m', output)).toBe(false);
  await stamp.write('m');
  expect(await stamp.matches('m', output)).toBe(true);
  expect(await stamp.matches('n', output)).toBe(false);
  expect(await stamp.matches('m', join(root, 'gone'))).toBe(false);
  await stamp.clear();
  expect(await stamp.matches('m', output)).toBe(false);
});

test('a folder built aside takes the place of the old one, leftovers included', async () => {
  for (const name of ['out', 'out.old', 'out.new']) {
    await mkdir(join(root, name));
    await writeFile(join(root, name, 'which'), name);
  }
  await replaceFolder(join(root, 'out.new'), join(root, 'out'));
  expect(await readFile(join(root, 'out', 'which'), 'utf8')).toBe('out.new');
  expect((await readdir(root)).filter((name) => name.startsWith('out'))).toEqual(['out']);
});
