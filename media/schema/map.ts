import { z } from 'zod';
import { daySchema, idSchema } from './ids.ts';
import { sourceTextSchema, textSchema } from './language.ts';

/** Side of the schematic map, in its own units: from the west (0) to the east, and from the north (0) to the south. */
export const MAP_SIZE = 1000;

/** How far a line may run over the border, in map units, so that a river does not end at the margin of a screen. */
const MAP_OVERHANG = 200;

/** Where lines run, in map units; across, then down. */
const linePointSchema = z.tuple([z.number(), z.number()]).refine(
  (point) => point.every((value) => value >= -MAP_OVERHANG && value <= MAP_SIZE + MAP_OVERHANG),
  `must lie within ${-MAP_OVERHANG} and ${MAP_SIZE + MAP_OVERHANG}`,
);

const lineSchema = z.array(linePointSchema).min(2, 'needs at least two points');
const outlineSchema = z.array(linePointSchema).min(3, 'needs at least three points');

/** Where a place stands on the map, in whole map units; across, then down. */
export const pointSchema = z.tuple([z.int().min(0).max(MAP_SIZE), z.int().min(0).max(MAP_SIZE)]);
export type Point = z.infer<typeof pointSchema>;

/** Sides from which the record says that an attack came, where it names no place. */
const COMPASS = ['north', 'east', 'south', 'west'] as const;
const compassSchema = z.enum(COMPASS);
export type Compass = z.infer<typeof compassSchema>;

export function isCompass(word: string): word is Compass {
  return COMPASS.some((side) => side === word);
}

function shape<T extends z.ZodType>(text: T) {
  return z.strictObject({
    /** What the drawing is and is not, said on the screen. */
    note: text,
    /** Rivers along their middle, `width` in map units. The name of `place` is sought near `label`. */
    waters: z.array(z.strictObject({ place: idSchema.optional(), width: z.number().positive(), points: lineSchema, label: linePointSchema.optional() })).default([]),
    islands: z.array(z.strictObject({ place: idSchema, points: outlineSchema })).default([]),
    walls: z.array(z.strictObject({ place: idSchema, points: outlineSchema })).default([]),
    railways: z.array(z.strictObject({ points: lineSchema })).default([]),
    /** A line of the defence as the record names it, from place to place, on the days for which the record stands. */
    defences: z.array(z.strictObject({ places: z.array(idSchema).min(2), from: daySchema, to: daySchema, text })).default([]),
    /** Places that belong on the map and that nobody can place: they are listed beside it. */
    unplaced: z.array(idSchema).default([]),
    /** Where an attack is drawn of which the record says only from which side it came. */
    approaches: z.array(z.strictObject({ from: compassSchema, to: idSchema, points: z.tuple([linePointSchema, linePointSchema]) })).default([]),
  });
}

/** `map.yaml`. */
export const mapSourceSchema = shape(sourceTextSchema);
export type MapSource = z.infer<typeof mapSourceSchema>;

/** The schematic map, drawn by us. Where the places stand on it is in the list of places. */
export const mapSchema = shape(textSchema);
export type SiegeMap = z.infer<typeof mapSchema>;
