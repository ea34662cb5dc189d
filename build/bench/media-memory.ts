import { makeLargeFile } from './large-file.ts';
import type { Measure } from './measure.ts';
import { download, startOurs, startSirv } from './media-servers.ts';
import type { ServerProcess } from './server-process.ts';

/** Downloads that come before the reading, so that what the runtime keeps for good is already there. */
const WARM_UP = 4;
const DOWNLOADS = 4;
const STALL_MS = 500;
const SAMPLE_MS = 20;

/** By how many megabytes the server's resident memory rises at most while it streams, the reader stalling in between. */
async function growth(server: ServerProcess): Promise<number> {
  let peak = 0;
  const sample = async (): Promise<void> => {
    peak = Math.max(peak, await server.residentBytes());
  };
  for (let count = 0; count < WARM_UP; count += 1) await download(server, { stallMs: STALL_MS });
  const before = await server.residentBytes();
  const timer = setInterval(() => void sample(), SAMPLE_MS);
  try {
    for (let count = 0; count < DOWNLOADS; count += 1) await download(server, { stallMs: STALL_MS });
    await sample();
  } finally {
    clearInterval(timer);
  }
  return Math.max(0, peak - before) / 1e6;
}

export const mediaMemory: Measure = {
  name: 'media.memory',
  unit: 'MB',
  referenceName: 'sirv',
  // Flat: a small part of the 200 MB that pass through, whatever the garbage collector leaves lying about.
  limit: 32,
  bound: 'ours-at-most',
  runs: 5,
  read: async () => {
    const file = await makeLargeFile();
    const [ours, sirv] = await Promise.all([startOurs(file), startSirv(file)]);
    try {
      return { ours: await growth(ours), reference: await growth(sirv) };
    } finally {
      await Promise.all([ours.stop(), sirv.stop()]);
      await file.remove();
    }
  },
};
