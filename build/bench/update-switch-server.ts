/* A child of update.switch: a kiosk whose library holds two generations of 10,000 files; it switches when it is told to. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openCurator } from '../../electron/curator/curator.ts';
import { openGeneration } from '../../electron/library/generation.ts';
import { openLibrary } from '../../electron/library/library.ts';
import { createStore } from '../../electron/library/store.ts';
import { serveHttp } from '../../electron/http/serve.ts';
import { openRecords } from '../../electron/records/records.ts';
import { createHandler, type Handler } from '../../electron/server/app.ts';
import { smokeCandidate } from '../../electron/updates/smoke-candidate.ts';
import { openUpdates } from '../../electron/updates/updates.ts';
import { addGenerations, FOLDER, installed, putVersion, releaseOf } from '../../electron/updates/updates-fixture.ts';

const FILES = 10_000;
/** How often it is looked whether the switch is over, in milliseconds. */
const LOOK_MS = 50;

/** About as long as the test before the switch takes. */
const COUNT_MS = 2_000;

const [data = '', bundledFrom = ''] = process.argv.slice(2);

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The exhibition that is shipped, with so many small files more. @returns the id of its second version. */
async function putGenerations(store: string): Promise<readonly [string, string]> {
  await addGenerations(bundledFrom, store);
  const pointer = await createStore(bundledFrom).readPointer();
  const { manifest } = await openGeneration(store, pointer?.current ?? '');
  const small = { ...(await createStore(store).putObject(new TextEncoder().encode('small'))), type: 'text/plain' };
  const more = Object.fromEntries(Array.from({ length: FILES }, (_, number) => [`media/more/file-${number}.txt`, small]));
  const first = await createStore(store).putManifest({ ...manifest, files: { ...manifest.files, ...more } });
  return [first, await putVersion(store, first, '9.9.9')];
}

const store = join(data, 'library');
const [first, second] = await putGenerations(store);
await createStore(store).switchTo(first);

const library = await openLibrary({ data: store, bundled: bundledFrom, log });
const curator = openCurator({ data, log });
const records = openRecords({ data, log });
const updates = await openUpdates({
  data, library, app: '0.1.0', settings: curator.settings, audit: curator.audit, log,
  ask: (request) => handler(request),
  ports: {
    trust: join(data, 'trust'), install: installed(releaseOf(second, '9.9.9')), smoke: smokeCandidate,
    check: () => Promise.reject(new Error('nothing is published')), find: () => Promise.resolve([]), collect: () => Promise.resolve(), writeResult: () => Promise.resolve(),
  },
});
const handler: Handler = createHandler({ library, app: { find: () => undefined }, curator, records, updates, isViewAddress: () => false, version: 'bench', log });

/** Answers once the new generation is on trial: tested before, switched to, and tested after. */
async function change(): Promise<Response> {
  updates.install(FOLDER);
  for (let state = updates.state(); state.kind === 'running' && state.phase !== 'trial'; state = updates.state()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return Response.json(updates.state());
}

/** Answers once a thread has done nothing but count for a while: what the machine itself makes of two busy threads. */
async function count(): Promise<Response> {
  const thread = new Worker(`for (const end = performance.now() + ${COUNT_MS}; performance.now() < end; );`, { eval: true });
  await new Promise((resolve) => thread.once('exit', resolve));
  return Response.json({});
}

const EXTRA: Readonly<Record<string, () => Promise<Response>>> = { '/bench/change': change, '/bench/count': count };

const server = await serveHttp({ handler: (request) => (EXTRA[new URL(request.url).pathname] ?? (() => handler(request)))(), port: 0, log });
process.stdout.write(`${JSON.stringify({ origin: server.origin, authorization: `Bearer ${server.secret}` })}\n`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
