import { openSettings } from './settings.ts';
import type { SettingsFile } from './settings.ts';
import { openSignals } from './signals.ts';
import type { Signals, SignalsOptions } from './signals.ts';

/** What the museum's own people tell the kiosk: once, in its settings, and at once, by signals. */
export interface Curator {
  readonly settings: SettingsFile;
  readonly signals: Signals;
}

export function openCurator(options: SignalsOptions): Curator {
  return { settings: openSettings(options.data, options.log), signals: openSignals(options) };
}
