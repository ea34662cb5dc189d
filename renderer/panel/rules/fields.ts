import { z } from 'zod';
import { DEFAULT_KIOSK_SETTINGS, kioskSettingsSchema, type KioskSettings } from '../../../media/schema/kiosk-settings.ts';
import type { WordKey } from '../words/words.ts';

interface FieldOf {
  /** The setting, and which part of it where it has parts: `kiosk.place`. */
  readonly of: keyof KioskSettings;
  readonly part?: string;
  readonly word: WordKey;
  /** What it does, in a sentence. */
  readonly note: WordKey;
  readonly group: 'groupVisit' | 'groupHall' | 'groupKiosk';
}

/** How a setting is set. `share`: a part of one, shown in hundredths. `port`: off, or a number. `turn`: degrees, or as it is. */
export type Field = FieldOf & (
  | { readonly kind: 'number' | 'share'; readonly step: number }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly word: WordKey }[] }
  | { readonly kind: 'switch' | 'text' | 'port' | 'turn' | 'languages' | 'hours' | 'dates' }
);

/** Every setting, in the order in which a curator meets it. */
export const FIELDS: readonly Field[] = [
  { of: 'idleSeconds', word: 'idleSeconds', note: 'idleSecondsNote', group: 'groupVisit', kind: 'number', step: 10 },
  { of: 'volumeCap', word: 'volumeCap', note: 'volumeCapNote', group: 'groupVisit', kind: 'share', step: 10 },
  { of: 'autoplay', word: 'autoplay', note: 'autoplayNote', group: 'groupVisit', kind: 'switch' },
  { of: 'languages', word: 'languages', note: 'languagesNote', group: 'groupVisit', kind: 'languages' },
  { of: 'tributes', word: 'tributes', note: 'tributesNote', group: 'groupVisit', kind: 'switch' },
  {
    of: 'tributeMessages', word: 'tributeMessages', note: 'tributeMessagesNote', group: 'groupVisit', kind: 'choice',
    choices: [{ value: 'off', word: 'messagesOff' }, { value: 'chosen', word: 'messagesChosen' }, { value: 'typed', word: 'messagesTyped' }],
  },
  { of: 'openingHours', word: 'openingHours', note: 'openingHoursNote', group: 'groupHall', kind: 'hours' },
  { of: 'solemnDates', word: 'solemnDates', note: 'solemnDatesNote', group: 'groupHall', kind: 'dates' },
  { of: 'kiosk', part: 'id', word: 'kioskId', note: 'kioskIdNote', group: 'groupKiosk', kind: 'text' },
  { of: 'kiosk', part: 'place', word: 'kioskPlace', note: 'kioskPlaceNote', group: 'groupKiosk', kind: 'text' },
  { of: 'updateAddress', word: 'updateAddress', note: 'updateAddressNote', group: 'groupKiosk', kind: 'text' },
  { of: 'statisticsDays', word: 'statisticsDays', note: 'statisticsDaysNote', group: 'groupKiosk', kind: 'number', step: 30 },
  { of: 'metrics', part: 'listen', word: 'metrics', note: 'metricsNote', group: 'groupKiosk', kind: 'port' },
  { of: 'display', part: 'label', word: 'displayLabel', note: 'displayLabelNote', group: 'groupKiosk', kind: 'text' },
  { of: 'display', part: 'rotation', word: 'displayRotation', note: 'displayRotationNote', group: 'groupKiosk', kind: 'turn' },
];

/** Tells one field from every other. */
export function keyOf({ of, part }: Field): string {
  return part === undefined ? of : `${of}.${part}`;
}

export function valueOf(settings: KioskSettings, { of, part }: Field): unknown {
  const value: unknown = settings[of];
  return part === undefined ? value : (value as Readonly<Record<string, unknown>>)[part];
}

/** The settings with another value; a part that is set to undefined is left out. */
export function withValue(settings: KioskSettings, { of, part }: Field, value: unknown): KioskSettings {
  if (part === undefined) return { ...settings, [of]: value };
  const parts = Object.entries({ ...(settings[of] as object), [part]: value }).filter(([, each]) => each !== undefined);
  return { ...settings, [of]: Object.fromEntries(parts) };
}

function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
}

/** The numbers between which a setting lies, of a share in hundredths. Undefined where it is no number. */
export function limitsOf({ of, part, kind }: Field): { least: number; most: number } | undefined {
  let schema = inner(kioskSettingsSchema.shape[of]);
  if (part !== undefined && schema instanceof z.ZodObject) schema = inner(schema.shape[part] as z.ZodType);
  const options = schema instanceof z.ZodUnion ? schema.options : [schema];
  const number = options.find((option) => option instanceof z.ZodNumber);
  if (!number) return undefined;
  const scale = kind === 'share' ? 100 : 1;
  return { least: (number.minValue ?? 0) * scale, most: (number.maxValue ?? 0) * scale };
}

/** What the schema says of a field, in its own words; undefined when it fits. */
export function faultOf(settings: KioskSettings, { of, part }: Field): string | undefined {
  const { error } = kioskSettingsSchema.shape[of].safeParse(settings[of]);
  return error?.issues.find(({ path }) => part === undefined || path[0] === part)?.message;
}

export function isUsual(settings: KioskSettings, field: Field): boolean {
  return sameValue(valueOf(settings, field), valueOf(DEFAULT_KIOSK_SETTINGS, field));
}

export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
