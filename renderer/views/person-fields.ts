import type { Language, Text } from '../../media/schema/language.ts';
import type { Person } from '../../media/schema/people.ts';
import type { Place } from '../../media/schema/places.ts';
import type { Unit } from '../../media/schema/units.ts';
import { countText } from '../components/margin-records.ts';
import { readRecorded } from '../i18n/dates.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { FATE_MESSAGES, ROLE_MESSAGES } from './people-rules.ts';

export interface Field {
  readonly label: MessageKey;
  /** Empty where the source leaves it blank; the screen says so. */
  readonly value: string;
  /** Heading of the source, where it is another one than that of the record. */
  readonly section?: string;
}

export interface FieldContext {
  readonly t: (key: MessageKey, values?: Record<string, string | number>) => string;
  readonly local: (text: Text) => string;
  readonly language: Language;
  readonly unit: Unit | undefined;
  readonly place: Place | undefined;
}

function date(recorded: string | undefined, { t, language }: FieldContext): string {
  if (!recorded) return '';
  const { text, about } = readRecorded(recorded, language);
  return about ? t('about', { date: text }) : text;
}

function where(text: Text | undefined, { local }: FieldContext): string {
  return text ? local(text) : '';
}

/** The record of a person field by field; of a group, only what can be recorded of one. */
export function personFields(person: Person, context: FieldContext): Field[] {
  const { t, local } = context;
  const from = (section: string | undefined) => (section === undefined || section === person.section ? {} : { section });
  const unit: Field = { label: 'fieldUnit', value: where(context.unit?.name, context), ...from(context.unit?.section) };
  const place: Field = { label: 'fieldPlace', value: where(context.place?.name, context), ...from(context.place?.section) };
  const when: Field = { label: 'fieldDate', value: date(person.date, context) };
  const fate: Field = { label: 'fieldFate', value: person.fate === 'not-recorded' ? '' : t(FATE_MESSAGES[person.fate]) };
  if (person.role === 'group') {
    return [{ label: 'fieldCount', value: countText(person.count, context) }, unit, place, when, fate];
  }
  return [
    ...(person.otherSpellings.length > 0
      ? [{ label: 'fieldOtherSpellings', value: person.otherSpellings.join(context.language === 'en' ? ', ' : '、') } as const]
      : []),
    { label: 'fieldRole', value: t(ROLE_MESSAGES[person.role]) },
    { label: 'fieldRank', value: local(person.rank) },
    unit,
    { label: 'fieldBirthplace', value: local(person.birthplace) },
    { label: 'fieldBorn', value: date(person.born, context) },
    { label: 'fieldDied', value: date(person.died, context) },
    fate,
    ...(person.place ? [place] : []),
    ...(person.date ? [when] : []),
  ];
}

/** How the name stands beside the title: the other Chinese script where it differs, else nothing. */
export function otherScript(person: Person, language: Language): { text: string; lang: Language } | undefined {
  const lang: Language = language === 'zh-Hant' ? 'zh-Hans' : 'zh-Hant';
  const shown = person.name[language === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'];
  return person.name[lang] && person.name[lang] !== shown ? { text: person.name[lang], lang } : undefined;
}
