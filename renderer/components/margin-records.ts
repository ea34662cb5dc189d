import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Language, Text } from '../../media/schema/language.ts';
import type { Fate, Person, Role } from '../../media/schema/people.ts';
import type { Place } from '../../media/schema/places.ts';
import type { Link } from '../../media/schema/text.ts';
import type { Unit } from '../../media/schema/units.ts';
import { readRecorded } from '../i18n/dates.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** What a note beside the text can open. `notes` is the list of all people and places of the page. */
export type Note = Link | { readonly kind: 'accounts'; readonly id: string } | { readonly kind: 'sources' | 'notes' };

interface RecordField {
  readonly label: string;
  readonly value: string;
}

interface OtherName {
  readonly text: string;
  /** For the face: the two scripts draw some characters differently. */
  readonly lang: 'zh-Hans' | 'zh-Hant' | undefined;
}

/** A person, a place or a unit as its panel shows it. */
export interface MarginRecord {
  readonly name: string;
  /** The name in the other script, its reading, its English form and other spellings, as far as they differ. */
  readonly otherNames: readonly OtherName[];
  readonly fields: readonly RecordField[];
  /** Empty where nothing is recorded. */
  readonly record: string;
  /** Heading of the source. */
  readonly section: string;
}

/** What the rules need to know of the visitor's language. */
export interface Words {
  readonly language: Language;
  t(key: MessageKey, values?: Record<string, string | number>): string;
  local(text: Text): string;
}

/** Names that the record leads to; those that are not known are left out. */
export interface Names {
  person(id: string): Text | undefined;
  unit(id: string): Text | undefined;
}

const ROLE_WORDS: Readonly<Record<Exclude<Role, 'group'>, MessageKey>> = {
  commander: 'roleCommander',
  officer: 'roleOfficer',
  soldier: 'roleSoldier',
  paratrooper: 'roleParatrooper',
  monk: 'roleMonk',
  civilian: 'roleCivilian',
  'public-figure': 'rolePublicFigure',
  adversary: 'roleAdversary',
};

const FATE_WORDS: Readonly<Record<Fate, MessageKey>> = {
  fallen: 'fateFallen',
  'died-later': 'fateDiedLater',
  'living-when-recorded': 'fateLivingWhenRecorded',
  'not-recorded': 'notRecorded',
};

const PLACE_WORDS: Readonly<Record<Place['kind'], MessageKey>> = {
  city: 'placeCity',
  town: 'placeTown',
  village: 'placeVillage',
  river: 'placeRiver',
  hill: 'placeHill',
  position: 'placePosition',
  temple: 'placeTemple',
  academy: 'placeAcademy',
  station: 'placeStation',
  landing: 'placeLanding',
  bridge: 'placeBridge',
  building: 'placeBuilding',
  street: 'placeStreet',
  island: 'placeIsland',
  airfield: 'placeAirfield',
  region: 'placeRegion',
};

function roleText(role: Role, words: Words): string {
  // A group's name says what it is.
  return role === 'group' ? '' : words.t(ROLE_WORDS[role]);
}

function otherNames(shown: string, name: Text, pinyin: string, spellings: readonly string[] = []): OtherName[] {
  const all: OtherName[] = [
    { text: name['zh-Hans'], lang: 'zh-Hans' },
    { text: name['zh-Hant'], lang: 'zh-Hant' },
    ...[pinyin, name.en, ...spellings].map((text) => ({ text, lang: undefined })),
  ];
  return all.filter(({ text }, at) => text !== '' && text !== shown && all.findIndex((each) => each.text === text) === at);
}

/** The recorded number of a group, `~200` as "about 200"; empty where there is none. */
export function countText(count: string | undefined, { t }: Pick<Words, 't'>): string {
  return count?.startsWith('~') ? t('about', { date: count.slice(1) }) : (count ?? '');
}

