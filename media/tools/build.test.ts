import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGeneration } from '../../electron/library/generation.ts';
import type { Generation } from '../../electron/library/generation.ts';
import { createStore } from '../../electron/library/store.ts';
import { verifyGeneration } from '../../electron/library/verify.ts';
import { DATA_PATHS, entryId, exhibitionSchema, exhibitSchema, mapSchema, parse, PICTURE_WIDTHS_PX, picturesOfEntry, plainText } from '../schema/index.ts';
import type { Block, Place } from '../schema/index.ts';
import { buildGeneration } from './build.ts';
import type { BuildResult } from './build.ts';
import { editSample, narrateSample, writeSample } from './testing/sample.ts';

let root: string;
let source: string;
let library: string;
let cache: string;
let built: BuildResult;
let generation: Generation;
const firstLog: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'));
  [source, library, cache] = [join(root, 'source'), join(root, 'library'), join(root, 'cache')];
  await writeSample(source);
  built = await buildGeneration({ source, library, cache, log: (line) => firstLog.push(line) });
  generation = await openGeneration(library, built.generation);
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

async function exhibit(id: string) {
  return parse(exhibitSchema, await generation.json(DATA_PATHS.exhibit(id)), id);
}

async function text(path: string): Promise<string> {
  return new Response(generation.open(path)).text();
}

function sentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => block.sentences.map(plainText));
}

describe('a generation', () => {
  it('is the current one of the library, whole, and says what it is', async () => {
    expect(built).toEqual({ generation: expect.stringMatching(/^[0-9a-f]{64}$/), exhibition: 'sample', version: '1.0.0' });
    expect(await createStore(library).readPointer()).toEqual({ current: built.generation });
    expect(await verifyGeneration(library, built.generation)).toEqual([]);
    expect(firstLog).toEqual(['rendered 2 of 2 pictures']);
  });

  it('holds the data, the pictures in every size and format, the narration, and the index of names', () => {
    const types = Object.fromEntries(Object.entries(generation.manifest.files).map(([path, { type }]) => [path, type]));
    const sizes = [...PICTURE_WIDTHS_PX.map((width) => `ford-map-${width}`), 'grove-gate-540', 'grove-gate-1080'];
    const pictures = sizes.flatMap((name) => ['avif', 'webp'].map((format) => [`media/pictures/${name}.${format}`, `image/${format}`]));
    const data = ['exhibition', 'people', 'units', 'places', 'memorials', 'works', 'timeline', 'map', 'exhibits/ford', 'exhibits/grove'].map((name) => [`data/${name}.json`, 'application/json']);
    expect(types).toEqual({
      ...Object.fromEntries([...pictures, ...data]),
      'media/narration/ford.zh-Hans.webm': 'audio/webm',
      'media/narration/ford.en.webm': 'audio/webm',
      'media/narration/ford.zh-Hans.vtt': 'text/vtt; charset=utf-8',
      'media/narration/ford.zh-Hant.vtt': 'text/vtt; charset=utf-8',
      'media/narration/ford.en.vtt': 'text/vtt; charset=utf-8',
      'media/search/names.bin': 'application/octet-stream',
    });
  });

  it('lists the exhibits in their chapters', async () => {
    const { chapters, title, languages } = parse(exhibitionSchema, await generation.json(DATA_PATHS.exhibition), 'exhibition');
    expect(languages).toEqual(['zh-Hans', 'zh-Hant', 'en']);
    expect(title).toEqual({ 'zh-Hans': '渡口', 'zh-Hant': '渡口', en: 'The ford' });
    expect(chapters.map(({ exhibits }) => exhibits.map(({ id, number, advisory, narration }) => ({ id, number, advisory, narration })))).toEqual([
      [{
        id: 'ford', number: 1, advisory: false,
        narration: { 'zh-Hans': '/media/narration/ford.zh-Hans.webm', 'zh-Hant': '/media/narration/ford.zh-Hans.webm', en: '/media/narration/ford.en.webm' },
      }],
      [{ id: 'grove', number: 1, advisory: true, narration: {} }],
    ]);
  });

  it('holds the map, where its places stand, and what the days say of them', async () => {
    const map = parse(mapSchema, await generation.json(DATA_PATHS.map), 'map');
    expect(map.note).toEqual({ 'zh-Hans': '示意图。', 'zh-Hant': '示意圖。', en: 'A sketch.' });
    expect(map.defences.map(({ places, text }) => [places, text['zh-Hant']])).toEqual([[['ford', 'ford'], '渡口一線']]);
    expect((await generation.json(DATA_PATHS.places)) as Place[]).toMatchObject([{ id: 'ford', point: [400, 500] }, { id: 'grove' }]);
    expect(((await generation.json(DATA_PATHS.places)) as Place[])[1]).not.toHaveProperty('point');
    expect(await generation.json(DATA_PATHS.timeline)).toMatchObject([
      { id: 'guard-arrives', people: ['yu-qiuyu'], held: ['ford'], lost: [], attacks: [{ from: ['north'], to: 'ford' }] },
    ]);
  });

  it('does not show what curators noted for themselves', async () => {
    for (const path of Object.keys(generation.manifest.files).filter((file) => file.startsWith('data/'))) {
      expect(await text(path)).not.toContain('doubt');
    }
  });
});

