import { LARGE_FILE_BYTES, makeLargeFile } from './large-file.ts';
import type { Measure } from './measure.ts';
import { download, startOurs, startSirv } from './media-servers.ts';

function megabytesPerSecond(milliseconds: number): number {
  return LARGE_FILE_BYTES / 1e6 / (milliseconds / 1000);
}

export const mediaThroughput: Measure = {
  name: 'media.throughput',
  unit: 'MB/s',
  referenceName: 'sirv',
  limit: 0.9,
  bound: 'ratio-at-least',
  runs: 5,
  read: async () => {
    const file = await makeLargeFile();
    const [ours, sirv] = await Promise.all([startOurs(file), startSirv(file)]);
    try {
      // The first download of each warms the code and the page cache; the second is the reading.
      await download(ours);
      await download(sirv);
      return { ours: megabytesPerSecond(await download(ours)), reference: megabytesPerSecond(await download(sirv)) };
    } finally {
      await Promise.all([ours.stop(), sirv.stop()]);
      await file.remove();
    }
  },
};
