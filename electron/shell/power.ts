import type { PowerSaveBlocker } from 'electron';

/**
 * Keeps the display on while the kiosk runs. The dark of the closing hours is drawn by the page.
 *
 * @returns lets the display sleep again.
 */
export function keepAwake(blocker: PowerSaveBlocker): () => void {
  const id = blocker.start('prevent-display-sleep');
  return () => {
    if (blocker.isStarted(id)) blocker.stop(id);
  };
}