describe('an exhibit', () => {
  it('has its text in three languages, sentence for sentence', async () => {
    const { body, title, advisory } = await exhibit('grove');
    expect(title).toEqual({ 'zh-Hans': '树林', 'zh-Hant': '樹林', en: 'The grove' });
    expect(advisory).toEqual({ 'zh-Hans': '以下内容沉重。', 'zh-Hant': '以下內容沉重。', en: 'What follows is grave.' });
    expect(sentences(body['zh-Hant'])).toEqual([
      '樹林在渡口的北面。',
      '後來的人在這裡種下更多的樹，一年又一年，樹影蓋住了舊日的壕溝。',
      '每到秋天，落葉厚得聽不見腳步聲，來的人也就不再說話。',
    ]);
    expect(body['zh-Hant'].flatMap((block) => block.sentences.map(({ id }) => id))).toEqual(['s1', 's2', 's3']);
  });

  it('keeps names and links through the conversion', async () => {
    const { body } = await exhibit('ford');
    expect(body['zh-Hant'][0]?.sentences[0]?.runs).toEqual([
      { text: '余秋雨', link: { kind: 'person', id: 'yu-qiuyu' } },
      { text: '帶著' },
      { text: '第一團', link: { kind: 'unit', id: 'regiment-1' } },
      { text: '來到' },
      { text: '渡口', link: { kind: 'place', id: 'ford' } },
      { text: '。' },
    ]);
    expect(sentences(body['zh-Hant']).at(-1)).toBe('—— 余秋雨致友人信，1944年6月22日');
  });

  it('gathers whom and what it names: links first, then the margin, then its lists', async () => {
    const { people, places, units, accounts, chapter, number } = await exhibit('ford');
    expect(people.map(({ id }) => id)).toEqual(['yu-qiuyu', 'chen-mou', 'eleven-of-the-ford']);
    expect(places.map(({ id }) => id)).toEqual(['ford', 'grove']);
    expect(units.map(({ id }) => id)).toEqual(['regiment-1']);
    expect(accounts.map(({ topic }) => topic['zh-Hant'])).toEqual(['水有多深']);
    expect([chapter, number]).toEqual(['river', 1]);
    expect(people[0]).toMatchObject({ name: { 'zh-Hans': '余秋雨', 'zh-Hant': '余秋雨', en: 'Yu Qiuyu' }, rank: { 'zh-Hant': '團長' }, born: '1905', otherSpellings: ['余雨'] });
  });

  it('lists the memorials and works that name it, whose names are written in both scripts', async () => {
    const { memorials, works } = await exhibit('grove');
    expect(memorials).toEqual((await exhibit('ford')).memorials);
    expect(memorials).toMatchObject([{ id: 'ford-stele', place: 'ford', date: '1984', record: { 'zh-Hant': '碑文為後人所寫。' }, exhibits: ['ford', 'grove'] }]);
    expect(works).toMatchObject([{ id: 'night-at-the-ford', by: { 'zh-Hant': '余秋雨' }, publisher: { en: 'Grove Books' }, record: { 'zh-Hant': '寫那一夜的事。' } }]);
    expect((await exhibit('ford')).works).toEqual([]);
  });

  it('leads over the border of a chapter to the next, and ends', async () => {
    expect((await exhibit('ford')).next).toBe('grove');
    expect(await exhibit('grove')).not.toHaveProperty('next');
  });

  it('has pictures whose files are in the generation, the best format first, widths ascending', async () => {
    const { hero, gallery } = await exhibit('ford');
    expect([hero.id, ...gallery.map(entryId)]).toEqual(['ford-map', 'grove-gate']);
    expect([hero.width, hero.height]).toEqual([2160, 1440]);
    expect(hero.files.map(({ src, width, height }) => `${src} ${width}x${height}`)).toEqual([
      '/media/pictures/ford-map-540.avif 540x360',
      '/media/pictures/ford-map-1080.avif 1080x720',
      '/media/pictures/ford-map-2160.avif 2160x1440',
      '/media/pictures/ford-map-540.webp 540x360',
      '/media/pictures/ford-map-1080.webp 1080x720',
      '/media/pictures/ford-map-2160.webp 2160x1440',
    ]);
    expect(gallery.flatMap(picturesOfEntry)[0]?.files.map(({ src, width, height }) => `${src} ${width}x${height}`)).toEqual([
      '/media/pictures/grove-gate-540.avif 540x360',
      '/media/pictures/grove-gate-1080.avif 1080x720',
      '/media/pictures/grove-gate-540.webp 540x360',
      '/media/pictures/grove-gate-1080.webp 1080x720',
    ]);
    for (const { src } of hero.files) expect(generation.entry(src.slice(1))?.size).toBeGreaterThan(0);
  });

  it('is narrated, in traditional characters by the Mandarin voice with captions of its own', async () => {
    const { narration } = await exhibit('ford');
    const hant = narration['zh-Hant'];
    expect(hant).toMatchObject({ src: '/media/narration/ford.zh-Hans.webm', captions: '/media/narration/ford.zh-Hant.vtt', duration: 8, voice: 'synthetic' });
    expect(hant?.cues.map(({ sentence, lines }) => [sentence, ...lines])).toEqual([
      ['s1', '余秋雨帶著第一團來到渡口。'],
      ['s2', '河水不深，敵軍在對岸等待天黑。'],
      ['s3', '他們整夜沒有睡，只聽見水聲和風聲'],
      ['s3', '；'],
      ['s4', '天亮的時候，對岸已經空了。'],
      ['s5', '我們守在這裡，直到最後一人。'],
      ['s6', '—— 余秋雨致友人信，1944年'],
      ['s6', '6月22日'],
    ]);
    expect(await text('media/narration/ford.zh-Hant.vtt')).toMatch(/^WEBVTT\n\ns1\n00:00:00\.000 --> 00:00:01\.000\n余秋雨帶著第一團來到渡口。\n/);
  });
});

