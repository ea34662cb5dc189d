import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tryLock } from '../../../electron/boot/lock.ts';
import { runCli } from '../cli.ts';
import { editSample, writeSample } from '../testing/sample.ts';
import { tellingProblems } from './arguments.ts';
import { makeClient, takeUpdate } from './testing.ts';

const PASSPHRASE = 'the curators know it';

let root: string;
let keys: string;
let source: string;
let trust: string;
const lines: string[] = [];
const printed: string[] = [];
const output = { log: (line: string) => void lines.push(line), print: (json: string) => void printed.push(json) };
const cli = (...args: string[]) => runCli(args, output);
const publishTo = (dir: string, ...more: string[]) => cli('publish', dir, '--keys', keys, '--source', source, '--library', join(root, 'library'), ...more);
const said = () => lines.join('\n');

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'publish-'));
  [keys, source, trust] = [join(root, 'keys'), join(root, 'source'), join(root, 'trust')];
  await writeSample(source);
  await writeFile(join(root, 'passphrase'), `${PASSPHRASE}\n`);
  vi.stubEnv('HENGYANG_PASSPHRASE', undefined);
  expect(await cli('update-keys', keys, '--passphrase-file', join(root, 'passphrase'), '--json')).toBe(0);
  await makeClient(trust, join(keys, 'root.json'));
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  lines.length = 0;
  printed.length = 0;
});

describe('update-keys', () => {
  it('makes files that nobody else can read, and never replaces one', async () => {
    const mode = async (name: string) => ((await stat(join(keys, name))).mode & 0o777).toString(8);
    for (const name of ['root-key.json', 'spare-root-key.json', 'publishing-key.json']) expect(await mode(name)).toBe('600');
    const before = await readFile(join(keys, 'root-key.json'));
    expect(await cli('update-keys', keys, '--passphrase-file', join(root, 'passphrase'))).toBe(1);
    expect(lines[0]).toContain('exists, and keys are never replaced');
    expect(await readFile(join(keys, 'root-key.json'))).toEqual(before);
  });

  it('makes nothing with a short passphrase, and knows what it is asked', async () => {
    await writeFile(join(root, 'short'), 'short');
    expect(await cli('update-keys', join(root, 'others'), '--passphrase-file', join(root, 'short'))).toBe(1);
    expect(said()).toContain('at least 12 characters');
    await expect(stat(join(root, 'others'))).rejects.toThrow('ENOENT');
    expect(await cli('update-keys', join(root, 'others'), '--expires-years', '0')).toBe(2);
    expect(await cli('update-keys', 'one', 'two')).toBe(2);
  });
});

