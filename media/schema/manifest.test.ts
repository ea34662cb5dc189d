import { describe, expect, it } from 'vitest';
import { manifestPathsProblem, manifestSchema } from './manifest.ts';

const ENTRY = { sha256: 'a'.repeat(64), size: 1, type: 'text/plain' };

const problemOf = (...paths: string[]): string | undefined => manifestPathsProblem(paths)?.problem;

/** As it comes from a file: an object literal would take `__proto__` for something else. */
const manifestOf = (paths: readonly string[]): unknown =>
  JSON.parse(`{"format":1,"exhibition":"hengyang","version":"1","files":{${paths.map((path) => `${JSON.stringify(path)}:${JSON.stringify(ENTRY)}`).join(',')}}}`);

describe('paths of a generation', () => {
  it.each(['data/a.json', 'media/pictures/x-1080.avif', '_x', 'a', 'a..b', 'con1/nulls.txt', 'media/com.json', 'lpt/aux-1', `a/${'b'.repeat(255)}`])('%j can be kept', (path) => {
    expect(problemOf(path)).toBeUndefined();
    expect(manifestSchema.safeParse(manifestOf([path])).success).toBe(true);
  });

  it.each([
    ['..', 'climbs'], ['../x', 'climbs'], ['a/../../x', 'climbs'], ['a/..', 'climbs'], ['./a', 'climbs'], ['/a', 'has a name'], ['a/', 'has a name'], ['a//b', 'has a name'], ['', 'has a name'],
    ['a\\b', 'has a name'], ['..\\a', 'has a name'], ['a\0b', 'has a name'], ['a\n', 'has a name'], ['C:/a', 'has a name'], ['c:a', 'has a name'], ['a:stream', 'has a name'],
    ['CON', 'device'], ['con', 'device'], ['data/NUL.txt', 'device'], ['COM1', 'device'], ['a/com9.json/b', 'device'], ['LPT1.tar.gz', 'device'], ['Aux.h', 'device'], ['prn', 'device'],
    ['a.', 'dot at its end'], ['a./b', 'dot at its end'], ['a...', 'dot at its end'], ['.hidden', 'has a name'], ['-a', 'has a name'], ['a b', 'has a name'], ['a ', 'has a name'],
    ['\u00E9.json', 'has a name'], ['e\u0301.json', 'has a name'], ['衡阳.json', 'has a name'], ['a\u202Eb', 'has a name'], ['__proto__', 'no manifest'], ['a%2e%2e/b', 'has a name'],
    [`a/${'b'.repeat(256)}`, 'has a name'], ['a/'.repeat(256) + 'a', 'longer than'],
  ])('%j cannot: %s', (path, why) => {
    expect(problemOf('data/first.json', path)).toContain(why);
    const parsed = manifestSchema.safeParse(manifestOf(['data/first.json', path]));
    // What zod leaves out by itself, manifestPathsProblem must say before it.
    expect(path === '__proto__' || !parsed.success).toBe(true);
  });

  it('differ in more than upper and lower case, as files and as folders', () => {
    expect(manifestPathsProblem(['media/a.webp', 'media/A.webp'])).toEqual({ path: 'media/A.webp', problem: 'differs from "media/a.webp" in nothing but upper and lower case' });
    expect(problemOf('media/a/1', 'Media/b/1')).toContain('"media" in nothing but upper and lower case');
    expect(problemOf('x/Media/1', 'x/media/2')).toContain('lies in a folder that differs from "x/Media"');
    expect(problemOf('x/media/1', 'y/Media/1')).toBeUndefined();
  });

  it('are no file and folder at once', () => {
    expect(manifestPathsProblem(['data/a', 'data/a/b'])).toEqual({ path: 'data/a', problem: 'is a file, and a folder of other files' });
    expect(problemOf('data/a/b/c', 'data/A')).toContain('is a file, and a folder of other files');
  });

  it('are named where the manifest is refused', () => {
    const result = manifestSchema.safeParse(manifestOf(['data/a.json', '../secret']));
    expect(result.error?.issues).toEqual([expect.objectContaining({ path: ['files', '../secret'], message: 'climbs out of its folder' })]);
  });

  it('are looked at in a time that grows with their number only', () => {
    const paths = Array.from({ length: 100_000 }, (_, index) => `media/${index % 100}/${index % 1000}/${index}.webp`);
    expect(manifestPathsProblem(paths)).toBeUndefined();
  });
});
