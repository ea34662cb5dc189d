import { describe, expect, it } from 'vitest';
import { LOOKS_APART_MS, lookIsDue } from './schedule.ts';

const at = (time: string, year = 2026) => new Date(`${year}-11-25T${time}:00`);
const office = { wednesday: [{ from: '09:00', to: '17:00' }] };

describe('lookIsDue', () => {
  it('is due whenever the hall is closed, but not twice in one night', () => {
    expect(lookIsDue({ now: at('17:00'), hours: office, since: Infinity })).toBe(true);
    expect(lookIsDue({ now: at('12:00'), hours: office, since: Infinity })).toBe(false);
    expect(lookIsDue({ now: at('18:00'), hours: office, since: LOOKS_APART_MS - 1 })).toBe(false);
    expect(lookIsDue({ now: at('03:00'), hours: office, since: LOOKS_APART_MS })).toBe(true);
  });

  it('is due at three in the morning where the hall never closes', () => {
    expect(lookIsDue({ now: at('03:10'), hours: {}, since: Infinity })).toBe(true);
    for (const time of ['02:59', '04:00', '15:00', '23:59']) expect(lookIsDue({ now: at(time), hours: {}, since: Infinity })).toBe(false);
  });

  it.each([1970, 2013, 2099])('is due as on any other day on a clock of %i', (year) => {
    expect(lookIsDue({ now: at('03:10', year), hours: {}, since: Infinity })).toBe(true);
    expect(lookIsDue({ now: at('03:10', year), hours: {}, since: 1000 })).toBe(false);
  });
});
