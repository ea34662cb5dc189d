import { z } from 'zod';
import { idSchema } from './ids.ts';
import { LANGUAGES } from './language.ts';

/**
 * What is counted: numbers per day and nothing else, so that no line of it is about a person. `what` is an exhibit's id,
 * a language, or `''` where the kind says it all.
 */
export const COUNTED = [
  /** A visit that began: a touch that woke the attract loop. */ 'visit',
  /** Visits by the whole minute that they lasted; `what` is `1`, `2`, `5`, `10`, `20` or `more`. */ 'minutes',
  /** A language that was chosen, or kept. */ 'language',
  /** An exhibit that was opened. */ 'exhibit',
  /** A narration that began, and one that was heard to its end. */ 'narration-begun',
  'narration-ended',
  /** A search that showed somebody, and one that found nobody. What was typed is not kept. */ 'search',
  'search-empty',
  /** A person's page; of whom is not kept, for that would be a ranking of the honoured. */ 'person',
  /** The siege, the roll, the order of battle: screens that are no exhibit. */ 'screen',
  /** A fault that a visitor met. */ 'error',
] as const;
export type Counted = (typeof COUNTED)[number];

/** Longest visits of each column, in minutes; what lasted longer is `more`. */
export const VISIT_MINUTES = [1, 2, 5, 10, 20] as const;
const LASTED = ['1', '2', '5', '10', '20', 'more'] as const;

/** Screens that are counted, by the names of their addresses. */
export const COUNTED_SCREENS = ['chapters', 'siege', 'search', 'people', 'roll', 'units', 'about'] as const;

/** `page`: a screen broke. The others: something that was not there. */
const FAULTS = ['page', 'picture', 'audio', 'translation'] as const;

const nothing = z.literal('');

/** What may stand beside each kind: words of ours and nothing that anybody could type. */
export const countSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['visit', 'search', 'search-empty', 'person']), what: nothing }),
  z.strictObject({ kind: z.literal('minutes'), what: z.enum(LASTED) }),
  z.strictObject({ kind: z.literal('language'), what: z.enum(LANGUAGES) }),
  /** Ids of the exhibition that is shown; the kiosk looks whether it has them. */
  z.strictObject({ kind: z.enum(['exhibit', 'narration-begun', 'narration-ended']), what: idSchema }),
  z.strictObject({ kind: z.literal('screen'), what: z.enum(COUNTED_SCREENS) }),
  z.strictObject({ kind: z.literal('error'), what: z.enum(FAULTS) }),
]);
export type Count = z.infer<typeof countSchema>;

/** `POST /api/counts`: things that happened since the last one. At most `COUNTS_MAX` of them. */
export const COUNTS_MAX = 100;
export const countsSchema = z.array(countSchema).min(1).max(COUNTS_MAX);

/** One row of the statistics. */
const dayCountSchema = z.strictObject({
  /** By the kiosk's own clock, `2026-11-25`. */
  day: z.string(),
  kind: z.enum(COUNTED),
  what: z.string(),
  number: z.int().min(0),
});
export type DayCount = z.infer<typeof dayCountSchema>;

/** `GET /api/panel/statistics`: every row that is kept, the oldest first. */
export const statisticsSchema = z.strictObject({
  /** Days after which rows are removed. */
  keptDays: z.int(),
  rows: z.array(dayCountSchema),
});
export type Statistics = z.infer<typeof statisticsSchema>;
