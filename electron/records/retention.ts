import type { SettingsFile } from '../curator/settings.ts';
import type { Records } from './records.ts';

/** How often days that are over their time are looked for, in milliseconds. */
const EVERY_MS = 24 * 60 * 60_000;

export interface RetentionOptions {
  readonly records: Pick<Records, 'removeCounts'>;
  readonly settings: Pick<SettingsFile, 'read'>;
  log(line: string): void;
}

/** Removes statistics that were kept for as long as the settings say, now and every day. @returns ends it. */
export function limitStatistics({ records, settings, log }: RetentionOptions): () => void {
  async function remove(): Promise<void> {
    const { statisticsDays } = await settings.read();
    try {
      const removed = await records.removeCounts(statisticsDays);
      if (removed > 0) log(`${removed} numbers of the statistics that are older than ${statisticsDays} days were removed.`);
    } catch (error) {
      log(`Old statistics could not be removed and stay until tomorrow: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  void remove();
  const timer = setInterval(() => void remove(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
