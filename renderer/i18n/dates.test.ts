import { describe, expect, it } from 'vitest';
import { chineseNumber, englishDayOfYear, formatDays, monthName, readRecorded, verticalDayOfYear, verticalDays, weekday } from './dates.ts';

const SIEGE = { from: '1944-06-22', to: '1944-08-08' };
const CROSSING = { from: '1944-06-22', to: '1944-06-23' };
const FALL = { from: '1944-08-08', to: '1944-08-08' };

describe('chineseNumber', () => {
  it.each([[1, '一'], [8, '八'], [10, '十'], [11, '十一'], [20, '二十'], [22, '廿二'], [30, '三十'], [31, '卅一']])('writes %i as %s', (value, written) => {
    expect(chineseNumber(value)).toBe(written);
  });
});

it('writes a day of the year', () => {
  expect(verticalDayOfYear('08-08')).toBe('八月八日');
  expect(verticalDayOfYear('12-31')).toBe('十二月卅一日');
  expect(englishDayOfYear('08-08')).toBe('8\u00a0August');
});

describe('verticalDays', () => {
  it('writes a range within a month, over months, and one day', () => {
    expect(verticalDays(CROSSING)).toBe('六月廿二日至廿三日');
    expect(verticalDays(SIEGE, { year: true })).toBe('一九四四年六月廿二日至八月八日');
    expect(verticalDays(FALL)).toBe('八月八日');
  });

  it('names the year again when it changes', () => {
    expect(verticalDays({ from: '1944-12-31', to: '1945-01-02' }, { year: true })).toBe('一九四四年十二月卅一日至一九四五年一月二日');
  });
});

describe('formatDays', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');

  it('writes Chinese', () => {
    expect(formatDays(CROSSING, 'zh-Hans')).toBe('1944年6月22日至23日');
    expect(formatDays(SIEGE, 'zh-Hant')).toBe('1944年6月22日至8月8日');
    expect(formatDays(FALL, 'zh-Hans')).toBe('1944年8月8日');
    expect(formatDays({ from: '1944-12-31', to: '1945-01-02' }, 'zh-Hans')).toBe('1944年12月31日至1945年1月2日');
  });

  it('writes English', () => {
    expect(plain(formatDays(CROSSING, 'en'))).toBe('22–23 June 1944');
    expect(plain(formatDays(SIEGE, 'en'))).toBe('22 June – 8 August 1944');
    expect(plain(formatDays(FALL, 'en'))).toBe('8 August 1944');
    expect(plain(formatDays({ from: '1944-12-31', to: '1945-01-02' }, 'en'))).toBe('31 December 1944 – 2 January 1945');
  });

  it('breaks an English range after its dash only', () => {
    expect(formatDays(SIEGE, 'en').split(' ')).toHaveLength(3);
  });
});

describe('readRecorded', () => {
  it('reads what is recorded of a date, and no more', () => {
    expect(readRecorded('1920', 'zh-Hans')).toEqual({ text: '1920年', about: false });
    expect(readRecorded('1920-03', 'zh-Hans')).toEqual({ text: '1920年3月', about: false });
    expect(readRecorded('1928~', 'en')).toEqual({ text: '1928', about: true });
    expect(readRecorded('1920-03-15', 'en').text.replaceAll('\u00a0', ' ')).toBe('15 March 1920');
  });
});

describe('days of the siege', () => {
  it('have a weekday and a month', () => {
    expect([weekday('1944-07-12', 'zh-Hans'), weekday('1944-07-12', 'zh-Hant'), weekday('1944-07-12', 'en')]).toEqual(['星期三', '星期三', 'Wednesday']);
    expect([monthName('1944-08-01', 'zh-Hant'), monthName('1944-08-01', 'en')]).toEqual(['八月', 'August']);
  });
});