describe('building again', () => {
  it('gives the same generation from the same source, elsewhere and with nothing cached', async () => {
    const elsewhere = join(root, 'elsewhere');
    await writeSample(elsewhere);
    const again = await buildGeneration({ source: elsewhere, library: join(root, 'library-2'), cache: join(root, 'cache-2'), log: () => {} });
    expect(again).toEqual(built);
  });

  it('renders nothing that is cached, and renders again what the cache has damaged', async () => {
    const log: string[] = [];
    await buildGeneration({ source, library, cache, log: (line) => log.push(line) });
    expect(log).toEqual([]);
    const folder = join(cache, 'pictures');
    await writeFile(join(folder, generation.entry('media/pictures/grove-gate-1080.webp')?.sha256 ?? ''), '');
    const again = await buildGeneration({ source, library, cache, log: (line) => log.push(line) });
    expect(log).toEqual(['rendered 1 of 2 pictures']);
    expect(again).toEqual(built);
  });

  it('refuses content that does not validate, with every problem, and leaves the library as it was', async () => {
    const broken = join(root, 'broken');
    await writeSample(broken);
    await editSample(broken, 'people.csv', ',commander,', ',general,');
    await editSample(broken, 'exhibits/ford/en.md', 'place:ford', 'place:fort');
    await expect(buildGeneration({ source: broken, library, cache, log: () => {} })).rejects.toMatchObject({
      name: 'ContentProblems',
      problems: [
        { file: join(broken, 'exhibits/ford/en.md'), line: 6, message: expect.stringContaining('place:fort') },
        { file: join(broken, 'people.csv'), line: 2, message: expect.stringContaining('"general"') },
      ],
    });
    expect(await createStore(library).readPointer()).toEqual({ current: built.generation });
  });

  it('leaves the library as it was when it dies on the way', async () => {
    const dying = join(root, 'dying');
    await writeSample(dying);
    await writeFile(join(dying, 'pictures/grove-gate.png'), await sharp({ create: { width: 1080, height: 8, channels: 4, background: '#0008' } }).png().toBuffer());
    const die = () => { throw new Error('no more'); };
    await expect(buildGeneration({ source: dying, library, cache, log: die })).rejects.toThrow('no more');
    expect(await createStore(library).readPointer()).toEqual({ current: built.generation });
    expect(await verifyGeneration(library, built.generation)).toEqual([]);
  });

  it('shows a changed source, keeps the generation before, and warns of what nobody uses', async () => {
    const changed = join(root, 'changed');
    await writeSample(changed);
    await editSample(changed, 'exhibits/grove/en.md', 'The grove lies', 'This grove lies');
    await writeFile(join(changed, 'old.txt'), '');
    const log: string[] = [];
    const next = await buildGeneration({ source: changed, library, cache, log: (line) => log.push(line) });
    expect(next.generation).not.toBe(built.generation);
    expect(await createStore(library).readPointer()).toEqual({ current: next.generation, previous: built.generation });
    expect(log).toEqual([expect.stringMatching(/^warning: .*old\.txt:1: nothing uses this file/)]);
    // What did not change is stored once.
    const [before, after] = [generation.manifest.files, (await openGeneration(library, next.generation)).manifest.files];
    expect(Object.keys(after).filter((path) => after[path]?.sha256 !== before[path]?.sha256)).toEqual(['data/exhibits/grove.json']);
  });

  it('says when the library itself is damaged', async () => {
    const other = join(root, 'library-3');
    await buildGeneration({ source, library: other, cache, log: () => {} });
    const entry = generation.entry(DATA_PATHS.people);
    if (!entry) throw new Error('no people');
    const object = join(other, 'objects', entry.sha256.slice(0, 2), entry.sha256);
    const damaged = Buffer.alloc(entry.size, 'x');
    expect(createHash('sha256').update(damaged).digest('hex')).not.toBe(entry.sha256);
    await writeFile(object, damaged);
    await expect(buildGeneration({ source, library: other, cache, log: () => {} })).rejects.toThrow(/is damaged .*remove the folder and build again/);
  });
});

