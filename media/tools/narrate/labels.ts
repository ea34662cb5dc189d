import { createHash } from 'node:crypto';
import { charactersOf, isChinese, SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';
import { LABEL_KINDS } from '../../schema/labels.ts';
import type { LabelKind, LabelSource } from '../../schema/labels.ts';
import type { Table } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import { phonemes, speakEnglish } from './english.ts';
import { speakMandarin } from './mandarin.ts';
import { numberSyllables, stripTones } from './pinyin.ts';
import { readingsOf } from './readings.ts';
import type { Readings } from './readings.ts';
import { SOUND_SETTINGS, VOICES } from './settings.ts';

/** Characters of a hash that tell two labels apart: 64 bit among a thousand of them. */
const HASH_CHARACTERS = 16;
const DAY_MS = 24 * 60 * 60_000;
const ENGLISH_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** One thing that is said to whoever uses the keypad. */
export interface SpokenLabel {
  readonly kind: LabelKind;
  readonly language: SourceLanguage;
  /** The text as it is shown, in simplified characters or English; what the page looks it up by. */
  readonly text: string;
  /** The traditional form, where it is not the converted one. */
  readonly hant?: string;
  /** `person:<id>`, `word:<id>` and the like: for what stands otherwise in a text, or nowhere. */
  readonly key?: string;
  /** What the voice is given. */
  readonly speech: string;
  /** Hash of all that the clip depends on. */
  readonly spoken: string;
}

interface Name {
  readonly id: string;
  readonly name_zh_hans: string;
  readonly name_zh_hant: string;
  readonly name_en: string;
  readonly pinyin?: string;
}

/** Every label of an exhibition; none without a `labels.yaml`. The same words of one kind are one label. */
export function labelsOf(model: ContentModel, words: Table<LabelSource>): SpokenLabel[] {
  if (words.rows.length === 0) return [];
  const readings = readingsOf(model);
  const names = (kind: LabelKind, prefix: string, rows: readonly { readonly value: Name }[]) => rows.flatMap(({ value }) => nameLabels(kind, prefix, value, readings));
  return [
    ...words.rows.flatMap(({ value }) => wordLabels(value, readings)),
    ...titleLabels(model, readings),
    ...names('people', 'person', model.people.rows),
    ...surnameLabels(model, readings),
    ...names('places', 'place', model.places.rows),
    ...names('units', 'unit', model.units.rows),
    ...dayLabels(model, readings),
  ];
}

/** The labels of one sound file, in an order that does not change. */
export function labelsByFile(labels: readonly SpokenLabel[]): { kind: LabelKind; language: SourceLanguage; labels: SpokenLabel[] }[] {
  const groups = Map.groupBy(labels, ({ kind, language }) => `${kind}.${language}`);
  return LABEL_KINDS.flatMap((kind) =>
    SOURCE_LANGUAGES.flatMap((language) => {
      const own = groups.get(`${kind}.${language}`);
      return own ? [{ kind, language, labels: own }] : [];
    }),
  );
}

function label(kind: LabelKind, language: SourceLanguage, text: string, speech: string, more: { hant?: string | undefined; key?: string } = {}): SpokenLabel {
  const spoken = createHash('sha256').update(JSON.stringify([speech, VOICES[language], SOUND_SETTINGS])).digest('hex').slice(0, HASH_CHARACTERS);
  const { hant, key } = more;
  return { kind, language, text, speech, spoken, ...(hant === undefined ? {} : { hant }), ...(key === undefined ? {} : { key }) };
}

function speak(text: string, language: SourceLanguage, readings: Readings): string {
  return language === 'en' ? speakEnglish(text, readings.latin) : speakMandarin(text, readings.mandarin);
}

function both(kind: LabelKind, texts: { 'zh-Hans': string; 'zh-Hant'?: string | undefined; en: string }, readings: Readings, key?: string): SpokenLabel[] {
  const more = key === undefined ? {} : { key };
  return [
    label(kind, 'zh-Hans', texts['zh-Hans'], speak(texts['zh-Hans'], 'zh-Hans', readings), { hant: texts['zh-Hant'], ...more }),
    label(kind, 'en', texts.en, speak(texts.en, 'en', readings), more),
  ];
}

function wordLabels({ id, say, fill, ...texts }: LabelSource, readings: Readings): SpokenLabel[] {
  return valuesOf(fill).flatMap((value) => {
    const filled = (text: string) => (fill ? text.replaceAll(`{${fill.name}}`, value) : text);
    const key = fill ? {} : { key: `word:${id}` };
    return [
      label('words', 'zh-Hans', filled(texts['zh-Hans']), speak(filled(say?.['zh-Hans'] ?? texts['zh-Hans']), 'zh-Hans', readings), {
        hant: texts['zh-Hant'] === undefined ? undefined : filled(texts['zh-Hant']),
        ...key,
      }),
      label('words', 'en', filled(texts.en), speak(filled(say?.en ?? texts.en), 'en', readings), key),
    ];
  });
}

function valuesOf(fill: LabelSource['fill']): readonly string[] {
  if (!fill) return [''];
  if ('values' in fill) return fill.values;
  return Array.from({ length: Math.max(0, fill.to - fill.from + 1) }, (_, index) => String(fill.from + index));
}

/** The exhibition, its chapters, its exhibits, the captions of its pictures and what accounts differ about. */
function titleLabels({ exhibition, exhibits, pictures, accounts }: ContentModel, readings: Readings): SpokenLabel[] {
  const pages = [...exhibits.values()].flatMap(({ id, pages: { 'zh-Hans': chinese, en } }) => {
    if (!chinese?.front || !en?.front) return [];
    const { title, titleHant } = chinese.front.value;
    return both('titles', { 'zh-Hans': title, 'zh-Hant': titleHant, en: en.front.value.title }, readings, `exhibit:${id}`);
  });
  return [
    ...(exhibition ? [exhibition.value.title, ...exhibition.value.chapters.map(({ title }) => title)] : []).flatMap((title) => both('titles', title, readings)),
    ...pages,
    ...pictures.rows.flatMap(({ value }) => both('titles', value.caption, readings)),
    ...accounts.rows.flatMap(({ value }) => both('titles', value.topic, readings, `accounts:${value.id}`)),
  ];
}

/** A name is said by its own toned syllables, whatever the dictionary says. */
function nameLabels(kind: LabelKind, prefix: string | undefined, { id, name_zh_hans: hans, name_zh_hant: hant, name_en: en, pinyin = '' }: Name, readings: Readings): SpokenLabel[] {
  const key = prefix === undefined ? {} : { key: `${prefix}:${id}` };
  const syllables = isChinese(hans) && pinyin !== '' ? numberSyllables(pinyin, charactersOf(hans).length) : undefined;
  const letters = (text: string) => stripTones(text).replace(/[\s’'-]/g, '');
  const spelled = syllables && letters(pinyin) === letters(en);
  return [
    label(kind, 'zh-Hans', hans, syllables?.join(' ') ?? speakMandarin(hans, readings.mandarin), { hant, ...key }),
    label(kind, 'en', en, spelled ? `[[${phonemes(syllables)}]]` : speakEnglish(en, readings.latin), key),
  ];
}

/** The surnames of the table, by which names can be looked for: the first word of a name's pinyin. */
function surnameLabels({ people }: ContentModel, readings: Readings): SpokenLabel[] {
  const surnames = new Map<string, Name>();
  for (const { value } of people.rows) {
    const { name_zh_hans: hans, name_zh_hant: hant, pinyin } = value;
    const [word = ''] = (pinyin ?? '').split(/\s/);
    const characters = [1, 2].find((count) => numberSyllables(word, count) !== undefined);
    if (characters === undefined || !/^\p{Script=Han}{2,4}$/u.test(hans)) continue;
    const [first, traditional] = [[...hans].slice(0, characters).join(''), [...hant].slice(0, characters).join('')];
    const en = stripTones(word);
    surnames.set(first, { id: '', name_zh_hans: first, name_zh_hant: traditional, name_en: en.charAt(0).toUpperCase() + en.slice(1), pinyin: word });
  }
  return [...surnames.values()].flatMap((surname) => nameLabels('people', undefined, surname, readings));
}

/** The days that the scale of the siege can stand on: from the first record to the last day. */
function dayLabels({ exhibition, timeline }: ContentModel, readings: Readings): SpokenLabel[] {
  if (!exhibition) return [];
  const { from, to } = exhibition.value.siege;
  const first = timeline.rows.map(({ value }) => value.from).filter((date) => date.length === from.length).reduce((a, b) => (b < a ? b : a), from);
  const days: SpokenLabel[] = [];
  for (let at = Date.parse(first); at <= Date.parse(to); at += DAY_MS) {
    const date = new Date(at);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    // Shown as the page writes a date; the year, which is always the same, is not said.
    days.push(
      label('days', 'zh-Hans', `${year}年${month + 1}月${day}日`, speak(`${month + 1}月${day}日`, 'zh-Hans', readings)),
      label('days', 'en', `${day} ${ENGLISH_MONTHS[month] ?? ''} ${year}`, speak(`${day} ${ENGLISH_MONTHS[month] ?? ''}`, 'en', readings)),
    );
  }
  return days;
}
