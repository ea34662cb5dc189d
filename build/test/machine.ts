import { prepareSources } from '../package/sources.ts';
import { ensureChromium } from '../../electron/supervisor/chromium.ts';

/**
 * Makes ready what the checks need: Chromium, installed from the distribution as `npm start` would, and the built
 * interface and exhibition, so that the first test does not wait for them.
 *
 * @throws StartError that says what to install.
 */
export async function prepareMachine(log: (line: string) => void): Promise<void> {
  await ensureChromium({ install: true, log });
  await prepareSources();
}
