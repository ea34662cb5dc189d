import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGenerationFiles } from '../build/generation-files.ts';
import { buildSign } from '../build/sign.ts';
import { findingsOf, withSample } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';

const VIDEO = ['-c:v', 'libvpx', '-b:v', '100k', '-deadline', 'realtime'];

/** A test picture as a video, made by ffmpeg. */
function makeVideo(file: string, { size = '320x240', seconds = 2, more = [] as string[] }): void {
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=5:duration=${seconds}`, ...more, ...VIDEO, file]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
}

async function signed(use: (directory: string, file: string) => Promise<void>): Promise<void> {
  await withSample(async (directory) => {
    await editSample(directory, 'exhibits/ford/exhibit.yaml', 'sections: [渡口]', 'sections: [渡口]\nsign: { zh-Hans: ford.webm }');
    await mkdir(join(directory, 'sign'));
    await use(directory, join(directory, 'sign/ford.webm'));
  });
}

describe('a sign-language video', () => {
  it('is taken when it is there and can be shown', async () => {
    await signed(async (directory, file) => {
      makeVideo(file, {});
      expect(await findingsOf(directory)).toEqual({ problems: [], warnings: [] });
    });
  });

  it('is asked for when it is missing', async () => {
    await signed(async (directory) => {
      expect((await findingsOf(directory)).problems).toEqual([expect.stringMatching(/^exhibits\/ford\/exhibit\.yaml:\d+: there is no sign\/ford\.webm; put the video there/)]);
    });
  });

  it('is refused when it is something else', async () => {
    await signed(async (directory, file) => {
      await writeFile(file, 'no video');
      expect((await findingsOf(directory)).problems).toEqual(['sign/ford.webm:1: is no WebM file; code it as VP9 or AV1 in WebM']);
    });
  });

  it('is refused when it is too small, too short or has sound', async () => {
    await signed(async (directory, file) => {
      makeVideo(file, { size: '160x120', seconds: 0.4, more: ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.4'] });
      expect((await findingsOf(directory)).problems).toEqual([
        'sign/ford.webm:1: has sound, which would be heard with the narration; take it out (ffmpeg -an)',
        'sign/ford.webm:1: is 120 px high; it must have 240 to 1080',
        expect.stringMatching(/^sign\/ford\.webm:1: takes 0\.4 s; it must take 1 to 900$/),
      ]);
    });
  });

  it('is not looked into where ffprobe is not installed', async () => {
    await signed(async (directory, file) => {
      makeVideo(file, { size: '160x120' });
      const path = process.env['PATH'];
      process.env['PATH'] = '/nowhere';
      const found = await findingsOf(directory).finally(() => { process.env['PATH'] = path; });
      expect(found.problems).toEqual([]);
    });
  });
});

it('goes into the generation once, and speaks to readers of both scripts', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sign-'));
  await mkdir(join(directory, 'sign'));
  await writeFile(join(directory, 'sign/ford.webm'), 'video');
  const files = createGenerationFiles();
  expect(await buildSign(directory, { 'zh-Hans': 'ford.webm', en: 'ford.webm' }, files)).toEqual({
    'zh-Hans': '/media/sign/ford.webm', 'zh-Hant': '/media/sign/ford.webm', en: '/media/sign/ford.webm',
  });
  expect([...files.entries].map(([path, { type }]) => [path, type])).toEqual([['media/sign/ford.webm', 'video/webm']]);
  expect(await buildSign(directory, undefined, files)).toBeUndefined();
  await rm(directory, { recursive: true });
});
