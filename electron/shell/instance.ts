import type { App } from 'electron';
import { join } from 'node:path';

/**
 * Makes this the only kiosk with this data folder. Chromium keeps its own profile and the lock in a folder below it.
 *
 * @returns false when another kiosk has it; the caller ends with `alreadyRunning`.
 */
export function claimData(app: Pick<App, 'setPath' | 'requestSingleInstanceLock'>, data: string): boolean {
  app.setPath('userData', join(data, 'electron'));
  return app.requestSingleInstanceLock();
}
