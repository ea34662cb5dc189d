import { describe, expect, it } from 'vitest';
import { ADDRESSES } from '../addresses.ts';
import { countSchema } from '../../media/schema/statistics.ts';
import { countOfScreen, createSearchCounter, isVisit, minutesOf } from './visit-counts.ts';

describe('minutesOf', () => {
  it.each([[0, '1'], [60_000, '1'], [60_001, '2'], [299_000, '5'], [600_000, '10'], [1_200_000, '20'], [1_200_001, 'more']])('%i ms are %s', (ms, column) => {
    expect(minutesOf(ms)).toBe(column);
  });
});

describe('countOfScreen', () => {
  it('counts every address as something that the kiosk takes, or not at all', () => {
    for (const name of Object.keys(ADDRESSES)) {
      const count = countOfScreen(name, 'lei-river');
      if (count) expect(countSchema.safeParse(count).success).toBe(true);
    }
    expect(['welcome', 'attract', 'picture', 'panel'].map((name) => countOfScreen(name, undefined))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('says of nobody whose page it is, and of a day only that it was the siege', () => {
    expect(countOfScreen('person', 'yang-jihe')).toEqual({ kind: 'person', what: '' });
    expect(countOfScreen('siegeDay', undefined)).toEqual({ kind: 'screen', what: 'siege' });
    expect(countOfScreen('unit', 'regiment-7')).toEqual({ kind: 'screen', what: 'units' });
  });

  it('knows where no visit is', () => {
    expect(['attract', 'panel', '', 'welcome', 'exhibit'].map(isVisit)).toEqual([false, false, false, true, true]);
  });
});

describe('createSearchCounter', () => {
  const search = (...lists: [text: string, total: number][]) => {
    const counter = createSearchCounter();
    for (const [text, total] of lists) counter.listed(text, total);
    return counter;
  };

  it('counts what a search came to, and each letter not by itself', () => {
    const counter = search(['w', 90], ['wa', 40], ['wang', 12]);
    expect(counter.settled()).toEqual({ kind: 'search', what: '' });
    expect(counter.settled()).toBeUndefined();
  });

  it('remembers that nobody was found while the letters are taken away again', () => {
    expect(search(['w', 90], ['wnag', 0], ['wna', 0], ['w', 90]).settled()).toEqual({ kind: 'search-empty', what: '' });
  });

  it('takes the correction of a search for the search', () => {
    expect(search(['wnag', 0], ['w', 90], ['wang', 12]).settled()).toEqual({ kind: 'search', what: '' });
  });

  it('counts a search once, also for who comes back to its list, and anew for the next visitor', () => {
    const counter = search(['wang', 12]);
    counter.settled();
    counter.listed('wang', 12);
    expect(counter.settled()).toBeUndefined();
    counter.forget();
    counter.listed('wang', 12);
    expect(counter.settled()).toEqual({ kind: 'search', what: '' });
  });

  it('counts nothing where nothing was written', () => {
    expect(search(['', 90]).settled()).toBeUndefined();
  });
});
