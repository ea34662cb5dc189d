import { describe, expect, it } from 'vitest';
import type { Language } from '../../media/schema/language.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { sameText, somePerson } from '../testing/content.ts';
import { otherScript, personFields, type FieldContext } from './person-fields.ts';

function context(language: Language): FieldContext {
  return {
    t: (key, values) => MESSAGES[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name])),
    local: (text) => text[language],
    language,
    unit: undefined,
    place: undefined,
  };
}

function record(...args: Parameters<typeof personFields>): Record<string, string> {
  return Object.fromEntries(personFields(...args).map(({ label, value }) => [label, value]));
}

describe('personFields', () => {
  it('leaves blank what is blank', () => {
    expect(record(somePerson(), context('zh-Hans'))).toEqual({
      fieldRole: '军官',
      fieldRank: '营长',
      fieldUnit: '',
      fieldBirthplace: '',
      fieldBorn: '',
      fieldDied: '',
      fieldFate: '',
    });
  });

  it('writes what is recorded', () => {
    const person = somePerson({ otherSpellings: ['彭中荣', '彭仲荣'], born: '1920-03', died: '1985~', fate: 'died-later', birthplace: sameText('湘潭') });
    expect(record(person, context('zh-Hans'))).toMatchObject({
      fieldOtherSpellings: '彭中荣、彭仲荣',
      fieldBorn: '1920年3月',
      fieldDied: '约 1985年',
      fieldFate: '后来去世',
      fieldBirthplace: '湘潭',
    });
    expect(record(person, context('en'))).toMatchObject({ fieldOtherSpellings: '彭中荣, 彭仲荣', fieldDied: 'about 1985', fieldFate: 'Died later' });
  });

  it('records of a group its number, its place and its day', () => {
    const place = { id: 'dongtang', name: sameText('东塘'), pinyin: '', kind: 'village', note: sameText(''), section: 'x' } as const;
    const group = somePerson({ role: 'group', fate: 'fallen', count: '18 / 24', date: '1944-07-20' });
    expect(record(group, { ...context('zh-Hans'), place })).toEqual({
      fieldCount: '18 / 24',
      fieldUnit: '',
      fieldPlace: '东塘',
      fieldDate: '1944年7月20日',
      fieldFate: '阵亡或遇难',
    });
  });
});

describe('otherScript', () => {
  it('gives the script that is not shown, where it differs', () => {
    expect(otherScript(somePerson(), 'zh-Hans')).toEqual({ text: '楊濟和', lang: 'zh-Hant' });
    expect(otherScript(somePerson(), 'zh-Hant')).toEqual({ text: '杨济和', lang: 'zh-Hans' });
    expect(otherScript(somePerson(), 'en')).toEqual({ text: '楊濟和', lang: 'zh-Hant' });
    expect(otherScript(somePerson({ name: sameText('周剑敌') }), 'zh-Hans')).toBeUndefined();
  });
});
