import type { SourceId } from '../../media/schema/index.ts';
import type { SettingsFile } from '../curator/settings.ts';
import { lookIsDue } from './schedule.ts';

/** How often it is looked whether a stick has come, in milliseconds. */
const STICK_EVERY_MS = 5_000;

/** How often it is looked whether it is time to ask in the house's network, in milliseconds. */
const CLOCK_EVERY_MS = 60_000;

const TICK_MS = 1_000;

export interface LookoutOptions {
  readonly settings: Pick<SettingsFile, 'read'>;
  /** Milliseconds that never go backwards. */
  now(): number;
  clock(): Date;
  /** Whether nothing is installed just now. */
  idle(): boolean;
  /** Updates on sticks that are in. */
  stick(): Promise<readonly SourceId[]>;
  /** A stick with an update was put in or taken out. */
  onStick(): void;
  /** It is time to ask in the house's network. */
  onNight(address: string): Promise<void>;
  /** Every second. */
  onTick(): void;
}

/** Looks out for sticks, and at night for what the house's network offers. @returns what ends it. */
export function watchForUpdates(options: LookoutOptions): { stop(): void } {
  const { settings, now, clock, idle, stick, onStick, onNight, onTick } = options;
  let known = '';
  let looked = -Infinity;

  async function lookForStick(): Promise<void> {
    // What cannot be looked at is no stick; it is looked for again.
    const sources = await stick().catch(() => []);
    const seen = sources.map(({ at }) => at).join('\n');
    if (seen === known || !idle()) return;
    known = seen;
    onStick();
  }

  async function lookAtClock(): Promise<void> {
    const { updateAddress, openingHours } = await settings.read();
    if (updateAddress === '' || !idle() || !lookIsDue({ now: clock(), hours: openingHours, since: now() - looked })) return;
    looked = now();
    await onNight(updateAddress);
  }

  const timers = [
    setInterval(onTick, TICK_MS),
    setInterval(() => void lookForStick(), STICK_EVERY_MS),
    setInterval(() => void lookAtClock(), CLOCK_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
