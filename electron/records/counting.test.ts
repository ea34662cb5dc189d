import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { COUNTED, countSchema, countsSchema, COUNTS_MAX } from '../../media/schema/index.ts';
import type { Count } from '../../media/schema/index.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { BELIEVED_DAYS, readCounts, removeCounts, writeCounts } from './counting.ts';
import { openDatabase } from './database.ts';
import { dayBefore, dayOf } from './days.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let database: ReturnType<typeof openDatabase>;

beforeEach(async () => {
  dir = await temporaryDirectory();
  database = openDatabase(dir.path, new Date(), () => undefined);
});
afterEach(async () => {
  database.close();
  await dir.remove();
});

const VISIT: Count = { kind: 'visit', what: '' };
const LEI: Count = { kind: 'exhibit', what: 'lei-river' };

it('adds up what happened on a day', () => {
  writeCounts(database, [VISIT, LEI, LEI], '2026-11-25');
  writeCounts(database, [LEI], '2026-11-25');
  writeCounts(database, [VISIT], '2026-11-24');
  expect(readCounts(database)).toEqual([
    { day: '2026-11-24', kind: 'visit', what: '', number: 1 },
    { day: '2026-11-25', kind: 'exhibit', what: 'lei-river', number: 3 },
    { day: '2026-11-25', kind: 'visit', what: '', number: 1 },
  ]);
});

it('keeps all of what was sent together, or nothing of it', () => {
  const free = { kind: 'exhibit', what: '杨 济和' } as Count;
  expect(() => writeCounts(database, [VISIT, free], '2026-11-25')).toThrow(/CHECK/);
  expect(readCounts(database)).toEqual([]);
});

it('removes what is older than was asked for, and nothing else', () => {
  const today = new Date(2026, 10, 25, 9);
  for (let day = 0; day < BELIEVED_DAYS + 4; day += 1) writeCounts(database, [VISIT], dayBefore(today, day));
  expect(removeCounts(database, dayBefore(today, BELIEVED_DAYS))).toBe(3);
  expect(readCounts(database).map(({ day }) => day)).toHaveLength(BELIEVED_DAYS + 1);
  expect(readCounts(database)[0]?.day).toBe(dayBefore(today, BELIEVED_DAYS));
});

it('loses nothing to a clock that was set far ahead by mistake', () => {
  const today = new Date(2026, 10, 25);
  for (let day = 0; day < 30; day += 1) writeCounts(database, [VISIT], dayBefore(today, day));
  const wrong = new Date(2099, 0, 1);
  writeCounts(database, [VISIT], dayOf(wrong));
  expect(removeCounts(database, dayBefore(wrong, 730))).toBe(0);
  expect(readCounts(database)).toHaveLength(31);
});

it('counts days by the calendar of the place', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 0, 1))).toBe('2026-01-05');
  expect(dayBefore(new Date(2026, 2, 1, 23, 59), 1)).toBe('2026-02-28');
  expect(dayBefore(new Date(2024, 2, 1), 366)).toBe('2023-03-01');
});

/** What a page that is not ours might send: anything, anywhere, also in the shape of a count. */
const anything = fc.oneof(
  fc.record({ kind: fc.oneof(fc.constantFrom(...COUNTED), fc.string()), what: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('13800001234', 'Wang Wei', '杨济和')) }),
  fc.anything(),
);

it('lets nothing in that somebody typed: every word beside a kind is one of ours', () => {
  const OURS = /^(|[1-9]\d?|more|zh-Hans|zh-Hant|en|chapters|siege|search|people|roll|units|about|page|picture|audio|translation)$/;
  fc.assert(
    fc.property(anything, (value) => {
      const parsed = countSchema.safeParse(value);
      if (!parsed.success) return;
      const { kind, what } = parsed.data;
      expect(Object.keys(parsed.data).toSorted()).toEqual(['kind', 'what']);
      // An exhibit's id may be any word here: whether the exhibition has it is asked before it is kept.
      if (!['exhibit', 'narration-begun', 'narration-ended'].includes(kind)) expect(what).toMatch(OURS);
    }),
    { numRuns: 2000 },
  );
});

it('takes so many at once, each with nothing besides', () => {
  expect(countsSchema.safeParse(Array(COUNTS_MAX).fill(VISIT)).success).toBe(true);
  expect(countsSchema.safeParse(Array(COUNTS_MAX + 1).fill(VISIT)).success).toBe(false);
  expect(countsSchema.safeParse([]).success).toBe(false);
  expect(countsSchema.safeParse([{ ...VISIT, at: '2026-11-25T10:00:00Z' }]).success).toBe(false);
  expect(countsSchema.safeParse([{ kind: 'person', what: 'yang-jihe' }]).success).toBe(false);
  expect(countsSchema.safeParse([{ kind: 'search', what: 'wang' }]).success).toBe(false);
});
