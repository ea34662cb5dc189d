import { z } from 'zod';
import { daySchema, idSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const PHASES = [
  'lead-in', 'approach', 'first-assault', 'pause', 'second-assault', 'lull', 'third-assault', 'fall',
] as const;

/** The columns of `timeline.csv` in their order; several places or units in a cell are parted by semicolons. */
export const TIMELINE_COLUMNS = [
  'id', 'from', 'to', 'phase', 'places', 'units', 'text_zh', 'text_en', 'section', 'doubt',
] as const;

/** A dated event. `from` and `to` are the same day where the source names one day. */
export const eventSchema = z.strictObject({
  id: idSchema,
  from: daySchema,
  to: daySchema,
  phase: z.enum(PHASES),
  places: z.array(idSchema),
  units: z.array(idSchema),
  text: textSchema,
  section: z.string().min(1),
});
export type TimelineEvent = z.infer<typeof eventSchema>;
