import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from './server-process.ts';

const START = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'electron', 'start.ts');

export interface RunningKiosk {
  /** Address with the secret of this launch. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the kiosk as `npm start -- --serve` does, with an empty data folder of its own and whatever other flags. */
export async function startKiosk(flags: readonly string[] = []): Promise<RunningKiosk> {
  const data = await mkdtemp(join(tmpdir(), 'kiosk-bench-data-'));
  const server = await startServerProcess(START, ['--serve', '--data', data, ...flags]);
  const { url } = server.ready as { url: string };
  return {
    url,
    stop: async () => {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
