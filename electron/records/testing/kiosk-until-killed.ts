import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createLog } from '../../boot/log.ts';
import { runBrowser } from '../../browser.ts';

/* The browser runtime, with a page that gives tribute after tribute and names each one that it was told is kept. */
const [data = '', library = ''] = process.argv.slice(2);

async function give(url: string): Promise<void> {
  const { origin, searchParams } = new URL(url);
  const headers = { authorization: `Bearer ${searchParams.get('key')}`, 'content-type': 'application/json' };
  for (;;) {
    const id = randomUUID();
    const body = JSON.stringify({ id, visit: randomUUID(), person: 'yang-jihe', kind: 'candle' });
    const answer = await fetch(new URL('/api/tributes', origin), { method: 'POST', headers, body });
    // After so many a minute the page is refused and only waits for its end.
    if (answer.ok) process.stdout.write(`${id}\n`);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

await runBrowser({
  prepared: { library, app: join(dirname(library), 'app') },
  data,
  installed: false,
  port: 0,
  version: 'test',
  announce: ({ url }) => void give(url),
  log: createLog(process.stderr),
  signal: new AbortController().signal,
});
