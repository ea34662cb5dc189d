import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../electron/boot/prepare.ts';

/** The folder of this checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Brings the interface and the bundled exhibition up to date, as `npm start` does. */
export async function prepareSources(): Promise<void> {
  await prepare({ root: ROOT, log: say, signal: new AbortController().signal });
}
