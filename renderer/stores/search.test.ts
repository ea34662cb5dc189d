import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Listed } from '../search/protocol.ts';
import type { NameRow } from '../search/rows.ts';
import { useSearchStore } from './search.ts';

const TEXT = { 'zh-Hans': '方', 'zh-Hant': '方', en: 'Fang' };

function row(id: string): NameRow {
  return { id, name: TEXT, by: '', role: 'soldier', fate: 'fallen', born: '', died: '', count: '' };
}

function list(ids: readonly string[], total = ids.length): Listed {
  return { total, exact: total, more: false, next: new Set(['a']), candidates: [], rows: ids.map(row) };
}

const service = vi.hoisted(() => ({ search: vi.fn(), browse: vi.fn(), rows: vi.fn() }));
vi.mock('../services/search.ts', () => ({
  openSearch: () => Promise.resolve({ ...service, opened: { total: 3, choices: { surname: [], unit: [], birthplace: [], role: [], fate: [], date: [] } } }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  vi.clearAllMocks();
  service.search.mockImplementation((text: string) => Promise.resolve(list([text])));
  service.browse.mockImplementation((by: string, value: number) => Promise.resolve(list([`${by} ${value}`], 500)));
  service.rows.mockImplementation((from: number, to: number) => Promise.resolve(Array.from({ length: to - from }, (_, at) => row(`row ${from + at}`))));
});

it('lists what is written, and shows only the answer to the last key', async () => {
  const store = useSearchStore();
  await store.open();
  const answers: ((value: Listed) => void)[] = [];
  service.search.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const first = store.type('f');
  const second = store.type('x');
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.(list(['fx']));
  await Promise.all([first, second]);
  expect(service.search).toHaveBeenLastCalledWith('fx');
  expect(store.rows.map((each) => each?.id)).toEqual(['fx']);
});

it('puts a character in the place of the first letters, and takes no more than it can search', async () => {
  const store = useSearchStore();
  await store.open();
  await store.type('fangx');
  await store.take({ hans: '方', hant: '方', letters: 4 }, '方');
  expect(store.text).toBe('方x');
  await store.take({ hans: '先', hant: '先', letters: 0 }, '先');
  expect(store.text).toBe('方x先');
  for (let count = 0; count < 40; count += 1) await store.type('w');
  expect(store.text).toHaveLength(30);
  await store.clear();
  expect(store.listed).toBeNull();
});

it('walks a list that is longer than a screen', async () => {
  const store = useSearchStore();
  await store.open();
  store.by = 'unit';
  await store.browse(7);
  await store.reach(0, 30);
  expect(service.browse).toHaveBeenCalledWith('unit', 7);
  expect(store.rows[0]?.id).toBe('unit 7');
  expect(store.rows[29]?.id).toBe('row 29');
});

it('forgets everything for the next visitor, a late answer too', async () => {
  const store = useSearchStore();
  await store.open();
  store.layout = 'zhuyin';
  const late = store.type('f');
  store.forget();
  await late;
  expect([store.text, store.layout, store.listed, store.rows, store.chosen]).toEqual(['', 'latin', null, [], null]);
});
