import type { Person } from '../../media/schema/people.ts';
import { recordText } from '../components/qr-record.ts';
import type { Field, FieldContext } from './person-fields.ts';

/** The whole record of a person as the text of a code. */
export function personText(person: Person, fields: readonly Field[], { t, local, language }: Pick<FieldContext, 't' | 'local' | 'language'>): { text: string; short: boolean } {
  const colon = t('colon');
  const names = [...new Set([local(person.name), person.name['zh-Hans'], person.name['zh-Hant'], person.pinyin])].filter((name) => name !== '');
  const blank = fields.filter(({ value }) => value === '').map(({ label }) => t(label));
  return recordText({
    head: [names.join(' / '), ...fields.filter(({ value }) => value !== '').map(({ label, value }) => `${t(label)}${colon}${value}`)],
    record: local(person.record),
    tail: [
      ...(blank.length > 0 ? [t('qrBlank', { fields: blank.join(language === 'en' ? ', ' : '、') })] : []),
      ...(person.fate === 'living-when-recorded' ? [t('livingNote')] : []),
      t('qrSource', { section: person.section }),
    ],
    mark: t('qrMore'),
  });
}
