import type { Component } from 'vue';
import { LANGUAGES } from '../../media/schema/language.ts';
import { recordOf, stopsOf } from '../components/siege-days.ts';
import { personRecord } from '../components/margin-records.ts';
import { armiesOf } from '../components/unit-tree.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { barePerson, EMPTY, event, exhibit, exhibition, ford, LONG, longSummary, lostPicture, map, people, person, picture, places, SHORT, summary } from './content.ts';

type Props = Readonly<Record<string, unknown>>;

export interface Specimen {
  /** The component's file without its ending. */
  readonly name: string;
  readonly component: Component;
  /** Its states by what is to be seen in each. */
  readonly states: Readonly<Record<string, Props>>;
  /** It fills the screen: it is shown in a frame of its own. */
  readonly screen?: boolean;
  /** It is a part of a drawing. */
  readonly drawing?: boolean;
  /** It is an item of a list. */
  readonly item?: boolean;
  readonly slot?: string;
}

const FILES = import.meta.glob<{ default: Component }>('../components/*.vue', { eager: true });

const words = { language: 'zh-Hans', t: (key: keyof (typeof MESSAGES)['zh-Hans']) => MESSAGES['zh-Hans'][key], local: (text: typeof SHORT) => text['zh-Hans'] } as const;
const names = { person: () => person.name, unit: () => SHORT };
const narration = exhibit.narration['zh-Hans'];
const player = { narration, phase: 'idle', broken: false, position: 0, duration: 20, speed: 1 };
const record = recordOf([event], event.from, exhibition.siege);
const quiet = recordOf([event], '1944-07-01', exhibition.siege);
const states = new Map([['ford', 'held']]);
const bar = { language: 'zh-Hans', textStep: 0, contrast: 'normal', captions: true, reach: 'normal', volume: 0.7, languages: LANGUAGES, atHome: false };
const accounts = exhibit.accounts[0];
const sentence = exhibit.body['zh-Hans'][0]?.sentences[0];
const block = exhibit.body['zh-Hans'];
const tiles = { size: 512, base: '/media/tiles', formats: [{ extension: 'svg', type: 'image/svg+xml' }], levels: [{ width: 1080, height: 540 }] };
const paper = { width: 600, height: 300 };
const choices = [{ value: 'name', words: MESSAGES['zh-Hans'].slipName }, { value: 'other', words: MESSAGES['zh-Hans'].slipOther }];
const browse = { surname: [{ value: 1, count: 3, label: { 'zh-Hans': '方', 'zh-Hant': '方', en: 'Fang' }, strokes: 4 }, { value: 2, count: 8012, label: { 'zh-Hans': '欧阳', 'zh-Hant': '歐陽', en: 'Ouyang' }, strokes: 8 }], unit: [{ value: 1, count: 3, label: LONG }], birthplace: [], role: [], fate: [], date: [] };
const row = { id: 'fang-xianjue', name: { 'zh-Hans': '方先觉', 'zh-Hant': '方先覺', en: 'Fang Xianjue' }, by: '', unit: SHORT, birthplace: SHORT, role: 'commander', fate: 'not-recorded', born: '1905~', died: '', count: '', mark: [0, 2] };
const panel = { exhibit, names, sources: exhibition.sources, summary: () => summary };

