import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';

const APP = join(dirname(fileURLToPath(import.meta.url)), '..', 'out', 'app');

/** Scripts that the page asks for before anything is touched: its entry and all that the entry imports statically. */
async function initialScripts(): Promise<readonly string[]> {
  const html = await readFile(join(APP, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap((match) => match[1] ?? []);
}

export const startScript: Measure = {
  name: 'start.script',
  unit: 'kB gzipped',
  limit: 150,
  bound: 'ours-at-most',
  runs: 1,
  read: async () => {
    // Starting the kiosk makes sure that what is weighed is what the sources say now.
    await (await startKiosk()).stop();
    const scripts = await initialScripts();
    if (scripts.length === 0) throw new Error('the page names no script: has the form of index.html changed?');
    const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await readFile(join(APP, script))).length));
    return { ours: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
  },
};
