import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findContent } from './content.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'content-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('a folder with exhibition.yaml is a source folder, whatever else it holds', async () => {
  await writeFile(join(dir, 'exhibition.yaml'), '');
  await writeFile(join(dir, 'current.json'), '');
  expect(findContent(dir)).toEqual({ kind: 'source', dir });
});

test('a folder with current.json is a library', async () => {
  await writeFile(join(dir, 'current.json'), '');
  expect(findContent(dir)).toEqual({ kind: 'library', dir });
});

test('anything else is refused with exit code 2, saying what would be right', () => {
  const refused = (reason: string) =>
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(new RegExp(`${reason}.*exhibition.yaml.*current.json`)) });
  expect(() => findContent(dir)).toThrow(refused('holds no exhibition'));
  expect(() => findContent(join(dir, 'nowhere'))).toThrow(refused('does not exist'));
});
