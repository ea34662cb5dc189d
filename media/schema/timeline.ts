import { z } from 'zod';
import { daySchema, idSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const PHASES = [
  'lead-in', 'approach', 'first-assault', 'pause', 'second-assault', 'lull', 'third-assault', 'fall',
] as const;

/**
 * The columns of `timeline.csv` in their order; several values in a cell are parted by semicolons. `held` and `lost` name
 * positions of which the record says so on that day, `attack` says from where to where, `quanxi>xinmatou`; several places
 * from which it came together are joined by a plus sign, `oujiating+huangcha-ling>gao-ling`.
 */
export const TIMELINE_COLUMNS = [
  'id', 'from', 'to', 'phase', 'places', 'units', 'text_zh', 'text_en', 'section', 'doubt',
  'people', 'held', 'lost', 'attack',
] as const;

/** An attack of which the record says from where to where: from places, or from one side of the compass. */
const attackSchema = z.strictObject({ from: z.array(idSchema).min(1), to: idSchema });
export type Attack = z.infer<typeof attackSchema>;

/** A dated event. `from` and `to` are the same day where the source names one day. */
export const eventSchema = z.strictObject({
  id: idSchema,
  from: daySchema,
  to: daySchema,
  phase: z.enum(PHASES),
  places: z.array(idSchema),
  units: z.array(idSchema),
  people: z.array(idSchema),
  /** Positions that the defenders held, as far as the record says so. */
  held: z.array(idSchema),
  /** Positions that they lost, as far as the record says so. */
  lost: z.array(idSchema),
  attacks: z.array(attackSchema),
  text: textSchema,
  section: z.string().min(1),
});
export type TimelineEvent = z.infer<typeof eventSchema>;
