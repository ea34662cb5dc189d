import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGeneration } from '../../../electron/library/generation.ts';
import { layout } from '../../../electron/library/layout.ts';
import { putGeneration, temporaryDirectory } from '../../../electron/library/testing.ts';
import { differenceChanges, joinChanges, readChanges, startsWith, writtenChanges } from './changes.ts';
import { compareContent, openContent } from './compare.ts';

type File = readonly [path: string, type: string, content: string];

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => (dir = await temporaryDirectory()));
afterEach(() => dir.remove());

const json = (path: string, value: unknown): File => [`data/${path}.json`, 'application/json', JSON.stringify(value)];
const title = (en: string) => ({ 'zh-Hans': `简${en}`, 'zh-Hant': `繁${en}`, en });
const media = (path: string, content: string): File => [`media/${path}`, 'application/octet-stream', content];
const exhibit = (id: string, more: object = {}) => json(`exhibits/${id}`, { id, title: title(id), body: 'words', ...more });
const chapters = (...exhibits: string[]) => json('exhibition', { chapters: [{ id: 'one', title: title('One'), exhibits: exhibits.map((id) => ({ id, title: title(id) })) }] });

async function content(files: readonly File[]) {
  const { manifest } = await openGeneration(dir.path, await putGeneration(dir.path, files));
  return openContent(manifest, [(hash) => join(dir.path, 'elsewhere', hash), (hash) => layout.object(dir.path, hash)]);
}

async function changes(before: readonly File[], after: readonly File[]) {
  return differenceChanges(await compareContent(await content(before), await content(after)));
}

it('tells of exhibits, of what of them has changed, of people, pictures, narrations and tables', async () => {
  const hero = { src: '/media/pictures/river-540.webp' };
  const voice = { en: { src: '/media/narration/ford.en.webm' } };
  const before = [
    chapters('ford', 'grove', 'mill'), exhibit('ford', { hero, narration: voice, people: [{ id: 'a' }] }), exhibit('grove'), exhibit('mill'),
    json('people', [{ id: 'a' }, { id: 'b' }, { id: 'c' }]), json('places', []), json('map', {}),
    media('pictures/river-540.webp', 'a river'), media('pictures/plan/0/0-0.webp', 'a tile'), media('narration/ford.en.webm', 'a voice'),
  ];
  const after = [
    chapters('ford', 'grove', 'island'), exhibit('ford', { hero, narration: voice, people: [{ id: 'a', name: 'changed' }] }), exhibit('grove', { body: 'other words' }), exhibit('island'),
    json('people', [{ id: 'a', name: 'changed' }, { id: 'b' }, { id: 'd' }, { id: 'e' }]), json('places', [{}]), json('map', {}),
    media('pictures/river-540.webp', 'another river'), media('pictures/bank-540.webp', 'a bank'), media('pictures/bank-1080.webp', 'a bank'), media('narration/ford.en.webm', 'another voice'),
  ];
  const said = await changes(before, after);
  expect(said.en).toEqual([
    'New exhibit: island',
    'Exhibit taken down: mill',
    'Exhibit changed: ford (pictures, narration)',
    'Exhibit changed: grove (text)',
    'Records of people: 2 added, 1 changed, 1 taken down.',
    'Pictures: 1 added, 1 changed, 1 taken down.',
    'Narrations: 1 changed.',
    'Also changed: places, the chapters.',
  ]);
  expect(said['zh-Hans']).toEqual([
    '新增展项：简island', '撤下展项：简mill', '改动展项：简ford（图片、讲解）', '改动展项：简grove（文字）',
    '人物记录：新增2条，改动1条，撤下1条。', '图片：新增1幅，改动1幅，撤下1幅。', '讲解：改动1段。', '另有改动：地点、章节。',
  ]);
  expect(said['zh-Hant'][0]).toBe('新增展項：繁island');
  expect(said['zh-Hant'][4]).toBe('人物記錄：新增2條，改動1條，撤下1條。');
});

it('says so when nothing that can be seen is different, and fails when what was before is gone', async () => {
  const files = [chapters('ford'), exhibit('ford')];
  expect((await changes(files, [...files, media('search/names.bin', 'x')])).en).toEqual(['Made anew; what visitors see and hear is the same.']);
  const gone = openContent((await content(files)).manifest, [(hash) => join(dir.path, 'elsewhere', hash)]);
  await expect(compareContent(gone, await content(files))).rejects.toThrow('no copy of it is left');
});

it("takes the curator's list in two languages, and converts the third", () => {
  const hant = (hans: string) => hans.replaceAll('项', '項');
  const written = writtenChanges({ 'zh-Hans': ['新展项'], en: ['A new exhibit'] }, 'the list', hant);
  expect(written).toEqual({ 'zh-Hans': ['新展项'], 'zh-Hant': ['新展項'], en: ['A new exhibit'] });
  expect(writtenChanges({ 'zh-Hans': ['甲'], 'zh-Hant': ['乙'], en: ['C'] }, 'the list', hant)['zh-Hant']).toEqual(['乙']);
  const both = joinChanges(written, { 'zh-Hans': ['二'], 'zh-Hant': ['二'], en: ['two'] });
  expect(both.en).toEqual(['A new exhibit', 'two']);
  expect([startsWith(both, written), startsWith(written, both)]).toEqual([true, false]);
  expect(() => writtenChanges({ en: ['A'] }, 'the list', hant)).toThrow('the list: zh-Hans');
  expect(() => writtenChanges({ 'zh-Hans': ['长'.repeat(301)], en: ['A'] }, 'the list', hant)).toThrow('at most 300 characters');
});

it('says which file of changes cannot be read', async () => {
  await expect(readChanges(join(dir.path, 'none.yaml'), String)).rejects.toThrow('none.yaml: cannot be read');
});
