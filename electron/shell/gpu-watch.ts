import type { App } from 'electron';
import { countCrash, isOff, readGraphics, writeGraphics } from './graphics.ts';

export interface GpuWatchOptions {
  readonly data: string;
  readonly log: (line: string) => void;
  readonly now?: () => number;
  /** Starts the kiosk anew, now that it will start without acceleration. */
  readonly restart: () => void;
}

/**
 * Starts without hardware acceleration where the card crashed too often within a day. Must run before the
 * application is ready.
 */
export async function decideAcceleration(app: Pick<App, 'disableHardwareAcceleration'>, { data, log, now = Date.now }: Omit<GpuWatchOptions, 'restart'>): Promise<void> {
  if (!isOff(await readGraphics(data, log), now())) return;
  log('graphics: hardware acceleration is off for a day after repeated crashes');
  app.disableHardwareAcceleration();
}

/** Counts crashes of the GPU process, one after the other, and restarts the kiosk when they are too many. */
export function watchGpu(app: App, { data, log, now = Date.now, restart }: GpuWatchOptions): void {
  let counted = Promise.resolve();
  const count = async (reason: string): Promise<void> => {
    const state = countCrash(await readGraphics(data, log), now());
    await writeGraphics(data, state);
    log(`graphics: the GPU process is gone (${reason})`);
    if (isOff(state, now())) restart();
  };
  app.on('child-process-gone', (_event, details) => {
    if (details.type !== 'GPU' || details.reason === 'clean-exit') return;
    counted = counted.then(() => count(details.reason)).catch((error: unknown) => {
      log(`graphics: the crash could not be counted: ${String(error)}`);
    });
  });
}
