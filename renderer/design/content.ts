import type { Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Text } from '../../media/schema/language.ts';
import type { SiegeMap } from '../../media/schema/map.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Picture } from '../../media/schema/pictures.ts';
import type { Place } from '../../media/schema/places.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { someExhibition, somePerson, somePicture } from '../testing/content.ts';
import { leiRiver } from '../testing/exhibit.ts';

/** Texts that try a component: three languages, one short and one long. */
export const SHORT: Text = { 'zh-Hans': '耒水之战', 'zh-Hant': '耒水之戰', en: 'The Lei River' };
export const LONG: Text = {
  'zh-Hans': '从首次接触到城陷，各处记载不尽相同，这里把它们一并列出，馆方不作取舍，也不另下结论。',
  'zh-Hant': '從首次接觸到城陷，各處記載不盡相同，這裡把它們一併列出，館方不作取捨，也不另下結論。',
  en: 'From the first contact to the fall the accounts do not agree; they stand here side by side, and the museum has not chosen between them.',
};
export const EMPTY: Text = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** A picture that is there, and one that is not. */
export const picture: Picture = { ...somePicture(), alt: SHORT, caption: SHORT, basis: LONG, files: [{ src: '/assets/seal.svg', type: 'image/svg+xml', width: 1080, height: 540 }] };
export const lostPicture: Picture = { ...picture, id: 'lost', caption: LONG, files: [{ src: '/assets/there-is-none.webp', type: 'image/webp', width: 1080, height: 540 }] };

export const summary: ExhibitSummary = { id: 'lei-river', number: 3, title: SHORT, subtitle: SHORT, days: { from: '1944-06-22', to: '1944-06-23' }, advisory: false, hero: picture, narration: {} };
export const longSummary: ExhibitSummary = { ...summary, id: 'long', title: LONG, subtitle: LONG };

export const exhibition: Exhibition = { ...someExhibition(), chapters: someExhibition().chapters.map((chapter) => ({ ...chapter, lead: LONG, exhibits: [summary, longSummary] })) };

export const person: Person = somePerson({ record: LONG });
export const barePerson: Person = somePerson({ id: 'bare', name: { 'zh-Hans': '坒某', 'zh-Hant': '坒某', en: 'Bi Mou' }, pinyin: '', rank: EMPTY });
export const people: readonly Person[] = [person, barePerson, somePerson({ id: 'third', name: { 'zh-Hans': '周庆祥', 'zh-Hant': '周慶祥', en: 'Zhou Qingxiang' } })];

export const exhibit: Exhibit = { ...leiRiver, hero: picture, gallery: [picture, { before: picture, after: { ...picture, id: 'after' } }] };

export const ford: Place = { id: 'ford', name: SHORT, pinyin: 'Lěishuǐ', kind: 'landing', note: LONG, section: '耒水之战', point: [640, 420] };
export const places: ReadonlyMap<string, Place> = new Map([[ford.id, ford]]);
export const map: SiegeMap = {
  note: SHORT,
  waters: [{ width: 40, points: [[600, 0], [640, 500], [600, 1000]] }],
  islands: [],
  walls: [],
  railways: [{ points: [[0, 700], [1000, 600]] }],
  defences: [],
  unplaced: [],
  approaches: [],
};

export const event: TimelineEvent = {
  id: 'crossing', from: '1944-06-22', to: '1944-06-22', phase: 'approach', places: ['ford'], units: [], people: [], held: ['ford'], lost: [], attacks: [], text: LONG, section: '耒水之战',
};
