import { expect, it } from 'vitest';
import { readDate, withDigits } from './dates.ts';

it.each([
  ['1920', '1920'], ['1920-03', '1920-03'], ['1944-06-22', '1944-06-22'], ['1928~', '1928~'], ['1944年6月22日', '1944-06-22'], ['1944.6.2', '1944-06-02'], ['1944/6', '1944-06'],
  ['19440622', '1944-06-22'], ['民国三十三年六月廿二日', '1944-06-22'], ['民國33年', '1944'], ['民国元年', '1912'], ['一九四四年六月', '1944-06'], ['约1920年', '1920~'], ['1920左右', '1920~'],
  ['不详', ''], ['—', ''], ['', ''], ['１９４４年', '1944'],
])('reads %s as %s', (cell, date) => {
  expect(readDate(cell)).toEqual({ date });
});

it.each([
  ['1944-13-01', /calendar does not have/], ['1944年2月32日', /calendar does not have/], ['16245', /perhaps 1944-06-22/], ['去年', /no date/], ['农历五月初二', /lunar/], ['22.6.1944', /no date/],
])('says what is wrong with %s', (cell, message) => {
  expect(readDate(cell)).toEqual({ fault: expect.stringMatching(message) as string });
});

it('reads numerals by their figures or by their value', () => {
  expect(['第一百九十师', '第五六八团', '第十军', '第二十九团', '一百零三'].map(withDigits)).toEqual(['第190师', '第568团', '第10军', '第29团', '103']);
});