describe('publish', () => {
  it('carries the exhibition to a stick, says what is new in three languages, and does nothing the second time', async () => {
    const stick = join(root, 'stick');
    await mkdir(stick);
    await writeFile(join(stick, 'photograph.jpg'), 'somebody else has it here');
    const file = ['--passphrase-file', join(root, 'passphrase')];
    expect(await publishTo(stick, '--stick', '--json', ...file)).toBe(0);
    expect(said()).toContain('Published: version 1.0.0 as update 1');
    const update = join(stick, 'hengyang-update');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ folder: update, metadata: 1, changed: true, release: { exhibition: 'sample', minApp: expect.stringMatching(/^\d+\.\d+\.\d+$/) } });
    const first = await takeUpdate(update, trust);
    expect(first.changes['zh-Hant']).toEqual([expect.stringContaining('首次發布：展項2個')]);

    lines.length = 0;
    expect(await publishTo(stick, '--stick')).toBe(0);
    expect(said()).toContain('Nothing has changed since');

    await editSample(source, 'exhibits/grove/en.md', 'title: ', 'title: Beyond ');
    await editSample(source, 'exhibition.yaml', 'version: 1.0.0', 'version: 1.1.0');
    expect(await publishTo(stick, '--stick', '--change-zh', '树林边的壕沟', '--change-en', 'The trench by the grove', ...file)).toBe(0);
    const second = await takeUpdate(update, trust);
    expect(second).toMatchObject({ version: '1.1.0', changes: { 'zh-Hans': ['树林边的壕沟', expect.stringContaining('改动展项：')], 'zh-Hant': ['樹林邊的壕溝', expect.stringContaining('改動展項：')] } });
    expect(second.changes.en).toEqual(['The trench by the grove', expect.stringMatching(/^Exhibit changed: Beyond .* \(text\)$/)]);
  }, 60_000);

  it('says what stops it', async () => {
    const dir = join(root, 'update');
    expect(await publishTo(join(root, 'no stick'), '--stick')).toBe(1);
    expect(said()).toContain('there is no such stick');
    expect(await publishTo(dir, '--keys', join(root, 'nowhere'))).toBe(1);
    expect(said()).toContain('there are no keys. Make them with');
    const held = tryLock(join(keys, 'publishing.lock'));
    expect(await publishTo(dir)).toBe(1);
    held?.();
    expect(said()).toContain('Another publishing uses');
    expect(await publishTo(join(root, 'library'))).toBe(1);
    expect(said()).toContain('holds other things');
    expect(said().split('Nothing was published.')).toHaveLength(5);
    for (const wrong of [['--min-app', '1'], ['--change-en', 'alone'], ['--changes', 'f', '--change-zh', 'z', '--change-en', 'e'], ['--expires-years', 'x']]) {
      expect(await publishTo(dir, ...wrong), wrong.join(' ')).toBe(2);
    }
    expect(await cli('publish')).toBe(2);
    await expect(stat(dir)).rejects.toThrow('ENOENT');
  });

  it('says that the folder cannot be written, and that the content has to be put right', async () => {
    await writeFile(join(root, 'file'), '');
    expect(await publishTo(join(root, 'file', 'below'), '--passphrase-file', join(root, 'passphrase'))).toBe(1);
    expect(said()).toContain('a file stands where a folder should be');
    lines.length = 0;
    await editSample(source, 'exhibition.yaml', '[grove]', '[grove, nobody]');
    expect(await publishTo(join(root, 'update'))).toBe(1);
    expect(said()).toContain('Nothing was published. Put right first: 1.');
    await editSample(source, 'exhibition.yaml', '[grove, nobody]', '[grove]');
  });
});

it('tells a disk that refuses in words, and lets what nobody expected through', async () => {
  const failing = (code: string) => tellingProblems(output, 'Nothing was published.', () => Promise.reject(Object.assign(new Error(code), { code, path: '/media/stick' })));
  for (const [code, words] of [['EROFS', 'write-protected'], ['EACCES', 'may not write'], ['ENOSPC', 'is full'], ['EIO', 'Take another one'], ['ENOENT', 'not any more']] as const) {
    lines.length = 0;
    expect(await failing(code)).toBe(1);
    expect(lines).toEqual([expect.stringMatching(`^/media/stick: .*${words}.* \\(${code}\\)\\.$`), 'Nothing was published.']);
  }
  await expect(failing('EWHAT')).rejects.toThrow('EWHAT');
});

describe('rotate-keys', () => {
  it('replaces the publishing key by command, and the update is taken', async () => {
    const update = join(root, 'stick', 'hengyang-update');
    const file = ['--passphrase-file', join(root, 'passphrase'), '--json'];
    expect(await cli('rotate-keys', update, '--keys', keys, '--replace', 'publishing', ...file)).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ root: 3, updated: true, newKey: { role: 'publishing', file: join(keys, 'publishing-key-2.json') } });
    expect((await takeUpdate(update, trust)).version).toBe('1.1.0');
    expect(await cli('rotate-keys', update, '--keys', join(root, 'nowhere'), '--refresh', ...file)).toBe(1);
    await expect(stat(join(root, 'nowhere'))).rejects.toThrow('ENOENT');
    expect(await cli('rotate-keys', update, '--keys', keys)).toBe(2);
    expect(await cli('rotate-keys', update, '--keys', keys, '--refresh', '--replace', 'root')).toBe(2);
  }, 30_000);
});
