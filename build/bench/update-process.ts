/* Installs an update in a process of its own, and prints how long it took and how much memory as one line of JSON. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStore } from '../../electron/library/store.ts';
import { startInstall } from '../../electron/updates/install.ts';

export interface UpdateReading {
  readonly milliseconds: number;
  /** Bytes of resident memory before, and the most there ever were. */
  readonly rest: number;
  readonly peak: number;
}

/** Linux: a line of the process's own status, in bytes. */
async function memory(name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('the system does not say how much memory the process has');
  return Number(kilobytes) * 1024;
}

const [update = '', data = ''] = process.argv.slice(2);
const library = join(data, 'library');
const rest = await memory('VmRSS');
const started = performance.now();
const { result } = startInstall({
  source: { kind: 'folder', at: update }, library, trust: join(data, 'trust'), app: '99.0.0', exhibition: 'hengyang',
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
const { generation } = await result;
const milliseconds = performance.now() - started;
const peak = await memory('VmHWM');
// The next installation finds it as a kiosk does.
await createStore(library).switchTo(generation);
process.stdout.write(`${JSON.stringify({ milliseconds, rest, peak } satisfies UpdateReading)}\n`);
