import type { Accounts, AccountsSource, MapSource, Memorial, Person, Place, SiegeMap, TimelineEvent, Unit, Work } from '../../schema/index.ts';
import type { EventRow, MemorialRow, PersonRow, PlaceRow, UnitRow, WorkRow } from '../load/rows.ts';
import { englishType } from './english-type.ts';
import type { Words } from './words.ts';

/** The curators' doubts (column `doubt`) stay with the curators: no screen shows them. */
export function toPerson(row: PersonRow, words: Words): Person {
  return {
    id: row.id,
    name: nameText(row),
    pinyin: row.pinyin,
    otherSpellings: row.other_spellings,
    role: row.role,
    fate: row.fate,
    roll: row.roll,
    rank: words.columns(row.rank_zh, row.rank_en),
    ...(row.unit === undefined ? {} : { unit: row.unit }),
    birthplace: words.columns(row.birthplace_zh, row.birthplace_en),
    ...(row.born === undefined ? {} : { born: row.born }),
    ...(row.died === undefined ? {} : { died: row.died }),
    ...(row.count === '' ? {} : { count: row.count }),
    ...(row.place === undefined ? {} : { place: row.place }),
    ...(row.date === undefined ? {} : { date: row.date }),
    record: words.columns(row.record_zh, row.record_en),
    section: row.section,
  };
}

export function toUnit(row: UnitRow, words: Words): Unit {
  return {
    id: row.id,
    ...(row.parent === undefined ? {} : { parent: row.parent }),
    side: row.side,
    level: row.level,
    name: nameText(row),
    commanders: row.commanders,
    outsideTable: row.outside_table,
    note: words.columns(row.note_zh, row.note_en),
    ...(row.strength === undefined ? {} : { strength: row.strength }),
    section: row.section,
  };
}

export function toPlace(row: PlaceRow, words: Words): Place {
  return {
    id: row.id,
    name: nameText(row),
    pinyin: row.pinyin,
    kind: row.kind,
    note: words.columns(row.note_zh, row.note_en),
    ...(row.x === undefined || row.y === undefined ? {} : { point: [row.x, row.y] }),
    section: row.section,
  };
}

export function toMemorial(row: MemorialRow, words: Words): Memorial {
  const { id, pinyin, kind, place, date, people, exhibits, section } = row;
  return {
    id,
    name: nameText(row),
    pinyin,
    kind,
    ...(place === undefined ? {} : { place }),
    ...(date === undefined ? {} : { date }),
    record: words.columns(row.record_zh, row.record_en),
    people,
    exhibits,
    section,
  };
}

export function toWork(row: WorkRow, words: Words): Work {
  const { id, kind, date, people, exhibits, section } = row;
  return {
    id,
    name: nameText(row),
    kind,
    by: words.columns(row.by_zh, row.by_en),
    publisher: words.columns(row.publisher_zh, row.publisher_en),
    ...(date === undefined ? {} : { date }),
    record: words.columns(row.record_zh, row.record_en),
    people,
    exhibits,
    section,
  };
}

export function toEvent(row: EventRow, words: Words): TimelineEvent {
  const { id, from, to, phase, places, units, people, held, lost, attack, section } = row;
  return { id, from, to, phase, places, units, people, held, lost, attacks: attack, text: words.columns(row.text_zh, row.text_en), section };
}

/** The map; of an exhibition without one, an empty sheet. */
export function toMap(source: MapSource | undefined, words: Words): SiegeMap {
  if (!source) return { note: { 'zh-Hans': '', 'zh-Hant': '', en: '' }, waters: [], islands: [], walls: [], railways: [], defences: [], unplaced: [], approaches: [] };
  return { ...source, note: words.text(source.note), defences: source.defences.map((each) => ({ ...each, text: words.text(each.text) })) };
}

export function toAccounts({ id, topic, people, units, versions }: AccountsSource, words: Words): Accounts {
  return {
    id,
    topic: words.text(topic),
    ...(people ? { people } : {}),
    ...(units ? { units } : {}),
    versions: versions.map(({ text, origin, section }) => ({ text: words.text(text), origin: words.text(origin), section })),
  };
}

function nameText(row: { readonly name_zh_hans: string; readonly name_zh_hant: string; readonly name_en: string }) {
  return { 'zh-Hans': row.name_zh_hans, 'zh-Hant': row.name_zh_hant, en: englishType(row.name_en) };
}
