import { describe, expect, it } from 'vitest';
import { DEFAULT_KIOSK_SETTINGS, kioskSettingsSchema } from '../../../media/schema/kiosk-settings.ts';
import { LANGUAGES } from '../../../media/schema/language.ts';
import type { DayCount } from '../../../media/schema/statistics.ts';
import { REFUSALS } from '../../../media/schema/update.ts';
import { PANEL_WORDS, type WordKey } from '../words/words.ts';
import { bytes, duration, moment } from './amounts.ts';
import { faultOf, FIELDS, isUsual, keyOf, limitsOf, valueOf, withValue, type Field } from './fields.ts';
import { noticeText } from './notice-text.ts';
import { daysOf, perDay, perWhat, roundUp } from './sums.ts';
import { marked, shortened } from './typing.ts';
import { refusalWord } from './update-words.ts';

const w = (key: WordKey, values: Readonly<Record<string, string | number>> = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), PANEL_WORDS.en[key]);

function field(key: string): Field {
  const found = FIELDS.find((each) => keyOf(each) === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

describe('the words', () => {
  it.each(LANGUAGES)('are all there in %s, with the same values', (language) => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(PANEL_WORDS[language])) {
      expect(text, key).not.toBe('');
      expect(values(text), key).toEqual(values(PANEL_WORDS['zh-Hans'][key as WordKey]));
    }
  });

  it('say of every refusal what to do', () => {
    for (const code of REFUSALS) expect(PANEL_WORDS.en[refusalWord(code)], code).toMatch(/\.$/);
  });
});

describe('amounts', () => {
  it.each([[0, '0 B'], [999, '999 B'], [1500, '1.5 kB'], [412_000_000, '412 MB'], [48_300_000_000, '48.3 GB']])('writes %d bytes', (count, text) => {
    expect(bytes(count).replace('\u00a0', ' ')).toBe(text);
  });

  it.each([[0.2, '1 s'], [59, '59 s'], [61, '2 min'], [900, '15 min'], [7300, '3 h']])('writes %d seconds', (seconds, text) => {
    expect(duration(seconds, w)).toBe(text);
  });

  it('writes a moment by the clock of the kiosk, and what is none as it came', () => {
    expect(moment(new Date(2026, 10, 5, 9, 7).toISOString())).toBe('2026-11-05\u00a009:07');
    expect(moment('yesterday')).toBe('yesterday');
  });
});

describe('the fields', () => {
  it('are all the settings that the kiosk has', () => {
    const parts = Object.entries(kioskSettingsSchema.shape).flatMap(([name]) => {
      const own = FIELDS.filter(({ of }) => of === name);
      return own.length > 0 ? [] : [name];
    });
    expect(parts, 'give it a field in rules/fields.ts').toEqual([]);
  });

  it.each([['idleSeconds', 20, 1800], ['volumeCap', 0, 100], ['statisticsDays', 7, 3650], ['metrics.listen', 1024, 65_535]])('take the limits of %s from the schema', (key, least, most) => {
    expect(limitsOf(field(key))).toEqual({ least, most });
  });

  it('have no limits where they are no numbers', () => {
    expect(limitsOf(field('autoplay'))).toBeUndefined();
    expect(limitsOf(field('kiosk.id'))).toBeUndefined();
  });

  it('change one part and leave the others', () => {
    const placed = withValue(DEFAULT_KIOSK_SETTINGS, field('kiosk.place'), 'Hall 2');
    expect(placed.kiosk).toEqual({ id: 'kiosk', place: 'Hall 2' });
    const turned = withValue(withValue(placed, field('display.rotation'), 90), field('display.label'), 'HDMI-A-1');
    expect(turned.display).toEqual({ rotation: 90, label: 'HDMI-A-1' });
    expect(withValue(turned, field('display.rotation'), undefined).display).toEqual({ label: 'HDMI-A-1' });
    expect(isUsual(placed, field('kiosk.place'))).toBe(false);
    expect(isUsual(placed, field('kiosk.id'))).toBe(true);
  });

  it('say what is wrong at the part where it is wrong', () => {
    const wrong = withValue(DEFAULT_KIOSK_SETTINGS, field('kiosk.id'), 'Hall 2!');
    expect(faultOf(wrong, field('kiosk.id'))).toBeDefined();
    expect(faultOf(wrong, field('kiosk.place'))).toBeUndefined();
    expect(faultOf(withValue(DEFAULT_KIOSK_SETTINGS, field('solemnDates'), ['02-30']), field('solemnDates'))).toContain('calendar');
    for (const each of FIELDS) expect(faultOf(DEFAULT_KIOSK_SETTINGS, each), keyOf(each)).toBeUndefined();
    expect(valueOf(DEFAULT_KIOSK_SETTINGS, field('metrics.listen'))).toBe('off');
  });
});

describe('typing times and days', () => {
  it.each([['0', '0'], ['09', '09'], ['093', '09:3'], ['09:30', '09:30'], ['09305', '09:30']])('marks %s', (typed, text) => {
    expect(marked(typed, ':')).toBe(text);
  });

  it('takes the mark away with the digit after it', () => {
    expect([shortened('09:30'), shortened('09:3'), shortened('09'), shortened('')]).toEqual(['09:3', '09', '0', '']);
  });
});

describe('the sums', () => {
  const rows: DayCount[] = [
    { day: '2026-11-23', kind: 'visit', what: '', number: 4 },
    { day: '2026-11-25', kind: 'visit', what: '', number: 6 },
    { day: '2026-11-25', kind: 'exhibit', what: 'a', number: 1 },
    { day: '2026-11-25', kind: 'exhibit', what: 'b', number: 5 },
    { day: '2026-11-23', kind: 'exhibit', what: 'a', number: 2 },
    { day: '2099-01-01', kind: 'visit', what: '', number: 9 },
  ];

  it('count days on which nothing was, and none after today', () => {
    expect(daysOf(rows, '2026-11-25', undefined)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(daysOf(rows, '2026-11-25', 7)).toHaveLength(7);
    expect(daysOf([], '2026-03-01', 2)).toEqual(['2026-02-28', '2026-03-01']);
    expect(perDay(rows, 'visit', daysOf(rows, '2026-11-25', undefined))).toEqual([4, 0, 6]);
  });

  it('put the most frequent first', () => {
    expect(perWhat(rows, 'exhibit', daysOf(rows, '2026-11-25', undefined))).toEqual([{ what: 'b', number: 5 }, { what: 'a', number: 3 }]);
    expect(perWhat(rows, 'exhibit', ['2026-11-23'])).toEqual([{ what: 'a', number: 2 }]);
  });

  it.each([[0, 1], [1, 1], [3, 4], [14, 20], [50, 60], [61, 100], [730, 1000]])('end an axis for %d at %d', (most, end) => {
    expect(roundUp(most)).toBe(end);
  });
});

describe('notices', () => {
  it('tell the technician the server’s words, and nobody where there are none', () => {
    expect(noticeText(undefined, w)).toBe('');
    expect(noticeText({ word: 'saved', failed: false, detail: '' }, w)).toBe('The settings are saved and in force.');
    expect(noticeText({ word: 'notDone', failed: true, detail: 'disk full' }, w)).toBe('It was not done. For the technician: disk full');
  });
});
