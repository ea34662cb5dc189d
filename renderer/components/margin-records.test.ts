import { describe, expect, it } from 'vitest';
import type { Language, Text } from '../../media/schema/language.ts';
import { MESSAGES, type MessageKey } from '../i18n/messages.ts';
import { sameText, somePerson } from '../testing/content.ts';
import { leiRiver, quanxi, regiment568, yangJihe } from '../testing/exhibit.ts';
import { personLine, personRecord, placeRecord, recordOf, unitRecord, type Names, type Words } from './margin-records.ts';

function wordsOf(language: Language): Words {
  return {
    language,
    t: (key: MessageKey, values = {}) => MESSAGES[language][key].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name])),
    local: (text: Text) => text[language],
  };
}

const zh = wordsOf('zh-Hans');
const en = wordsOf('en');
const names: Names = {
  person: (id) => (id === 'yang-jihe' ? yangJihe.name : undefined),
  unit: (id) => (id === 'regiment-568' ? regiment568.name : undefined),
};

function field(record: { fields: readonly { label: string; value: string }[] }, label: string): string | undefined {
  return record.fields.find((each) => each.label === label)?.value;
}

describe('a person', () => {
  it('is named in both scripts, with its reading, its English and other spellings', () => {
    expect(personRecord(yangJihe, zh, names).otherNames.map((other) => other.text)).toEqual(['楊濟和', 'Yáng Jìhé', 'Yang Jihe', 'Yang Chi-ho']);
    expect(personRecord(yangJihe, en, names).otherNames[0]).toEqual({ text: '杨济和', lang: 'zh-Hans' });
  });

  it('is shown with what is recorded, and blanks say so', () => {
    const record = personRecord(yangJihe, zh, names);
    expect(field(record, '部队')).toBe('第568团');
    expect(field(record, '籍贯')).toBe('未见记载');
    expect(field(record, '出生')).toBe('约 1910年');
    expect(field(record, '去世')).toBeUndefined();
    expect(record.section).toBe('耒水之战');
  });

  it('who was an adversary has no fate and no blanks', () => {
    const record = personRecord(somePerson({ role: 'adversary', unit: 'regiment-568' }), zh, names);
    expect(record.fields.map((each) => each.label)).toEqual(['身份', '职衔', '部队']);
  });

  it('that is a group has its number, recorded or not, and no birthplace to miss', () => {
    const group = somePerson({ role: 'group', rank: sameText('') });
    expect(field(personRecord({ ...group, count: '18 / 24' }, zh, names), '人数')).toBe('18 / 24');
    expect(field(personRecord(group, zh, names), '人数')).toBe('未见记载');
    expect(field(personRecord(group, zh, names), '籍贯')).toBeUndefined();
    expect(personLine({ ...group, count: '13' }, zh)).toBe('13');
    expect(personLine({ ...group, count: '~5600' }, zh)).toBe('约 5600');
  });

  it('has its rank beside the text, or else its part in the story', () => {
    expect(personLine(yangJihe, en)).toBe('Battalion commander');
    expect(personLine({ ...yangJihe, rank: { 'zh-Hans': '', 'zh-Hant': '', en: '' } }, en)).toBe('Officer');
    const lindsey = { 'zh-Hans': '林赛准将', 'zh-Hant': '林賽准將', en: 'Brigadier General Lindsey' };
    expect(personLine({ ...yangJihe, name: lindsey, rank: { 'zh-Hans': '准将', 'zh-Hant': '准將', en: 'Brigadier General' } }, en)).toBe('Officer');
  });
});

describe('a place', () => {
  it('is shown with its kind and what the source says of it', () => {
    const record = placeRecord(quanxi, en);
    expect(record).toMatchObject({ name: 'Quanxi', record: 'note en', section: '耒水之战' });
    expect(record.fields).toEqual([{ label: 'Places', value: 'Town' }]);
    expect(record.otherNames.map((other) => other.text)).toEqual(['泉溪', 'Quánxī']);
  });
});

describe('a unit', () => {
  it('without a commander says that none is recorded', () => {
    expect(field(unitRecord(regiment568, zh, names), '指挥官')).toBe('未见记载');
  });

  it('names its commanders, and does not call them unrecorded while they are not known yet', () => {
    expect(field(unitRecord({ ...regiment568, commanders: ['yang-jihe'] }, zh, names), '指挥官')).toBe('杨济和');
    expect(field(unitRecord({ ...regiment568, commanders: ['somebody'] }, zh, names), '指挥官')).toBeUndefined();
  });
});

describe('recordOf', () => {
  it('follows a link to what the exhibit carries', () => {
    expect(recordOf({ kind: 'person', id: 'yang-jihe' }, leiRiver, zh, names)?.name).toBe('杨济和');
    expect(recordOf({ kind: 'place', id: 'quanxi' }, leiRiver, zh, names)?.name).toBe('泉溪');
    expect(recordOf({ kind: 'unit', id: 'regiment-568' }, leiRiver, zh, names)?.name).toBe('第568团');
  });

  it('finds nothing for another kind or an unknown id', () => {
    expect(recordOf({ kind: 'place', id: 'yang-jihe' }, leiRiver, zh, names)).toBeUndefined();
    expect(recordOf({ kind: 'exhibit', id: 'veterans' }, leiRiver, zh, names)).toBeUndefined();
  });
});
