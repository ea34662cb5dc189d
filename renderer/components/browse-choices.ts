import type { Language, Text } from '../../media/schema/language.ts';
import type { Fate, Role } from '../../media/schema/people.ts';
import { recordedDate } from './recorded-date.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { BrowseBy, Choice } from '../search/browse.ts';

export const BROWSE_MESSAGES = {
  surname: 'browseSurname', unit: 'browseUnit', birthplace: 'browseBirthplace', role: 'browseRole', fate: 'browseFate', date: 'browseDate',
} as const satisfies Record<BrowseBy, MessageKey>;

const CODE_MESSAGES: Readonly<Record<Role | Fate, MessageKey>> = {
  commander: 'rollCommanders', officer: 'rollOfficers', soldier: 'rollSoldiers', paratrooper: 'rollParatroopers', monk: 'rollMonks', civilian: 'rollCivilians',
  'public-figure': 'rolePublicFigure', adversary: 'roleAdversary', group: 'rollGroups',
  fallen: 'fateFallen', 'died-later': 'fateDiedLater', 'living-when-recorded': 'fateLivingWhenRecorded', 'not-recorded': 'notRecorded',
};

export interface ChoiceGroup {
  /** The number of strokes above surnames; empty elsewhere. */
  readonly heading: string;
  readonly choices: readonly { readonly value: number; readonly label: string; readonly count: number }[];
}

export interface ChoiceWords {
  local(text: Text): string;
  t(key: MessageKey, values?: Record<string, string | number>): string;
  readonly language: Language;
}

/** Choices as they are shown: surnames under the number of their strokes, everything else in one group. */
export function choiceGroups(by: BrowseBy, choices: readonly Choice[], { local, t, language }: ChoiceWords): ChoiceGroup[] {
  const label = ({ label: text }: Choice): string => {
    if (typeof text !== 'string') return local(text);
    return by === 'date' ? recordedDate(text, language, t) : t(CODE_MESSAGES[text as Role | Fate]);
  };
  const groups = Map.groupBy(choices, ({ strokes }) => strokes);
  return [...groups].map(([strokes, group]) => ({
    heading: strokes === undefined ? '' : strokes === 0 ? t('browseStrokesUnknown') : t('browseStrokes', { count: strokes }),
    choices: group.map((choice) => ({ value: choice.value, label: label(choice), count: choice.count })),
  }));
}
