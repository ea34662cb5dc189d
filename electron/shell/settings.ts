import { join } from 'node:path';
import { z } from 'zod';
import type { DisplayChoice } from './displays.ts';
import { readState } from './state-file.ts';

/** `kiosk.json` in the data folder: what a technician sets once, when the kiosk is installed. */
const settingsSchema = z.strictObject({
  display: z
    .strictObject({
      label: z.string().min(1).optional(),
      rotation: z.literal([0, 90, 180, 270]).optional(),
    })
    .default({}),
});

export interface ShellSettings {
  readonly display: DisplayChoice;
}

/** Reads the settings; without a readable file the kiosk fills the primary display, however it is turned. */
export async function readSettings(data: string, log: (line: string) => void): Promise<ShellSettings> {
  const { display } = await readState(join(data, 'kiosk.json'), settingsSchema, { display: {} }, log);
  return {
    display: {
      ...(display.label === undefined ? {} : { label: display.label }),
      ...(display.rotation === undefined ? {} : { rotation: display.rotation }),
    },
  };
}
