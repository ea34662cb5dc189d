import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Text } from '../../media/schema/language.ts';
import type { Narration } from '../../media/schema/narration.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Picture } from '../../media/schema/pictures.ts';
import type { Place } from '../../media/schema/places.ts';
import type { Block } from '../../media/schema/text.ts';
import type { Unit } from '../../media/schema/units.ts';

/** A text that says its language, so that a test sees which one is shown. */
export function text(word: string): Text {
  return { 'zh-Hans': `${word}简`, 'zh-Hant': `${word}繁`, en: `${word} en` };
}

function pictureOf(id: string): Picture {
  return {
    id,
    kind: 'drawing',
    alt: text(`${id} alt`),
    caption: text(`${id} caption`),
    basis: text(`${id} basis`),
    credit: text('credit'),
    licence: 'CC BY-SA 4.0',
    section: '耒水之战',
    width: 1080,
    height: 760,
    files: [{ src: `/media/pictures/${id}-540.webp`, type: 'image/webp', width: 540, height: 380 }],
  };
}

export const yangJihe: Person = {
  id: 'yang-jihe',
  name: { 'zh-Hans': '杨济和', 'zh-Hant': '楊濟和', en: 'Yang Jihe' },
  pinyin: 'Yáng Jìhé',
  otherSpellings: ['Yang Chi-ho'],
  role: 'officer',
  fate: 'not-recorded',
  roll: true,
  rank: { 'zh-Hans': '营长', 'zh-Hant': '營長', en: 'Battalion commander' },
  unit: 'regiment-568',
  birthplace: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  born: '1910~',
  record: text('record'),
  section: '耒水之战',
};

export const quanxi: Place = {
  id: 'quanxi',
  name: { 'zh-Hans': '泉溪', 'zh-Hant': '泉溪', en: 'Quanxi' },
  pinyin: 'Quánxī',
  kind: 'town',
  note: text('note'),
  section: '耒水之战',
};

export const regiment568: Unit = {
  id: 'regiment-568',
  parent: 'division-190',
  side: 'china',
  level: 'regiment',
  name: { 'zh-Hans': '第568团', 'zh-Hant': '第568團', en: '568th Regiment' },
  commanders: [],
  outsideTable: false,
  note: text('regiment'),
  section: '參戰部隊',
};

function blocksOf(word: string): Block[] {
  return [
    {
      kind: 'paragraph',
      sentences: [
        { id: 's1', runs: [{ text: `${word}一` }, { text: `${word}泉溪`, link: { kind: 'place', id: 'quanxi' } }] },
        { id: 's2', runs: [{ text: `${word}二`, link: { kind: 'person', id: 'yang-jihe' } }] },
      ],
    },
    { kind: 'quote', sentences: [{ id: 's3', runs: [{ text: `${word}三` }] }, { id: 's4', runs: [{ text: `——${word}四` }] }] },
  ];
}

function narrationOf(language: string): Narration {
  return {
    src: `/media/narration/lei-river.${language}.webm`,
    captions: `/media/narration/lei-river.${language}.vtt`,
    duration: 20,
    peaks: [0.1, 0.9, 0.4, 0.6],
    voice: 'synthetic',
    cues: [
      { sentence: 's1', start: 0.2, end: 5, lines: ['caption one'] },
      { sentence: 's2', start: 5.2, end: 10, lines: ['caption two'] },
      { sentence: 's3', start: 10.2, end: 19, lines: ['caption three'] },
    ],
  };
}

/** A whole exhibit: two paragraphs, a quotation whose source is not spoken, two pictures, one of every note. */
export const leiRiver: Exhibit = {
  id: 'lei-river',
  chapter: 'siege',
  number: 1,
  title: text('title'),
  subtitle: text('subtitle'),
  body: { 'zh-Hans': blocksOf('简'), 'zh-Hant': blocksOf('繁'), en: blocksOf('en') },
  hero: pictureOf('crossing'),
  gallery: [pictureOf('gun')],
  narration: { 'zh-Hans': narrationOf('zh-Hans'), 'zh-Hant': narrationOf('zh-Hans') },
  people: [yangJihe],
  places: [quanxi],
  units: [regiment568],
  accounts: [
    {
      id: 'days-of-siege',
      topic: text('topic'),
      versions: [
        { text: text('version one'), origin: text('origin one'), section: '甲' },
        { text: text('version two'), origin: text('origin two'), section: '乙' },
      ],
    },
  ],
  memorials: [],
  works: [],
  sections: ['耒水之战'],
};
