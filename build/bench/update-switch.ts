import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareSources, ROOT } from '../package/sources.ts';
import type { Measure } from './measure.ts';
import { startServerProcess } from './server-process.ts';

const SERVER = join(dirname(fileURLToPath(import.meta.url)), 'update-switch-server.ts');

/** Three frames at sixty a second, in milliseconds. */
const THREE_FRAMES_MS = 50;

interface Address {
  readonly origin: string;
  readonly authorization: string;
}

/** Asks and reads the answer to its end. */
function ask({ origin, authorization }: Address, path: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, origin), { agent, headers: { authorization } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** What the page asks for when it starts: a kiosk that has shown nothing yet changes nothing. */
const FIRST_ASKED = ['exhibition', 'people', 'units', 'places', 'timeline', 'map', 'mentions', 'signals'];

/** The longest time between two answers, in milliseconds, until the kiosk has answered at `path`. */
async function longestSilence(address: Address, path: string): Promise<{ longest: number; answer: string }> {
  const agent = new Agent({ keepAlive: true });
  for (const first of FIRST_ASKED) await ask(address, `/api/${first}`, agent);
  let over = false;
  const answering = ask(address, path, agent).finally(() => {
    over = true;
  });
  let longest = 0;
  for (let last = performance.now(); !over; ) {
    await ask(address, '/api/exhibits/lei-river', agent);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const answer = await answering;
  agent.destroy();
  return { longest, answer };
}

export const updateSwitch: Measure = {
  name: 'update.switch',
  unit: 'ms',
  referenceName: 'the same kiosk beside a thread that only counts',
  limit: THREE_FRAMES_MS,
  bound: 'ours-at-most',
  runs: 5,
  read: async () => {
    await prepareSources();
    const data = await mkdtemp(join(tmpdir(), 'update-switch-'));
    const server = await startServerProcess(SERVER, [data, join(ROOT, 'build/out/library')]);
    try {
      const address = server.ready as Address;
      const { longest: reference } = await longestSilence(address, '/bench/count');
      const { longest: ours, answer } = await longestSilence(address, '/bench/change');
      if (!answer.includes('"trial"')) throw new Error(`the exhibition was not changed: ${answer}`);
      return { ours, reference };
    } finally {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};
