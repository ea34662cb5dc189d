import { settingsSchema, signalsSchema, type Settings, type Signals } from '../../media/schema/settings.ts';
import { getJson, postJson } from './http.ts';

/** @throws ContentError */
export function fetchSettings(): Promise<Settings> {
  return getJson(settingsSchema, '/api/settings');
}

/** @throws ContentError */
export function fetchSignals(): Promise<Signals> {
  return getJson(signalsSchema, '/api/signals');
}

/** Touches are to be ignored for a minute. @throws ContentError */
export function askForCleaning(): Promise<Signals> {
  return postJson(signalsSchema, '/api/cleaning', { on: true });
}
