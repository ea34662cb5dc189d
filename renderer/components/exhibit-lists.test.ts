// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Memorial } from '../../media/schema/memorials.ts';
import type { Work } from '../../media/schema/works.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { leiRiver, quanxi } from '../testing/exhibit.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import { listsOf } from './exhibit-lists.ts';
import ExhibitLists from './ExhibitLists.vue';
import type { Words } from './margin-records.ts';

const nothing = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

const shrine: Memorial = {
  id: 'shrine', name: { 'zh-Hans': '纪念碑', 'zh-Hant': '紀念碑', en: 'The stele' }, pinyin: 'Jìniànbēi', kind: 'shrine', record: nothing, people: [],
  exhibits: ['lei-river'], section: '纪念设施',
};
const stele: Memorial = {
  ...shrine, id: 'stele', kind: 'stele', place: quanxi.id, date: '1984-03', record: { 'zh-Hans': '后来所立。', 'zh-Hant': '後來所立。', en: 'Set up later.' },
  section: '纪念设施;杀人',
};
const novel: Work = {
  id: 'novel', name: { 'zh-Hans': '《渡口》', 'zh-Hant': '《渡口》', en: '“The Ford”' }, kind: 'novel', by: { 'zh-Hans': '却却', 'zh-Hant': '卻卻', en: 'Queque' },
  publisher: { 'zh-Hans': '书店', 'zh-Hant': '書店', en: 'A press' }, date: '2015~', record: nothing, people: [], exhibits: ['lei-river'], section: '小说',
};
const memoir: Work = { ...novel, id: 'memoir', kind: 'memoir', by: nothing, publisher: nothing, section: '回忆录' };
const exhibit: Exhibit = { ...leiRiver, memorials: [stele, shrine], works: [novel, memoir] };

function wordsIn(language: Words['language']): Words {
  return {
    language,
    t: (key, values) => MESSAGES[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name])),
    local: (each) => each[language],
  };
}

describe('lists', () => {
  it('say where and since when a memorial stands, and when that is not recorded', () => {
    const [memorials] = listsOf(exhibit, wordsIn('zh-Hans'));
    expect(memorials).toEqual({
      id: 'memorials', title: '纪念地', sections: ['纪念设施', '杀人'],
      rows: [
        { id: 'stele', name: '纪念碑', original: '', line: '泉溪 · 设立：1984年3月', record: '后来所立。' },
        { id: 'shrine', name: '纪念碑', original: '', line: '设立：未见记载', record: '' },
      ],
    });
  });

  it('put works under their kinds, in English with the title as it is written', () => {
    const [, memoirs, novels] = listsOf(exhibit, wordsIn('en'));
    expect([memoirs?.title, novels?.title]).toEqual(['Memoirs', 'Novels']);
    expect(memoirs?.rows).toEqual([{ id: 'memoir', name: '“The Ford”', original: '《渡口》', line: 'about 2015', record: '' }]);
    expect(novels?.rows[0]?.line).toBe('Queque · A press · about 2015');
  });

  it('are none where an exhibit has none', () => {
    expect(listsOf(leiRiver, wordsIn('en'))).toEqual([]);
  });
});

describe('ExhibitLists', () => {
  let mounted: Mounted | undefined;
  afterEach(() => mounted?.unmount());

  it('shows each row and, below each list, where it is from', async () => {
    mounted = await mountKiosk(ExhibitLists, { exhibit });
    const { host } = mounted;
    expect([...host.querySelectorAll('h2')].map((head) => head.textContent)).toEqual(['纪念地', '回忆录', '小说']);
    expect(host.querySelectorAll('li')).toHaveLength(4);
    expect(host.querySelector('.source')?.textContent).toBe('据条目“纪念设施”“杀人”一节');
    expect(host.querySelectorAll('button, a')).toHaveLength(0);
  });

  it('is not there without rows', async () => {
    mounted = await mountKiosk(ExhibitLists, { exhibit: leiRiver });
    expect(mounted.host.querySelector('section')).toBeNull();
  });
});
