import type { Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Text } from '../../media/schema/language.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Picture } from '../../media/schema/pictures.ts';

export function sameText(text: string): Text {
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}

export function somePicture(id = 'crossing'): Picture {
  const file = (width: number, extension: string) => ({
    src: `/media/pictures/${id}-${width}.${extension}`,
    type: `image/${extension}`,
    width,
    height: width / 2,
  });
  return {
    id,
    kind: 'drawing',
    alt: sameText('渡口'),
    caption: sameText('渡口'),
    basis: sameText(''),
    credit: sameText('馆方'),
    licence: 'CC BY-SA 4.0',
    section: '耒水之战',
    width: 2160,
    height: 1080,
    files: [file(540, 'avif'), file(1080, 'avif'), file(540, 'webp'), file(1080, 'webp')],
  };
}

function someSummary(id: string, number = 1): ExhibitSummary {
  return {
    id,
    number,
    title: sameText(id),
    subtitle: sameText(''),
    advisory: false,
    hero: somePicture(),
    narration: {},
  };
}

export function someExhibition(version = '1.0.0'): Exhibition {
  return {
    id: 'hengyang',
    version,
    languages: ['zh-Hans', 'zh-Hant', 'en'],
    title: { 'zh-Hans': '衡阳保卫战', 'zh-Hant': '衡陽保衛戰', en: 'The Defence of Hengyang' },
    subtitle: sameText('1944'),
    board: '衡陽保衛戰',
    siege: { from: '1944-06-22', to: '1944-08-08' },
    chapters: [
      { id: 'before', title: sameText('战前'), lead: sameText(''), exhibits: [] },
      { id: 'siege', title: sameText('围城'), lead: sameText(''), exhibits: [someSummary('lei-river'), someSummary('third-assault', 2)] },
      { id: 'remembrance', title: sameText('纪念'), lead: sameText(''), exhibits: [someSummary('veterans')] },
    ],
    sources: [{ id: 'wikipedia', title: sameText('条目'), licence: 'CC BY-SA 4.0', address: 'https://zh.wikipedia.org/wiki/X' }],
    credits: [],
  };
}

export function somePerson(over: Partial<Person> = {}): Person {
  return {
    id: 'yang-jihe',
    name: { 'zh-Hans': '杨济和', 'zh-Hant': '楊濟和', en: 'Yang Jihe' },
    pinyin: 'Yáng Jìhé',
    otherSpellings: [],
    role: 'officer',
    fate: 'not-recorded',
    roll: true,
    rank: { 'zh-Hans': '营长', 'zh-Hant': '營長', en: 'Battalion commander' },
    birthplace: sameText(''),
    record: sameText(''),
    section: '耒水之战',
    ...over,
  };
}
