import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { isViewAddress } from '../addresses.ts';
import { prepare } from '../../electron/boot/prepare.ts';
import { openCurator } from '../../electron/curator/curator.ts';
import { serveHttp } from '../../electron/http/serve.ts';
import { openGeneration } from '../../electron/library/generation.ts';
import { openLibrary } from '../../electron/library/library.ts';
import { createStore } from '../../electron/library/store.ts';
import { temporaryDirectory } from '../../electron/library/testing.ts';
import { openRecords } from '../../electron/records/records.ts';
import { openAppFiles } from '../../electron/server/app-files.ts';
import { createHandler, type Handler } from '../../electron/server/app.ts';
import { ensureChromium } from '../../electron/supervisor/chromium.ts';
import { createLauncher } from '../../electron/supervisor/launch.ts';
import { supervise, type Supervisor } from '../../electron/supervisor/supervise.ts';
import { smokeCandidate } from '../../electron/updates/smoke-candidate.ts';
import { openUpdates } from '../../electron/updates/updates.ts';
import { addGenerations, FOLDER, installed, releaseOf } from '../../electron/updates/updates-fixture.ts';
import { DATA_PATHS } from '../../media/schema/manifest.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { putSample } from '../../media/tools/testing/sample-generation.ts';
import { LONG } from './screens.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Lines of a timeline with which the page hangs: the attract loop compares each with every other. */
const LINES = 40_000;

/** Shorter than the kiosk's own, so that a test does not last for minutes: in milliseconds. */
const TRIAL_TIMES = { lasts: 60_000, silence: 4_000, blank: 10_000 };

/** The generation with a timeline that no visitor could read to its end: every line of it fits the schema. */
async function putEndless(store: string, id: string): Promise<string> {
  const { manifest, json } = await openGeneration(store, id);
  const [line] = (await json(DATA_PATHS.timeline)) as TimelineEvent[];
  if (!line) throw new Error('the sample has no timeline');
  const bytes = new TextEncoder().encode(JSON.stringify(Array.from({ length: LINES }, (_, number) => ({ ...line, id: `line-${number}` }))));
  const entry = { ...(await createStore(store).putObject(bytes)), type: 'application/json' };
  return createStore(store).putManifest({ ...manifest, files: { ...manifest.files, [DATA_PATHS.timeline]: entry } });
}

test('a generation that is whole and hangs the real page is taken back by itself', LONG, async ({ browserName }) => {
  test.setTimeout(120_000);
  expect(browserName).toBe('chromium');
  const dir = await temporaryDirectory();
  const [data, bundled] = [join(dir.path, 'data'), join(dir.path, 'bundled')];
  await mkdir(data);
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const { app } = await prepare({ root: ROOT, log, signal: new AbortController().signal });
  const first = await putSample(bundled, dir.path);
  const second = await putEndless(bundled, first);
  await addGenerations(bundled, join(data, 'library'));

  const library = await openLibrary({ data: join(data, 'library'), bundled, log });
  const curator = openCurator({ data, log });
  const records = openRecords({ data, log });
  let supervisor: Supervisor | undefined;
  const updates = await openUpdates({
    data, library, app: '0.1.0', settings: curator.settings, audit: curator.audit, log, trialTimes: TRIAL_TIMES,
    ask: (request) => handler(request),
    restartPage: (why) => supervisor?.restart(why),
    ports: {
      trust: join(data, 'trust'), install: installed(releaseOf(second, '1.0.0')), smoke: smokeCandidate,
      check: () => Promise.reject(new Error('nothing is published')), find: () => Promise.resolve([]), collect: () => Promise.resolve(), writeResult: () => Promise.resolve(),
    },
  });
  const handler: Handler = createHandler({ library, app: await openAppFiles(app), curator, records, updates, isViewAddress, version: '0.1.0', log });
  const http = await serveHttp({ handler, port: 0, log });
  try {
    const program = await ensureChromium({ install: false, log });
    const sandbox = process.getuid?.() !== 0;
    const launch = await createLauncher({ program, profile: join(data, 'chromium'), show: 'none', sandbox, origin: http.origin }, log);
    supervisor = supervise({ launch, url: http.url, fill: false, log, onDied: updates.pageDied });
    await expect.poll(() => lines.some((line) => line.startsWith('The exhibition is shown')), { timeout: 30_000 }).toBe(true);

    const outcome = await updates.install(FOLDER).ended;
    expect(outcome, lines.join('\n')).toMatchObject({ kind: 'refused', code: 'crashed' });
    expect(outcome.kind === 'refused' && outcome.message).toContain('has been silent');
    expect(library.current().id).toBe(first);
    expect(updates.notes()).toHaveLength(1);
    // And the page lives again, with what was there before.
    const shown = lines.length;
    await expect.poll(() => lines.slice(shown).some((line) => line.startsWith('The exhibition is shown')), { timeout: 30_000 }).toBe(true);
  } finally {
    await supervisor?.stop();
    await http.close();
    await updates.close();
    await records.close();
    await dir.remove();
  }
});
