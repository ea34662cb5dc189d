import { z } from 'zod';
import { LANGUAGES } from './language.ts';

/** Shortest and longest idle time that can be set, in seconds: below, a slow reader is sent home; above, nobody is. */
const IDLE_SECONDS = { least: 20, most: 1800, usual: 90 } as const;

/** As `Date.getDay()` counts them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A year that has every day of the calendar. */
const LEAP_YEAR = 2000;

const CLOCK = 'must be a time of 24 hours such as "09:00" or "24:00"';
const clockTime = z.string(CLOCK).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, CLOCK);

const span = z
  .strictObject({ from: clockTime, to: clockTime }, { error: shapeError('must be written {"from": "09:00", "to": "17:00"}') })
  .refine(({ from, to }) => from < to, 'must end later than it begins; write hours past midnight as two, one to "24:00" and one from "00:00" on the next day');

const day = z.array(span, 'must be a list such as [{"from": "09:00", "to": "17:00"}]; an empty list is a day on which the hall is closed').optional();

const IDLE = `must be a whole number of seconds from ${IDLE_SECONDS.least} to ${IDLE_SECONDS.most}, such as ${IDLE_SECONDS.usual}`;
const VOLUME = 'must be a number from 0 (silent) to 1 (as loud as the machine can), such as 0.8';
const SWITCH = 'must be true or false, without quotation marks';
const MESSAGES = 'must be "off", "chosen" (from a list) or "typed" (from the list or in their own words)';
const OFFERED = `must be a list of at least one of ${LANGUAGES.map((code) => `"${code}"`).join(', ')}, each once`;
const DATE = 'must be a day of the calendar written "MM-DD", such as "08-08"';

/** zod's own words for a wrong shape name neither the place nor the way out. */
export function shapeError(text: string): (issue: { code: string; keys?: readonly string[] }) => string {
  return ({ code, keys = [] }) => (code === 'unrecognized_keys' ? `has ${keys.map((key) => `"${key}"`).join(', ')}, which it does not know; it ${text}` : text);
}

function isCalendarDay(date: string): boolean {
  const [month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  const made = new Date(Date.UTC(LEAP_YEAR, month - 1, dayOfMonth));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === dayOfMonth;
}

/** What a page must know. `kiosk-settings.ts` adds what only the program itself does. */
export const PAGE_SETTINGS = {
  /** Quiet time before "still there?", in seconds. */
  idleSeconds: z.int(IDLE).min(IDLE_SECONDS.least, IDLE).max(IDLE_SECONDS.most, IDLE).default(IDLE_SECONDS.usual),
  /** When the hall is open, by the kiosk's own clock. A weekday that is left out is open all day. */
  openingHours: z
    .strictObject(
      { sunday: day, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day },
      { error: shapeError(`names weekdays: ${WEEKDAYS.join(', ')}; a day that is left out is open all day`) },
    )
    .default({}),
  /** How loud a visitor can make it at most, as a part of what the machine gives. */
  volumeCap: z.number(VOLUME).min(0, VOLUME).max(1, VOLUME).default(1),
  /** Whether a narration begins by itself; on an exhibit with an advisory it never does. */
  autoplay: z.boolean(SWITCH).default(false),
  /** What a visitor may choose from. Until somebody does it is zh-Hans, or the first of these where that is not among them. */
  languages: z
    .array(z.enum(LANGUAGES, OFFERED), OFFERED)
    .min(1, OFFERED)
    .refine((codes) => new Set(codes).size === codes.length, OFFERED)
    .default([...LANGUAGES]),
  /** Whether visitors may lay a flower or light a candle. */
  tributes: z.boolean(SWITCH).default(true),
  /** What visitors may say with a tribute. Nothing is shown before a curator has approved it. */
  tributeMessages: z.enum(['off', 'chosen', 'typed'], MESSAGES).default('off'),
  /** Days of the year on which a memorial page stands in place of the attract loop. 8 August: the city fell. */
  solemnDates: z.array(z.string(DATE).regex(/^\d\d-\d\d$/, DATE).refine(isCalendarDay, DATE), `must be a list of days; each ${DATE}`).default(['08-08']),
};

/** `GET /api/settings`: the part of `settings.json` that a page works with. */
export const settingsSchema = z.object(PAGE_SETTINGS);
export type Settings = z.infer<typeof settingsSchema>;
export type OpeningHours = Settings['openingHours'];

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** `GET /api/signals`: what the page must learn within a second. */
export const signalsSchema = z.strictObject({
  /** Whether every sound is off. */
  mute: z.boolean(),
  /** Milliseconds for which touches are still ignored, because somebody wipes the glass; 0 when nobody does. */
  cleaning: z.number().min(0),
  /** Changes with the settings. */
  settings: z.string(),
  /** Id of the generation that is answered from; left out in the answers to what is told. */
  generation: z.string().optional(),
  /** Whether that is a preview for the curator. */
  preview: z.boolean().optional(),
});
export type Signals = z.infer<typeof signalsSchema>;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Whether the hall is open at `now`, in the machine's own time. */
export function isOpenAt(hours: OpeningHours, now: Date): boolean {
  const spans = hours[WEEKDAYS[now.getDay()] ?? 'sunday'];
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return spans === undefined || spans.some(({ from, to }) => from <= time && time < to);
}

/** The day of the year at `now`, in the machine's own time: `08-08`. */
export function dayOfYear(now: Date): string {
  return `${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