const STATES: Readonly<Record<string, Omit<Specimen, 'name' | 'component'>>> = {
  AttractBoard: { states: { board: { exhibition } }, screen: true },
  AttractDay: { states: { 'a day': { event, siege: exhibition.siege, anniversary: false }, 'its anniversary': { event, siege: exhibition.siege, anniversary: true } }, screen: true },
  AttractLoop: { states: { loop: { exhibition, rounds: [[{ kind: 'board' }, { kind: 'names', people }]], languages: LANGUAGES } }, screen: true },
  AttractNames: { states: { names: { people } }, screen: true },
  AttractPlate: { states: { plate: { exhibit: summary, siege: exhibition.siege }, 'long title': { exhibit: longSummary, siege: exhibition.siege } }, screen: true },
  BoardKey: { states: { letter: {}, dim: { dim: true }, word: { word: true } } },
  BrowseChoices: { states: { surnames: { modelValue: 'surname', choices: browse, total: 8015 }, units: { modelValue: 'unit', choices: browse, total: 3 } } },
  CalmNotice: { states: { error: { title: MESSAGES['zh-Hans'].errorTitle, text: MESSAGES['zh-Hans'].errorText, action: MESSAGES['zh-Hans'].errorHome } }, screen: true },
  CandidateRow: { states: { some: { label: SHORT['zh-Hans'], candidates: [{ key: 'wo', text: '我' }, { key: 'women', text: '我们' }], language: 'zh-Hans' } } },
  ChapterBand: {
    states: {
      'nothing seen': { chapter: exhibition.chapters[0], seen: new Set() },
      'one seen, long title': { chapter: { ...exhibition.chapters[1], title: LONG }, seen: new Set(['lei-river']) },
      empty: { chapter: { ...exhibition.chapters[2], exhibits: [] }, seen: new Set() },
    },
  },
  ChapterEntry: { states: { plain: { exhibit: summary, seen: false }, seen: { exhibit: summary, seen: true }, long: { exhibit: longSummary, seen: true }, 'without its picture': { exhibit: { ...summary, hero: lostPicture }, seen: false } } },
  ChoiceList: { states: { 'nothing chosen': { modelValue: undefined, label: MESSAGES['zh-Hans'].slipTopic, choices }, chosen: { modelValue: 'name', label: MESSAGES['zh-Hans'].slipTopic, choices } } },
  CleaningScreen: { states: { cleaning: { left: 42_000 } }, screen: true },
  CorrectionSlip: { states: { open: { name: SHORT['zh-Hans'], answer: '', done: false, contact: true }, 'without a key': { name: SHORT['zh-Hans'], answer: '', done: false, contact: false }, kept: { name: SHORT['zh-Hans'], answer: MESSAGES['zh-Hans'].slipKept, done: true, contact: true } } },
  CountdownLine: { states: { begun: { part: 0.1 }, half: { part: 0.5 }, over: { part: 1 } } },
  DarkHall: { states: { dark: {} }, screen: true },
  ExhibitAdvisory: { states: { short: { title: SHORT['zh-Hans'], text: SHORT['zh-Hans'] }, long: { title: LONG['zh-Hans'], text: LONG['zh-Hans'] } } },
  ExhibitChoices: { states: { all: { exhibit: 'lei-river', picture: 'crossing', next: 'long', hasNotes: true }, 'at the end, no notes': { exhibit: 'lei-river', picture: 'crossing', next: undefined, hasNotes: false } } },
  ExhibitFigure: { states: { there: { picture, exhibit: 'lei-river' }, missing: { picture: lostPicture, exhibit: 'lei-river' } } },
  ExhibitGallery: { states: { two: { entries: exhibit.gallery, exhibit: 'lei-river' } } },
  ExhibitHeading: {
    states: {
      upright: { title: SHORT['zh-Hans'], subtitle: SHORT['zh-Hans'], vertical: true },
      'upright, long': { title: '国军战俘与日军野战医院的军医', subtitle: '一九四四年八月八日以后，城内与城外各处', vertical: true },
      lying: { title: SHORT.en, subtitle: SHORT.en, vertical: false },
      'lying, long': { title: LONG.en, subtitle: LONG.en, vertical: false },
    },
  },
  ExhibitLists: { states: { empty: { exhibit } } },
  ExhibitNext: { states: { next: { next: summary }, long: { next: longSummary }, 'the end': { next: undefined } } },
  ExhibitPanel: { states: { person: { ...panel, note: { kind: 'person', id: 'yang-jihe' } }, sources: { ...panel, note: { kind: 'sources' } } } },
  ExhibitText: { states: { spoken: { blocks: block, present: 's1', spoken: new Set(['s1', 's2', 's3']) }, silent: { blocks: block, present: undefined, spoken: new Set() } } },
  GalleryItem: { states: { picture: { entry: picture, exhibit: 'lei-river' }, comparison: { entry: { before: picture, after: picture }, exhibit: 'lei-river' }, missing: { entry: lostPicture, exhibit: 'lei-river' } }, item: true },
  IdleWarning: { states: { counting: { left: 9_000, of: 15_000 } }, screen: true },
  KeypadHelp: { states: { help: { place: SHORT['zh-Hans'], on: MESSAGES['zh-Hans'].exhibitSources } }, screen: true },
  KeyboardBoard: { states: { letters: { layout: 'latin', next: new Set('aiu') }, zhuyin: { layout: 'zhuyin', next: new Set('ㄅㄆㄇ') } } },
  KioskBar: { states: { 'as it starts': bar, 'everything on, at home': { ...bar, contrast: 'high', reach: 'lower', atHome: true, language: 'en' }, 'two languages': { ...bar, languages: ['zh-Hans', 'en'], captions: false } } },
  LinkList: { states: { some: { title: MESSAGES['zh-Hans'].personExhibits, links: [{ key: 'a', words: SHORT['zh-Hans'], to: '/chapters' }, { key: 'b', words: LONG['zh-Hans'], note: SHORT['zh-Hans'], to: '/chapters' }] } } },
  MapKey: { states: { key: { map, places, date: event.from, states } } },
  MapMark: { states: { held: { state: 'held', x: 20, y: 20 }, lost: { state: 'lost', x: 20, y: 20 }, before: { state: 'lost-before', x: 20, y: 20 }, named: { state: 'named', x: 20, y: 20 }, silent: { state: undefined, x: 20, y: 20 } }, drawing: true },
  MarginAccounts: { states: { two: { accounts } } },
  MarginNotes: { states: { all: { people, places: [ford], accounts: exhibit.accounts }, brief: { people, places: [ford], accounts: [], brief: true }, empty: { people: [], places: [], accounts: [] } } },
  MarginPanel: { states: { panel: { name: SHORT['zh-Hans'] } }, slot: LONG['zh-Hans'] },
  MarginRecord: { states: { full: { record: personRecord(person, words, names) }, bare: { record: personRecord(barePerson, words, names) } } },
  MarginSources: { states: { synthetic: { sections: exhibit.sections, sources: exhibition.sources, pictures: [picture], voice: 'synthetic' }, silent: { sections: exhibit.sections, sources: exhibition.sources, pictures: [], voice: undefined } } },
  MemorialPage: { states: { names: { people, today: '08-08' } }, screen: true },
  MessageChoices: { states: { choices: { typed: false }, 'or typed': { typed: true } } },
  NameEntry: { states: { exact: { row, near: false }, near: { row: { ...row, mark: undefined, unit: LONG, by: 'Fang Hsien-chueh' }, near: true } } },
  NameList: { states: { three: { rows: [row, row, row], total: 3, exact: 2 } } },
  NameText: { states: { plain: { text: SHORT['zh-Hans'] }, 'by its parts': { text: '陈⿰火欣' } } },
  NarrationCaptions: { states: { 'two lines': { lines: ['泉溪在衡阳城东三十里外，', '临着耒水。'] }, empty: { lines: [] } } },
  NarrationNext: { states: { next: { next: summary }, long: { next: longSummary } } },
  NarrationPlayer: {
    states: {
      idle: player, playing: { ...player, phase: 'playing', position: 7 }, interrupted: { ...player, phase: 'paused', position: 7, interrupted: true },
      ended: { ...player, phase: 'ended', position: 20, speed: 1.5 }, 'without a voice': { ...player, narration: undefined, phase: 'silent' }, broken: { ...player, phase: 'silent', broken: true },
    },
  },
  NarrationWave: { states: { start: { peaks: narration?.peaks ?? [], position: 0, duration: 20 }, middle: { peaks: narration?.peaks ?? [], position: 9, duration: 20 } } },
  PersonMessages: { states: { two: { messages: [{ choice: 'rest' }, { text: SHORT['zh-Hans'] }] } } },
  PictureComparison: { states: { half: { comparison: { before: picture, after: lostPicture }, sizes: '50vw' } } },
  PictureImage: { states: { there: { picture, sizes: '50vw' }, missing: { picture: lostPicture, sizes: '50vw' } } },
  PictureStage: { states: { whole: { entries: [picture], at: 0, glides: false } }, screen: true },
  PictureTiles: { states: { level: { picture: { ...picture, tiles }, view: { scale: 1, x: 0, y: 0 }, stage: paper } }, screen: true },
  PictureWords: { states: { long: { picture }, before: { picture: { ...picture, basis: EMPTY }, which: SHORT['zh-Hans'] } } },
  PreviewRibbon: { states: { preview: {} }, screen: true },
  QrRecord: { states: { whole: { text: SHORT['zh-Hans'], short: false, name: SHORT['zh-Hans'] }, short: { text: LONG['zh-Hans'].repeat(8), short: true, name: SHORT['zh-Hans'] } } },
  RollFilter: { states: { all: { roles: [{ role: 'officer', label: MESSAGES['zh-Hans'].rollOfficers }, { role: 'soldier', label: MESSAGES['zh-Hans'].rollSoldiers }], shown: null }, chosen: { roles: [{ role: 'officer', label: MESSAGES['zh-Hans'].rollOfficers }], shown: 'officer' } } },
  RollName: { states: { upright: { person: people[0], upright: true, listed: false }, latin: { person: people[0], upright: false, listed: false }, listed: { person: people[0], upright: true, listed: true } } },
  RollNames: { states: { upright: { people, sheet: { columns: 6, rows: 1, small: 0.5 }, language: 'zh-Hans', linked: true }, latin: { people, sheet: { columns: 2, rows: 2, small: 0.6 }, language: 'en', linked: false } } },
  RollPart: { states: { names: { label: MESSAGES['zh-Hans'].rollOfficers, people, listed: false }, listed: { label: MESSAGES['zh-Hans'].rollGroups, people, listed: true } } },
  RollRows: { states: { upright: { people, upright: true, listed: false } } },
  SearchCandidates: { states: { some: { candidates: [{ hans: '方', hant: '方', letters: 4 }, { hans: '觉', hant: '覺', letters: 0 }] }, none: { candidates: [] } } },
  SearchField: { states: { empty: { text: '' }, written: { text: '方xj' }, long: { text: 'w'.repeat(30) } } },
  SentenceText: { states: { plain: { sentence, present: false, spoken: false, current: false }, spoken: { sentence, present: true, spoken: true, current: true } } },
  SiegeDay: { states: { told: { record, names: [{ link: { kind: 'place', id: 'ford' }, name: SHORT, state: 'held' }], exhibits: [summary] }, quiet: { record: quiet, names: [], exhibits: [] } } },
  SiegeMap: { states: { day: { map, places, date: event.from, states, attacks: [], says: SHORT['zh-Hans'] } } },
  SiegePanel: { states: { place: { note: { kind: 'place', id: 'ford' }, people: new Map(), units: new Map(), places, onMap: [ford] }, 'all places': { note: 'places', people: new Map(), units: new Map(), places, onMap: [ford] } } },
  SiegeScale: { states: { first: { present: 0 }, middle: { present: 22 }, last: { present: 47 } } },
  SiegeSlider: { states: { start: { modelValue: 0, stops: stopsOf(exhibition.siege, [event]), says: SHORT['zh-Hans'] }, middle: { modelValue: 22, stops: stopsOf(exhibition.siege, [event]), says: SHORT['zh-Hans'] } } },
  SiegeSteps: { states: { still: { playing: false, dwell: 4000, day: event.from, first: true, last: false }, playing: { playing: true, dwell: 4000, day: event.from, first: false, last: false } } },
  SignVideo: { states: { 'put away': { src: '/assets/there-is-none.webm' } } },
  StillnessScreen: { states: { flower: { kind: 'flower', name: SHORT['zh-Hans'], lang: 'zh-Hans', ended: '' }, candle: { kind: 'candle', name: SHORT['zh-Hans'], lang: 'zh-Hans', ended: MESSAGES['zh-Hans'].stillnessKept } }, screen: true },
  TextSizeChoice: { states: { smallest: { modelValue: 0 }, largest: { modelValue: 3 } } },
  TributeDrawing: { states: { flower: { kind: 'flower' }, candle: { kind: 'candle' } } },
  TributeOffer: { states: { open: { kinds: ['flower', 'candle'], given: [], notice: '' }, given: { kinds: ['flower', 'candle'], given: ['candle'], notice: '' }, 'has to wait': { kinds: ['flower'], given: [], notice: MESSAGES['zh-Hans'].tributeWait } } },
  TypingBoard: { states: { pinyin: { layer: 'pinyin', chinese: true }, latin: { layer: 'latin', chinese: true }, figures: { layer: 'figures', chinese: true } } },
  TypingDesk: { states: { empty: { modelValue: '', label: SHORT['zh-Hans'], note: SHORT['zh-Hans'], most: 60 }, figures: { modelValue: '138', label: SHORT['zh-Hans'], note: SHORT['zh-Hans'], most: 200, figures: true } } },
  UnitBranch: { states: { open: { nodes: armiesOf(exhibit.units.flatMap((unit) => [unit, { ...unit, id: 'part', parent: unit.id, name: LONG }]))[0]?.roots ?? [], open: new Set(['regiment-568']), commanders: () => SHORT['zh-Hans'] } } },
  UprightText: { states: { short: { text: SHORT['zh-Hans'] }, long: { text: LONG['zh-Hans'] } } },
  VolumeChoice: { states: { silent: { modelValue: 0 }, middle: { modelValue: 0.7 }, cap: { modelValue: 1 } } },
  WrittenField: { states: { empty: { label: SHORT['zh-Hans'], text: '', note: SHORT['zh-Hans'], write: SHORT['zh-Hans'], change: SHORT['zh-Hans'] }, written: { label: SHORT['zh-Hans'], text: LONG['zh-Hans'], note: SHORT['zh-Hans'], write: SHORT['zh-Hans'], change: SHORT['zh-Hans'] } } },
};

function nameOf(file: string): string {
  return file.replace(/^.*\/|\.vue$/g, '');
}

/** Every component, in the order of its name. One without states here is shown by its name alone, and a test says so. */
export const SPECIMENS: readonly Specimen[] = Object.entries(FILES).map(([file, module]) => ({
  name: nameOf(file),
  component: module.default,
  ...(STATES[nameOf(file)] ?? { states: {} }),
}));
