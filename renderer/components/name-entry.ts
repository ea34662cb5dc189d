import { charactersOf } from '../../media/schema/characters.ts';
import type { Language, Text } from '../../media/schema/language.ts';
import { recordedDate } from './recorded-date.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { NameRow } from '../search/rows.ts';

export interface NamePart {
  readonly text: string;
  readonly marked: boolean;
}

/** A name in parts, of which one was asked for. */
export function markedParts(name: string, mark: NameRow['mark']): NamePart[] {
  const characters = charactersOf(name);
  const [from, to] = mark ?? [0, 0];
  return [
    { text: characters.slice(0, from).join(''), marked: false },
    { text: characters.slice(from, to).join(''), marked: true },
    { text: characters.slice(to).join(''), marked: false },
  ].filter(({ text }) => text !== '');
}

export interface EntryWords {
  local(text: Text): string;
  t(key: MessageKey, values?: Record<string, string | number>): string;
  readonly language: Language;
}

const ROLES = {
  commander: 'roleCommander', officer: 'roleOfficer', soldier: 'roleSoldier', paratrooper: 'roleParatrooper', monk: 'roleMonk',
  civilian: 'roleCivilian', 'public-figure': 'rolePublicFigure', adversary: 'roleAdversary', group: 'rollGroups',
} as const satisfies Record<NameRow['role'], MessageKey>;

/** What tells two of one name apart: unit and birthplace, or the role where neither is recorded; years, and the number of a group. */
export function detailOf(row: NameRow, { local, t, language }: EntryWords): string {
  const places = [row.unit, row.birthplace].flatMap((text) => (text ? [local(text)] : []));
  const dates = [row.born, row.died].filter((date) => date !== '').map((date) => recordedDate(date, language, t));
  return [...(places.length > 0 ? places : [t(ROLES[row.role])]), dates.join(' – '), row.count.startsWith('~') ? t('about', { date: row.count.slice(1) }) : row.count].filter((part) => part !== '').join(' · ');
}