it('leaves a voice out that speaks an older text, and shows the new text', async () => {
  const changed = join(root, 'changed');
  await writeSample(changed);
  await editSample(changed, 'exhibits/ford/en.md', 'did not sleep', 'slept badly');
  const { generation: id } = await buildGeneration({ source: changed, library: join(root, 'library-5'), cache, log: () => {} });
  const { narration } = parse(exhibitSchema, await (await openGeneration(join(root, 'library-5'), id)).json(DATA_PATHS.exhibit('ford')), 'ford');
  expect(Object.keys(narration)).toEqual(['zh-Hans', 'zh-Hant']);
});

it('converts captions line by line where an exception changes the length of a sentence', async () => {
  const longer = join(root, 'longer');
  await writeSample(longer);
  await editSample(longer, 'zh-hant.yaml', '壕沟: 壕溝', '天黑: 天色暗下');
  await narrateSample(longer, 'ford', 'zh-Hans');
  const { generation: id } = await buildGeneration({ source: longer, library: join(root, 'library-4'), cache, log: () => {} });
  const { narration } = parse(exhibitSchema, await (await openGeneration(join(root, 'library-4'), id)).json(DATA_PATHS.exhibit('ford')), 'ford');
  expect(narration['zh-Hant']?.cues[1]?.lines).toEqual(['河水不深，敵軍在對岸等待天色暗下。']);
});
