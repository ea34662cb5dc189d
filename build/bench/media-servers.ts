import { get } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LARGE_FILE_BYTES, LARGE_FILE_NAME, type LargeFile } from './large-file.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

export function startOurs(file: LargeFile): Promise<ServerProcess> {
  return startServerProcess(join(HERE, 'media-server.ts'), [file.library, LARGE_FILE_NAME]);
}

export function startSirv(file: LargeFile): Promise<ServerProcess> {
  return startServerProcess(join(HERE, 'sirv-server.ts'), [file.folder, LARGE_FILE_NAME]);
}

export interface Download {
  /** Milliseconds for which the reader stops after the first chunk, as a phone call in the middle of a film would. */
  readonly stallMs?: number;
  readonly onChunk?: () => void;
}

/**
 * Reads the whole large file and returns the milliseconds that it took.
 *
 * @throws Error when the answer is not the whole file.
 */
export async function download(server: ServerProcess, options: Download = {}): Promise<number> {
  const { url, authorization } = server.ready as { url: string; authorization?: string };
  const started = performance.now();
  const headers = authorization === undefined ? {} : { authorization };
  let bytes = 0;
  let stalled = false;
  await new Promise<void>((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      response.on('data', (chunk: Uint8Array) => {
        bytes += chunk.length;
        options.onChunk?.();
        if (options.stallMs !== undefined && !stalled) {
          stalled = true;
          response.pause();
          void pause(options.stallMs).then(() => response.resume());
        }
      });
      response.once('end', resolve);
      response.once('error', reject);
    }).once('error', reject);
  });
  if (bytes !== LARGE_FILE_BYTES) throw new Error(`${url} answered ${bytes} bytes instead of ${LARGE_FILE_BYTES}`);
  return performance.now() - started;
}