/** A recorded date as words; empty where there is none. */
export function dateText(date: string | undefined, words: Pick<Words, 'language' | 't'>): string {
  if (date === undefined) return '';
  const { text, about } = readRecorded(date, words.language);
  return about ? words.t('about', { date: text }) : text;
}

export function personRecord(person: Person, words: Words, names: Names): MarginRecord {
  const { t, local } = words;
  const unit = person.unit === undefined ? undefined : names.unit(person.unit);
  const name = local(person.name);
  const group = person.role === 'group';
  const adversary = person.role === 'adversary' || person.role === 'public-figure';
  // What is not recorded of a person is said, so that nobody takes it for forgotten; a group has no birthplace to miss.
  const asked: [label: MessageKey, value: string, saysBlank: boolean][] = [
    ['fieldRole', roleText(person.role, words), false],
    ['fieldCount', countText(person.count, words), group],
    ['fieldRank', local(person.rank), false],
    ['fieldUnit', unit ? local(unit) : '', false],
    ['fieldBirthplace', local(person.birthplace), !group && !adversary],
    ['fieldBorn', dateText(person.born, words), !group && !adversary],
    ['fieldDied', dateText(person.died, words), false],
    ['fieldDate', dateText(person.date, words), false],
    ['fieldFate', adversary ? '' : t(FATE_WORDS[person.fate]), false],
  ];
  return {
    name,
    otherNames: otherNames(name, person.name, person.pinyin, person.otherSpellings),
    fields: asked
      .filter(([, value, saysBlank]) => value !== '' || saysBlank)
      .map(([label, value]) => ({ label: t(label), value: value === '' ? t('notRecorded') : value })),
    record: local(person.record),
    section: person.section,
  };
}

export function placeRecord(place: Place, words: Words): MarginRecord {
  const name = words.local(place.name);
  return {
    name,
    otherNames: otherNames(name, place.name, place.pinyin),
    fields: [{ label: words.t('exhibitPlaces'), value: words.t(PLACE_WORDS[place.kind]) }],
    record: words.local(place.note),
    section: place.section,
  };
}

export function unitRecord(unit: Unit, words: Words, names: Names): MarginRecord {
  const { t, local } = words;
  const name = local(unit.name);
  const commanders = unit.commanders.map((id) => names.person(id)).filter((each) => each !== undefined);
  const parent = unit.parent === undefined ? undefined : names.unit(unit.parent);
  const separator = words.language === 'en' ? ', ' : '、';
  return {
    name,
    otherNames: otherNames(name, unit.name, ''),
    fields: [
      { label: t('exhibitUnits'), value: t(unit.side === 'china' ? 'sideChina' : 'sideJapan') },
      ...(parent ? [{ label: t('fieldUnit'), value: local(parent) }] : []),
      ...(unit.commanders.length === 0 || commanders.length > 0
        ? [{ label: t('fieldCommanders'), value: commanders.map((each) => local(each)).join(separator) || t('notRecorded') }]
        : []),
    ],
    record: local(unit.note),
    section: unit.section,
  };
}

/** The second line of a person in the margin: rank, or else the part in the story; of a group its number. */
export function personLine(person: Person, words: Words): string {
  const rank = words.local(person.rank);
  // Some are named by their rank alone: it is not said twice.
  return (words.local(person.name).includes(rank) ? '' : rank) || roleText(person.role, words) || countText(person.count, words);
}

/** The record that a link leads to; undefined for a link to something that the exhibit does not carry. */
export function recordOf(link: Link, exhibit: Exhibit, words: Words, names: Names): MarginRecord | undefined {
  const { kind, id } = link;
  const person = kind === 'person' ? exhibit.people.find((each) => each.id === id) : undefined;
  if (person) return personRecord(person, words, names);
  const place = kind === 'place' ? exhibit.places.find((each) => each.id === id) : undefined;
  if (place) return placeRecord(place, words);
  const unit = kind === 'unit' ? exhibit.units.find((each) => each.id === id) : undefined;
  return unit && unitRecord(unit, words, names);
}
