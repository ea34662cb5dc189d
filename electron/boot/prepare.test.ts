import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSample } from '../../media/tools/testing/sample.ts';
import { isSourceCheckout, prepare } from './prepare.ts';
import type { Content } from './content.ts';

let root: string;
let log: string[];
const never = new AbortController().signal;

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'prepare-'));
  log = [];
});
afterEach(() => rm(root, { recursive: true }));

/** A checkout whose app is one page; the content that is shown is a library, so that nothing else is built. */
async function checkout(): Promise<Content> {
  await write('renderer/index.html', '<!doctype html><title>one</title>');
  await write('media/schema/a.ts', '');
  await write('media/tools/a.ts', '');
  await write('media/hengyang/exhibition.yaml', '');
  await write('package-lock.json', '{}');
  await write('package.json', '{"type":"module"}');
  await write('vite.config.ts', `export default { root: 'renderer', build: { outDir: '../build/out/app' } };`);
  await write('elsewhere/current.json', '{}');
  return { kind: 'library', dir: join(root, 'elsewhere') };
}

const page = () => readFile(join(root, 'build/out/app/index.html'), 'utf8');
const run = (content: Content | undefined, signal = never) => prepare({ root, content, log: (line) => log.push(line), signal });

test('a checkout is built once, and again when a source changes', async () => {
  const content = await checkout();
  expect(await run(content)).toEqual({ app: join(root, 'build/out/app'), library: content.dir });
  expect(await page()).toContain('<title>one</title>');
  expect(log).toEqual(['Building the app.']);

  await run(content);
  expect(log).toHaveLength(1);

  await write('renderer/index.html', '<!doctype html><title>second</title>');
  await run(content);
  expect(await page()).toContain('<title>second</title>');
  expect(log).toEqual(['Building the app.', 'Building the app.']);
});

test('two starts at once build once: the second waits', async () => {
  const content = await checkout();
  await Promise.all([run(content), run(content)]);
  expect(log.sort()).toEqual(['Another start is building here; waiting for it.', 'Building the app.']);
});

test('a build that is broken off leaves the old app, and the next start builds', async () => {
  const content = await checkout();
  await run(content);
  await write('renderer/index.html', '<!doctype html><title>second</title>');
  const stop = new AbortController();
  const broken = prepare({ root, content, log: () => setTimeout(() => stop.abort(), 50), signal: stop.signal });
  await expect(broken).rejects.toThrow(/abort/i);
  expect(await page()).toContain('<title>one</title>');
  await run(content);
  expect(await page()).toContain('<title>second</title>');
});

test('what a failing build says is passed on, and the old app stays', async () => {
  const content = await checkout();
  await run(content);
  await write('renderer/index.html', '<!doctype html><script type="module" src="./gone.js"></script>');
  await expect(run(content)).rejects.toThrow(/gone\.js[^]*The app could not be built \(exit 1\)/);
  expect(await page()).toContain('<title>one</title>');
});

test('problems of the content are told by file and line, and the library stays as it was', async () => {
  await checkout();
  await write('mine/exhibition.yaml', 'id: Not An Id\n');
  const building = run({ kind: 'source', dir: join(root, 'mine') });
  await expect(building).rejects.toThrow(/^(\S+\.(yaml|csv):\d+: .+\n)+The exhibition could not be built/);
  await expect(building).rejects.toMatchObject({ exitCode: 1 });
  expect(existsSync(join(root, 'build/out/library'))).toBe(false);
});

test('a source folder is built into a library of its own, once', { timeout: 60_000 }, async () => {
  await checkout();
  const mine = join(root, 'mine');
  await writeSample(mine);
  const { library } = await run({ kind: 'source', dir: mine });
  expect(library.startsWith(join(root, 'build/out/content'))).toBe(true);
  expect(existsSync(join(library, 'current.json'))).toBe(true);
  expect(log.filter((line) => line.startsWith('Building'))).toEqual([`Building the app and the exhibition in ${mine}.`]);
  const before = log.length;
  await run({ kind: 'source', dir: mine });
  expect(log).toHaveLength(before);
});

test('an installed package is taken as it is', async () => {
  await expect(run(undefined)).rejects.toThrow(/not complete: .*app is missing/);
  await write('build/out/app/index.html', '');
  await write('build/out/library/current.json', '{}');
  expect(isSourceCheckout(root)).toBe(false);
  expect(await run(undefined)).toEqual({ app: join(root, 'build/out/app'), library: join(root, 'build/out/library') });
  await expect(run({ kind: 'source', dir: '/mine' })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('/mine') });
  expect(log).toEqual([]);
});

test('the program itself is a source checkout, and a copy of its outputs is not', async () => {
  const program = join(import.meta.dirname, '../..');
  expect(isSourceCheckout(program)).toBe(true);
  await cp(join(program, 'package.json'), join(root, 'package.json'));
  expect(isSourceCheckout(root)).toBe(false);
});
