import { expect, it } from 'vitest';
import { looksLikeHeader, mapColumns } from './columns.ts';

const fields = (headers: readonly string[], named = {}) => mapColumns(headers, named).columns.map(({ field }) => field);

it('guesses fields from headers in Chinese, simplified and traditional, and in English', () => {
  expect(fields(['姓 名', '姓名（繁體）', '漢語拼音', '部隊番號', '籍貫', '出生年月（公历）', '陣亡日期'])).toEqual(['name_zh_hans', 'name_zh_hant', 'pinyin', 'unit', 'birthplace_zh', 'born', 'died']);
  expect(fields(['Name', 'Pinyin', 'Date of Birth', 'Birthplace (EN)', 'UNIT', 'name_en'])).toEqual(['name_zh_hans', 'pinyin', 'born', 'birthplace_en', 'unit', 'name_en']);
  expect(fields(['序号', '备注', ''])).toEqual([undefined, undefined, undefined]);
});

it('lets the curator decide', () => {
  expect(fields(['姓名', '烈士姓名', '籍贯'], { 烈士姓名: 'name_zh_hans', 籍贯: '-' })).toEqual([undefined, 'name_zh_hans', undefined]);
  expect(mapColumns(['姓名', '烈士姓名'], {}).messages).toEqual(['the columns 姓名 and 烈士姓名 are both name_zh_hans; leave one out, such as --map 烈士姓名=-']);
  expect(mapColumns(['姓名'], { 名单: 'name_zh_hans' }).messages).toEqual(['there is no column 名单; the columns are 姓名']);
});

it('tells the names of columns from a title and from a person', () => {
  expect(looksLikeHeader(['姓名', '籍贯'], {})).toBe(true);
  expect(looksLikeHeader(['守军名录', ''], {})).toBe(false);
  expect(looksLikeHeader(['李明', '湖南'], {})).toBe(false);
});
