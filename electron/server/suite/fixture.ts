import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA_PATHS } from '../../../media/schema/index.ts';
import type { Exhibit, Exhibition, Memorial, Person, Picture } from '../../../media/schema/index.ts';
import { openCurator } from '../../curator/curator.ts';
import { CHUNK_BYTES } from '../../library/file-stream.ts';
import { openLibrary } from '../../library/library.ts';
import { createStore } from '../../library/store.ts';
import { putGeneration } from '../../library/testing.ts';
import { openRecords } from '../../records/records.ts';
import { directWriter } from '../../sticks/direct.ts';
import { openAppFiles } from '../app-files.ts';
import { createHandler } from '../app.ts';
import type { Handler, HandlerDeps } from '../app.ts';
import { createRecordsRoom } from '../panel-records.ts';

const text = (words: string) => ({ 'zh-Hans': words, 'zh-Hant': words, en: words });

const picture: Picture = {
  id: 'lei-river-dawn', kind: 'drawing', alt: text('A river'), caption: text('The Lei'), basis: text(''), credit: text('The museum'),
  licence: 'CC-BY-SA-4.0', section: 'Lei River', width: 540, height: 360,
  files: [{ src: '/media/pictures/lei-river-dawn-540.webp', type: 'image/webp', width: 540, height: 360 }],
};

export const person: Person = {
  id: 'yang-jihe', name: text('杨济和'), pinyin: 'Yáng Jìhé', otherSpellings: [], role: 'officer', fate: 'not-recorded', roll: true,
  rank: text(''), birthplace: text(''), record: text('Held the east bank of the Lei.'), section: 'Lei River',
};

/** One of the other side, who stands in no roll. */
export const adversary: Person = { ...person, id: 'yokoyama-isamu', name: text('横山勇'), role: 'adversary', roll: false };

/** Somebody whom the source records as living. */
export const veteran: Person = { ...person, id: 'lu-qingyi', name: text('卢庆贻'), role: 'soldier', fate: 'living-when-recorded' };

export const memorial: Memorial = {
  id: 'lei-stele', name: text('耒水碑'), pinyin: 'Lěishuǐ Bēi', kind: 'stele', record: text(''), people: ['yang-jihe'], exhibits: ['lei-river'], section: 'Lei River',
};

export const exhibition: Exhibition = {
  id: 'hengyang', version: '1.0.0', languages: ['zh-Hans', 'zh-Hant', 'en'], title: text('衡阳'), subtitle: text('1944'), board: '衡阳',
  siege: { from: '1944-06-22', to: '1944-08-08' },
  chapters: [{
    id: 'approach', title: text('Approach'), lead: text('June'),
    exhibits: [{ id: 'lei-river', number: 1, title: text('Lei'), subtitle: text('June'), advisory: false, hero: picture, narration: {} }],
  }],
  sources: [], credits: [],
};

export const exhibit: Exhibit = {
  id: 'lei-river', chapter: 'approach', number: 1, title: text('Lei'), subtitle: text('June'), hero: picture, gallery: [], narration: {},
  body: {
    'zh-Hans': [{ kind: 'paragraph', sentences: [{ id: 's1', runs: [{ text: '耒水。' }] }] }],
    'zh-Hant': [{ kind: 'paragraph', sentences: [{ id: 's1', runs: [{ text: '耒水。' }] }] }],
    en: [{ kind: 'paragraph', sentences: [{ id: 's1', runs: [{ text: 'The Lei.' }] }] }],
  },
  people: [person], places: [], units: [], accounts: [], memorials: [], works: [], sections: ['Lei River'],
};

/** A clip of a hundred bytes, each byte its own number. */
export const CLIP = Uint8Array.from({ length: 100 }, (_, index) => index);

/** A file of many chunks, so that an answer of it can be left half-way. */
export const LARGE_BYTES = CHUNK_BYTES * 24;

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const PAGE = '<!doctype html><title>衡阳</title><script type="module" src="/assets/index-3fa9c1.js"></script>';

/** A hash that costs next to nothing. */
const QUICK_PIN = { N: 2, r: 1, p: 1 };

export interface Fixture {
  readonly handler: Handler;
  readonly deps: HandlerDeps;
  /** Directory of the store. */
  readonly library: string;
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  /** The folder of updates on a stick that is in, if a test makes it. */
  readonly stick: string;
  /** What was logged. */
  readonly lines: string[];
  /** Lets milliseconds pass on the curator's clock. */
  pass(ms: number): void;
  remove(): Promise<void>;
}

/** A handler over a small exhibition in a real store, and a small renderer. */
export async function createFixture(): Promise<Fixture> {
  const dir = await mkdtemp(join(tmpdir(), 'handler-'));
  const library = join(dir, 'library');
  const data = join(dir, 'data');
  await mkdir(data);
  const json = 'application/json';
  await createStore(library).switchTo(await putGeneration(library, [
    [DATA_PATHS.exhibition, json, JSON.stringify(exhibition)],
    [DATA_PATHS.people, json, JSON.stringify([person, veteran, adversary])],
    [DATA_PATHS.units, json, '[]'],
    [DATA_PATHS.memorials, json, JSON.stringify([memorial])],
    [DATA_PATHS.works, json, '[]'],
    [DATA_PATHS.places, json, '[{"id":"Not An Id"}]'],
    [DATA_PATHS.exhibit('lei-river'), json, JSON.stringify(exhibit)],
    ['media/narration/lei-river.en.webm', 'audio/webm', CLIP],
    ['media/narration/lei-river.en.vtt', 'text/vtt; charset=utf-8', 'WEBVTT\n'],
    ['media/narration/empty.webm', 'audio/webm', ''],
    ['media/narration/lost.webm', 'audio/webm', 'this one will be lost'],
    ['media/pictures/script.svg', 'image/svg+xml', SVG],
    ['media/large.webm', 'video/webm', new Uint8Array(LARGE_BYTES)],
  ]));

  const app = join(dir, 'app');
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'index.html'), PAGE);
  await writeFile(join(app, 'assets/index-3fa9c1.js'), 'export {};');
  await writeFile(join(dir, 'secret.txt'), 'beside the renderer');

  const lines: string[] = [];
  let now = 1000;
  let passed = 0;
  const stick = join(dir, 'stick');
  const log = (line: string) => void lines.push(line);
  const curator = openCurator({ data, log, pinCost: QUICK_PIN, findFolders: () => Promise.resolve([stick]), now: () => performance.now() + passed });
  const records = openRecords({ data, log });
  const sticks = directWriter(() => Promise.resolve([stick]));
  const deps: HandlerDeps = {
    library: await openLibrary({ bundled: library, log }),
    curator,
    records,
    rooms: [createRecordsRoom({ data, curator, records, sticks })],
    app: await openAppFiles(app),
    isViewAddress: (path) => path === '/' || path === '/people' || /^\/exhibit\/[a-z0-9-]+$/.test(path),
    version: '0.1.0',
    log,
    now: () => (now += 500),
  };
  return { handler: createHandler(deps), deps, library, data, stick, lines, pass: (ms) => void (passed += ms), remove: () => deps.records.close().then(() => rm(dir, { recursive: true, force: true })) };
}
