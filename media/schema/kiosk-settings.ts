import { z } from 'zod';
import { idSchema } from './ids.ts';
import { isOwnNetwork } from './own-network.ts';
import { PAGE_SETTINGS, shapeError } from './settings.ts';

/** Longest name of the place where a kiosk stands, in characters. */
const PLACE_MAX_CHARACTERS = 80;

/** Longest address, in characters. */
const ADDRESS_MAX_CHARACTERS = 500;

/** How long statistics can be kept, in days: at least a week, to be of any use; at most ten years; usually two. */
const STATISTICS_DAYS = { least: 7, most: 3650, usual: 730 } as const;

/** Ports that need no rights of the system's. */
const METRICS_PORT = { least: 1024, most: 65_535 } as const;

const KIOSK = 'must be written {"id": "hall-2", "place": "second hall"}';
const PLACE = `must be a text of at most ${PLACE_MAX_CHARACTERS} characters on one line, such as "second hall"`;
const ADDRESS =
  'must be "" (the kiosk opens no connection) or an address in the house\'s own network such as "http://192.168.1.10/hengyang/": ' +
  'http or https, an address of a private network or a name that is one word or ends in .local, .lan, .internal or .home.arpa, and no user, "?" or "#"';
const DAYS = `must be a whole number of days from ${STATISTICS_DAYS.least} to ${STATISTICS_DAYS.most}, such as ${STATISTICS_DAYS.usual}`;
const METRICS = `must be written {"listen": "off"} or {"listen": 9110}, a port from ${METRICS_PORT.least} to ${METRICS_PORT.most}`;
const DISPLAY = 'must be written {"label": "HDMI-A-1", "rotation": 90}; either may be left out';
const LABEL = 'must be the name of a display as the system gives it, such as "HDMI-A-1"';
const ROTATION = 'must be 0, 90, 180 or 270 degrees';

const more = {
  /** Which kiosk this is, among those of a house. */
  kiosk: z
    .strictObject(
      {
        id: idSchema.default('kiosk'),
        place: z.string(PLACE).max(PLACE_MAX_CHARACTERS, PLACE).regex(/^\P{Cc}*$/u, PLACE).default(''),
      },
      { error: shapeError(KIOSK) },
    )
    .default({ id: 'kiosk', place: '' }),
  /**
   * The folder of updates in the house's own network. While it is empty the kiosk opens no connection at all. A mistyped
   * address must not send the kiosk out of the house, so that public addresses and names are refused.
   */
  updateAddress: z.string(ADDRESS).max(ADDRESS_MAX_CHARACTERS, ADDRESS).refine((address) => address === '' || isOwnNetwork(address), ADDRESS).default(''),
  /** Days after which a day's statistics are removed. */
  statisticsDays: z.int(DAYS).min(STATISTICS_DAYS.least, DAYS).max(STATISTICS_DAYS.most, DAYS).default(STATISTICS_DAYS.usual),
  /** Where the state of the kiosk can be asked for from the house's network: nowhere, or `/metrics` on a port. */
  metrics: z
    .strictObject({ listen: z.union([z.literal('off'), z.int().min(METRICS_PORT.least, METRICS).max(METRICS_PORT.most, METRICS)], METRICS).default('off') }, { error: shapeError(METRICS) })
    .default({ listen: 'off' }),
  /** Which display the kiosk fills, the primary one when left out, and by how much the system must have turned it. */
  display: z
    .strictObject({ label: z.string(LABEL).min(1, LABEL).max(PLACE_MAX_CHARACTERS, LABEL).optional(), rotation: z.literal([0, 90, 180, 270], ROTATION).optional() }, { error: shapeError(DISPLAY) })
    .default({}),
};

const shape = { ...PAGE_SETTINGS, ...more };

/**
 * `settings.json` in the data folder: what a curator sets. Everything that is left out has its default. What it does not
 * know is left out rather than refused: the file of a newer version must not switch off every other setting.
 */
export const kioskSettingsSchema = z.object(shape, 'must be an object such as {"idleSeconds": 90}');
export type KioskSettings = z.infer<typeof kioskSettingsSchema>;

export const DEFAULT_KIOSK_SETTINGS: KioskSettings = kioskSettingsSchema.parse({});

/** Names in a settings file that are no settings of this version: slips of the pen, or of a newer version. */
export function unknownSettings(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).filter((name) => !Object.hasOwn(shape, name)) : [];
}
