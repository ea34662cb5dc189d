import { parentPort, workerData } from 'node:worker_threads';
import { fetchRelease } from './client.ts';
import type { FromLook, LookJob } from './look.ts';
import { asRefusal } from './refusal.ts';
import { openSource } from './sources/open.ts';

const { source, trust, app, exhibition }: LookJob = workerData;

async function answer(): Promise<FromLook> {
  try {
    const { release, notes } = await fetchRelease({ source: openSource(source), trust, app, exhibition });
    return { release, notes };
  } catch (error) {
    const { code, message } = asRefusal(error, 'source-read', `${source.at} cannot be read`);
    return { refused: code, message };
  }
}

parentPort?.postMessage(await answer());
