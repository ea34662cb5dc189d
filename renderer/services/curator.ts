import { settingsSchema, signalsSchema, type Settings, type Signals } from '../../media/schema/settings.ts';
import { getJson, postJson } from './http.ts';

/** @throws ContentError */
export function fetchSettings(): Promise<Settings> {
  return getJson(settingsSchema, '/api/settings');
}

/** What the page says of itself with every question. */
export interface PageReport {
  /** Whether a visitor is at the screen. */
  readonly visitor: boolean;
  /** Id of the generation of which a screen is shown; undefined where none is. */
  readonly shown: string | undefined;
}

/** @throws ContentError */
export function fetchSignals({ visitor, shown }: PageReport): Promise<Signals> {
  return getJson(signalsSchema, `/api/signals?visitor=${visitor}${shown === undefined ? '' : `&shown=${shown}`}`);
}

/** Touches are to be ignored for a minute. @throws ContentError */
export function askForCleaning(): Promise<Signals> {
  return postJson(signalsSchema, '/api/cleaning', { on: true });
}
