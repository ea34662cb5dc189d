import { z } from 'zod';

/** An identifier of ours: lower case letters and digits in words joined by hyphens, at most 64 characters. */
export const idSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words joined by hyphens, such as lei-river');

/**
 * A date as recorded, in the Extended Date/Time Format (EDTF level 1): `1920`, `1920-03`, `1920-03-15`;
 * a `~` at the end says "about", `1928~`.
 */
export const recordedDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?~?$/, 'must be a date such as 1920, 1920-03, 1920-03-15 or, for "about", 1928~');

/** A calendar day, `1944-06-22`. */
export const daySchema = z.iso.date('must be a day such as 1944-06-22');

/** A day or a range of days, both ends included. */
export const daysSchema = z.strictObject({ from: daySchema, to: daySchema });
export type Days = z.infer<typeof daysSchema>;
