import { describe, expect, it } from 'vitest';
import { DEFAULT_KIOSK_SETTINGS as DEFAULT_SETTINGS, kioskSettingsSchema, unknownSettings } from './kiosk-settings.ts';
import { parse } from './parse.ts';
import { dayOfYear, isOpenAt } from './settings.ts';

const read = (value: unknown) => parse(kioskSettingsSchema, value, 'settings.json');

describe('the settings', () => {
  it('have a default each', () => {
    expect(read({})).toMatchObject({
      idleSeconds: 90, openingHours: {}, volumeCap: 1, autoplay: false, languages: ['zh-Hans', 'zh-Hant', 'en'], solemnDates: ['08-08'],
      tributes: true, kiosk: { id: 'kiosk', place: '' }, updateAddress: '', statisticsDays: 730, metrics: { listen: 'off' }, display: {},
    });
    expect(DEFAULT_SETTINGS).toEqual(read({}));
  });

  it('take what a curator may set', () => {
    const set = {
      idleSeconds: 120, volumeCap: 0.6, autoplay: true, languages: ['en', 'zh-Hans'], solemnDates: ['08-08', '02-29', '12-13'],
      tributes: false, kiosk: { id: 'hall-2', place: '二楼' }, updateAddress: 'http://nas/hengyang/', statisticsDays: 30, metrics: { listen: 9110 },
      display: { label: 'DP-2', rotation: 270 },
      openingHours: { monday: [], tuesday: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '24:00' }] },
    };
    expect(read(set)).toEqual({ ...DEFAULT_SETTINGS, ...set });
    expect(read({ solemnDates: [] }).solemnDates).toEqual([]);
  });

  it.each([
    [{ idleSeconds: 5 }, 'idleSeconds: must be a whole number of seconds from 20 to 1800'],
    [{ idleSeconds: '90' }, 'idleSeconds: must be a whole number'],
    [{ volumeCap: 80 }, 'volumeCap: must be a number from 0 (silent) to 1'],
    [{ autoplay: 'false' }, 'autoplay: must be true or false, without quotation marks'],
    [{ languages: [] }, 'languages: must be a list of at least one of "zh-Hans"'],
    [{ languages: ['en', 'en'] }, 'each once'],
    [{ languages: ['ja'] }, 'languages.0: must be a list of at least one of'],
    [{ solemnDates: ['8-8'] }, 'solemnDates.0: must be a day of the calendar written "MM-DD"'],
    [{ solemnDates: ['02-30'] }, 'solemnDates.0: must be a day'],
    [{ solemnDates: '08-08' }, 'solemnDates: must be a list of days'],
    [{ openingHours: { monday: [{ from: '17:00', to: '09:00' }] } }, 'openingHours.monday.0: must end later than it begins'],
    [{ openingHours: { monday: [{ from: '9:00', to: '17:00' }] } }, 'openingHours.monday.0.from: must be a time of 24 hours'],
    [{ openingHours: { monday: [{ from: '09:00' }] } }, 'openingHours.monday.0.to: must be a time'],
    [{ openingHours: { monday: 'closed' } }, 'openingHours.monday: must be a list such as'],
    [{ openingHours: { monday: [{ from: '09:00', to: '17:00', on: true }] } }, 'has "on", which it does not know; it must be written'],
    [{ openingHours: { Monday: [] } }, 'openingHours: has "Monday", which it does not know; it names weekdays: sunday'],
    [{ kiosk: { id: 'Hall 2' } }, 'kiosk.id: must be lower case words'],
    [{ kiosk: { place: 'x'.repeat(81) } }, 'kiosk.place: must be a text of at most 80 characters'],
    [{ kiosk: { name: 'x' } }, 'kiosk: has "name", which it does not know; it must be written {"id"'],
    [{ kiosk: 'hall-2' }, 'kiosk: must be written'],
    [{ updateAddress: 'https://example.org/' }, "updateAddress: must be \"\" (the kiosk opens no connection) or an address in the house's own network"],
    [{ updateAddress: null }, 'updateAddress: must be ""'],
    [{ statisticsDays: 1 }, 'statisticsDays: must be a whole number of days from 7 to 3650'],
    [{ metrics: { listen: 80 } }, 'metrics.listen: must be written {"listen": "off"}'],
    [{ metrics: { listen: 'on' } }, 'metrics.listen: must be written {"listen": "off"}'],
    [{ display: { rotation: 45 } }, 'display.rotation: must be 0, 90, 180 or 270 degrees'],
    [{ display: { label: '' } }, 'display.label: must be the name of a display'],
    [{ tributes: 'no' }, 'tributes: must be true or false'],
    [[], 'the whole: must be an object'],
    [null, 'the whole: must be an object'],
  ])('refuse %j and say what to write', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  it('leave out, and name, what this version does not know', () => {
    expect(read({ idelSeconds: 30, volumeCap: 0.5 })).toEqual({ ...DEFAULT_SETTINGS, volumeCap: 0.5 });
    expect(unknownSettings({ idelSeconds: 30, volumeCap: 0.5 })).toEqual(['idelSeconds']);
    expect(unknownSettings(null)).toEqual([]);
  });
});

describe('isOpenAt', () => {
  const hours = { monday: [], tuesday: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '24:00' }] };

  it.each([
    // 24 November 2026 is a Tuesday.
    ['2026-11-24T08:59:59', false],
    ['2026-11-24T09:00:00', true],
    ['2026-11-24T11:59:59', true],
    ['2026-11-24T12:00:00', false],
    ['2026-11-24T23:59:59', true],
    ['2026-11-23T12:00:00', false],
    ['2026-11-25T03:00:00', true],
  ])('at %s: %s', (now, open) => {
    expect(isOpenAt(hours, new Date(now))).toBe(open);
  });

  it('is always, where nothing is set', () => {
    expect(isOpenAt({}, new Date('2026-11-24T03:00:00'))).toBe(true);
  });
});

it('names the day of the year in local time', () => {
  expect(dayOfYear(new Date(2026, 7, 8, 0, 0, 0))).toBe('08-08');
  expect(dayOfYear(new Date(2026, 7, 8, 23, 59, 59))).toBe('08-08');
});
