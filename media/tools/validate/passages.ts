import type { SourceLanguage, SourceText, TEXT_MAX_CHARACTERS } from '../../schema/index.ts';
import type { Located } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import type { Spot } from '../load/problem.ts';

/** Which text it is, as its limit is named. */
type PassageKind = keyof typeof TEXT_MAX_CHARACTERS;

interface Passage {
  readonly text: string;
  readonly spot: Spot;
}

/** A text outside the bodies, in both languages. */
export interface PassagePair extends Readonly<Record<SourceLanguage, Passage>> {
  readonly kind: PassageKind;
  /** Of a row: what it is about, which its text need not name again. */
  readonly subject?: Readonly<Record<SourceLanguage, string>>;
}

/** Every text that visitors read outside the bodies and their titles; empty cells are left out. */
export function passagePairs(model: ContentModel): PassagePair[] {
  const { exhibition, map } = model;
  return [
    ...(exhibition?.value.chapters.map(({ lead }, index) => fromYaml('lead', lead, exhibition, 'chapters', index, 'lead')) ?? []),
    ...(exhibition?.value.credits.map((credit, index) => fromYaml('credit', credit, exhibition, 'credits', index)) ?? []),
    ...[...model.exhibits.values()].flatMap(({ sheet }) => (sheet?.value.advisory ? [fromYaml('advisory', sheet.value.advisory, sheet, 'advisory')] : [])),
    ...(map ? [fromYaml('mapText', map.value.note, map, 'note'), ...map.value.defences.map(({ text }, index) => fromYaml('mapText', text, map, 'defences', index, 'text'))] : []),
    ...model.pictures.rows.flatMap((row) => [
      fromYaml('alt', row.value.alt, row, 'alt'),
      fromYaml('caption', row.value.caption, row, 'caption'),
      ...(row.value.basis ? [fromYaml('basis', row.value.basis, row, 'basis')] : []),
    ]),
    ...model.accounts.rows.flatMap((row) => [
      fromYaml('topic', row.value.topic, row, 'topic'),
      ...row.value.versions.flatMap(({ text, origin }, index) => [
        fromYaml('version', text, row, 'versions', index, 'text'),
        fromYaml('origin', origin, row, 'versions', index, 'origin'),
      ]),
    ]),
    ...model.people.rows.flatMap((row) => fromNamedRow('record', row, row.value.record_zh, row.value.record_en)),
    ...[...model.units.rows, ...model.places.rows].flatMap((row) => fromNamedRow('note', row, row.value.note_zh, row.value.note_en)),
    ...[...model.memorials.rows, ...model.works.rows].flatMap((row) => fromNamedRow('note', row, row.value.record_zh, row.value.record_en)),
    ...model.works.rows.flatMap((row) => [
      ...fromNamedRow('maker', row, row.value.by_zh, row.value.by_en),
      ...fromNamedRow('maker', row, row.value.publisher_zh, row.value.publisher_en),
    ]),
    ...model.timeline.rows.flatMap((row) => fromRow('event', row, row.value.text_zh, row.value.text_en)),
  ];
}

function fromYaml(kind: PassageKind, text: SourceText, { at }: Located<unknown>, ...path: PropertyKey[]): PassagePair {
  const passage = (language: SourceLanguage) => ({ text: text[language], spot: at(...path, language) });
  return { kind, 'zh-Hans': passage('zh-Hans'), en: passage('en') };
}

function fromNamedRow(kind: PassageKind, row: Located<{ readonly name_zh_hans: string; readonly name_en: string }>, chinese: string, english: string): PassagePair[] {
  const subject = { 'zh-Hans': row.value.name_zh_hans, en: row.value.name_en };
  return fromRow(kind, row, chinese, english).map((pair) => ({ ...pair, subject }));
}

function fromRow(kind: PassageKind, { at }: Located<unknown>, chinese: string, english: string): PassagePair[] {
  return chinese === '' && english === '' ? [] : [{ kind, 'zh-Hans': { text: chinese, spot: at() }, en: { text: english, spot: at() } }];
}
