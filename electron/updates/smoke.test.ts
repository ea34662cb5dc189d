import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_PATHS } from '../../media/schema/index.ts';
import type { Manifest } from '../../media/schema/index.ts';
import { putSample } from '../../media/tools/testing/sample-generation.ts';
import { openGeneration } from '../library/generation.ts';
import type { Generation } from '../library/generation.ts';
import { layout } from '../library/layout.ts';
import { createStore } from '../library/store.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { createContentHandler } from '../server/content-handler.ts';
import { smokeCandidate } from './smoke-candidate.ts';
import { smokeTest } from './smoke.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: string;
let whole: Generation;

beforeAll(async () => {
  dir = await temporaryDirectory();
  store = join(dir.path, 'store');
  whole = await openGeneration(store, await putSample(store, join(dir.path, 'cache')));
});
afterAll(() => dir.remove());

/** The sample with some of its files replaced (or left out). */
async function changed(change: Record<string, unknown>, version = whole.manifest.version): Promise<string> {
  const files: Manifest['files'] = Object.fromEntries(Object.entries(whole.manifest.files).filter(([path]) => !Object.hasOwn(change, path)));
  for (const [path, content] of Object.entries(change)) {
    if (content === undefined) continue;
    const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
    files[path] = { ...(await createStore(store).putObject(bytes)), type: whole.entry(path)?.type ?? 'application/json' };
  }
  return createStore(store).putManifest({ ...whole.manifest, version, files });
}

async function edited(path: string, from: string, to: string): Promise<Record<string, string>> {
  const text = JSON.stringify(await whole.json(path));
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replaceAll(from, to) };
}

async function problemsOf(id: string, depth: 'thorough' | 'quick' = 'thorough'): Promise<string[]> {
  const generation = await openGeneration(store, id);
  const library = { current: () => generation, previewing: false, origin: 'installed' as const, notes: [] };
  return smokeTest({ ask: createContentHandler(library, () => undefined), manifest: generation.manifest, depth });
}

describe('smokeTest', () => {
  it('finds nothing wrong with what the tools build', async () => {
    expect(await problemsOf(whole.id)).toEqual([]);
    expect(await problemsOf(whole.id, 'quick')).toEqual([]);
  });

  it('tells every exhibit that does not open', async () => {
    expect(await problemsOf(await changed({ [DATA_PATHS.exhibit('ford')]: {}, [DATA_PATHS.exhibit('grove')]: undefined }))).toEqual(
      expect.arrayContaining(['/api/exhibits/ford is answered with 500', '/api/exhibits/grove is answered with 404', '/api/mentions is answered with 500']),
    );
  });

  it('tells an exhibit that is another one', async () => {
    const ford = JSON.stringify(await whole.json(DATA_PATHS.exhibit('ford')));
    expect(await problemsOf(await changed({ [DATA_PATHS.exhibit('grove')]: ford }))).toContain('/api/exhibits/grove is answered with the exhibit ford');
  });

  it('tells what an exhibit names and nobody answers', async () => {
    const { files } = whole.manifest;
    const clip = Object.keys(files).find((path) => path.endsWith('.en.vtt')) ?? '';
    expect(await problemsOf(await changed({ [clip]: undefined }))).toEqual([`exhibit ford names /${clip}, which is not there`]);
  });

  it('tells data that do not fit, in either depth', async () => {
    const id = await changed({ [DATA_PATHS.map]: { note: 1 }, [DATA_PATHS.works]: 'no JSON' });
    for (const depth of ['thorough', 'quick'] as const) {
      expect(await problemsOf(id, depth)).toEqual(['/api/works is answered with 500', '/api/map is answered with 500']);
    }
  });

  it('tells an exhibition that is not what its manifest says', async () => {
    expect(await problemsOf(await changed({}, '9.9.9'))).toEqual(['the exhibition says that it is version 1.0.0, its manifest says 9.9.9']);
    expect(await problemsOf(await changed({ [DATA_PATHS.exhibition]: undefined }))).toContain('/api/exhibition is answered with 500');
  });

  it('tells every media file that is not on the disk in its full size', async () => {
    const id = await changed({ 'media/lost.txt': 'lost', 'media/short.txt': 'cut short' });
    const { files } = (await openGeneration(store, id)).manifest;
    await rm(layout.object(store, files['media/lost.txt']?.sha256 ?? ''));
    await writeFile(layout.object(store, files['media/short.txt']?.sha256 ?? ''), 'cut');
    expect((await problemsOf(id, 'quick')).sort()).toEqual(['/media/lost.txt is answered with 500', '/media/short.txt is answered with 500']);
  });

  it('tells a search that does not open, lacks names, or does not find one', async () => {
    const index = 'media/search/names.bin';
    expect(await problemsOf(await changed({ [index]: 'no index at all' }))).toEqual([expect.stringContaining('the index of names cannot be opened')]);
    expect(await problemsOf(await changed({ [index]: undefined }))).toEqual(['/media/search/names.bin is answered with 404']);
    const renamed = await changed(await edited(DATA_PATHS.people, '余秋雨', '余冬雨'));
    expect(await problemsOf(renamed)).toEqual(['the search does not find 余冬雨 (yu-qiuyu)']);
  });

  it('lets others have the thread between two questions', async () => {
    let breaths = 0;
    const generation = whole;
    const ask = createContentHandler({ current: () => generation, previewing: false, origin: 'installed', notes: [] }, () => undefined);
    await smokeTest({ ask, manifest: whole.manifest, depth: 'quick', breathe: () => Promise.resolve(void (breaths += 1)) });
    expect(breaths).toBeGreaterThan(Object.keys(whole.manifest.files).length);
  });
});

describe('smokeCandidate', () => {
  it('does the same on a thread of its own, with the reasons', async () => {
    expect(await smokeCandidate(store, whole.id)).toEqual([]);
    const problems = await smokeCandidate(store, await changed({ [DATA_PATHS.map]: {} }));
    expect(problems[0]).toBe('/api/map is answered with 500');
    expect(problems.join()).toContain('note: ');
  });

  it('tells a generation that cannot be opened', async () => {
    expect(await smokeCandidate(store, '0'.repeat(64))).toEqual([expect.stringContaining('no such file')]);
  });
});
