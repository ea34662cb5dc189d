import { parentPort, workerData } from 'node:worker_threads';
import { tryLock } from '../boot/lock.ts';
import { layout } from '../library/layout.ts';
import { threadDisk } from '../library/thread-disk.ts';
import { fetchRelease } from './client.ts';
import { diskRefusal, stoppedRefusal } from './faults.ts';
import { installGeneration } from './installing.ts';
import type { FromInstaller, Installed, InstallJob, ToInstaller } from './install.ts';
import { orAborted } from './pieces.ts';
import { createRate } from './rate.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { openSource } from './sources/open.ts';

const job: InstallJob = workerData;
const stop = new AbortController();
const rate = createRate(job.rate);

function say(message: FromInstaller): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: ToInstaller) => {
  if (message.kind === 'rate') rate.set(message.rate);
  else stop.abort();
});

function takeLock(): () => void {
  try {
    const release = tryLock(layout.lock(job.library));
    if (release) return release;
  } catch (error) {
    throw diskRefusal(error);
  }
  throw new Refusal('busy', `Another installation is writing to ${job.library}; wait until it has ended`);
}

async function install(): Promise<Installed> {
  const { signal } = stop;
  const release = takeLock();
  try {
    say({ kind: 'progress', progress: { phase: 'checking', done: 0, total: 0 } });
    const source = openSource(job.source);
    const fetching = fetchRelease({ source, trust: job.trust, app: job.app, exhibition: job.exhibition });
    const fetched = await orAborted(fetching, signal);
    const generation = await installGeneration({
      ...job, source, disk: threadDisk, rate, signal, release: fetched.release, manifest: fetched.manifest, bytes: fetched.bytes,
      onProgress: (progress) => say({ kind: 'progress', progress: { ...progress, release: fetched.release } }),
    });
    return { release: fetched.release, generation };
  } catch (error) {
    throw signal.aborted ? stoppedRefusal() : asRefusal(error, 'source-read', `${job.source.at} cannot be read`);
  } finally {
    release();
  }
}

try {
  say({ kind: 'installed', ...(await install()) });
} catch (error) {
  const { code, message } = asRefusal(error, 'stopped', 'The installation has failed');
  say({ kind: 'refused', code, message });
}
