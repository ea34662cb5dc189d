import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DATA_PATHS, DEFAULT_KIOSK_SETTINGS } from '../../media/schema/index.ts';
import type { AuditEntry, KioskSettings, Release, SourceId } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { openGeneration } from '../library/generation.ts';
import { openLibrary } from '../library/library.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import { createStore } from '../library/store.ts';
import { createContentHandler } from '../server/content-handler.ts';
import type { Installed } from './install.ts';
import type { UpdatePorts } from './ports.ts';
import { openUpdates } from './updates.ts';
import type { Updates } from './updates.ts';

export const FOLDER: SourceId = { kind: 'folder', at: '/srv/update' };

/** What is said of a generation of a test. */
export function releaseOf(generation: string, version: string): Release {
  const changes = [`Version ${version}`];
  return {
    exhibition: 'hengyang', version, generation, minApp: '0.1.0', published: '2026-11-25T00:00:00Z', files: 1, bytes: 1,
    changes: { 'zh-Hans': changes, 'zh-Hant': changes, en: changes },
  };
}

export interface Kiosk {
  readonly data: string;
  readonly library: SwitchableLibrary;
  readonly updates: Updates;
  readonly lines: string[];
  readonly audit: AuditEntry['what'][];
  readonly restarts: string[];
  /** Texts that were written on the stick. */
  readonly results: string[];
  /** Bounds of the rate, in their order. */
  readonly rates: (number | undefined)[];
  readonly settings: { value: KioskSettings };
}

export interface KioskOptions {
  readonly data: string;
  readonly bundled: string;
  readonly now: () => number;
  readonly clock?: () => Date;
  readonly disk?: Disk;
  readonly ports?: Partial<UpdatePorts>;
  /** Answers in the handler's place. */
  readonly ask?: (request: Request, library: SwitchableLibrary) => Promise<Response> | undefined;
}

/** A kiosk's updates over a real library, whose parts that copy and verify a test may set. */
export async function openKiosk(options: KioskOptions): Promise<Kiosk> {
  const { data, bundled, now, clock, disk = realDisk, ports = {}, ask } = options;
  const [lines, audit, restarts, results, rates]: [string[], string[], string[], string[], (number | undefined)[]] = [[], [], [], [], []];
  const settings = { value: DEFAULT_KIOSK_SETTINGS };
  const log = (line: string) => void lines.push(line);
  await mkdir(data, { recursive: true });
  const library = await openLibrary({ data: join(data, 'library'), bundled, disk, log });
  const handler = createContentHandler(library, log);
  const updates: Updates = await openUpdates({
    data, library, app: '0.1.0', disk, now, log,
    ...(clock ? { clock } : {}),
    settings: { read: () => Promise.resolve(settings.value) },
    audit: { write: (what) => Promise.resolve(void audit.push(what)) },
    ask: (request) => ask?.(request, library) ?? handler(request),
    // As the real one does: the page that is ended counts as one that died.
    restartPage(why) {
      restarts.push(why);
      updates.pageDied(why);
    },
    ports: {
      trust: join(data, 'trust'),
      install: () => ({ result: Promise.reject(new Error('nothing is published')), setRate: () => undefined }),
      smoke: () => Promise.resolve([]),
      check: () => Promise.reject(new Error('nothing is published')),
      find: () => Promise.resolve([]),
      collect: () => Promise.resolve(undefined),
      writeResult: (_name, text) => Promise.resolve(void results.push(text)),
      ...ports,
    },
  });
  return { data, library, updates, lines, audit, restarts, results, rates, settings };
}

/** An installation whose copying is done: the generation is in the store already. */
export function installed(release: Release, rates: (number | undefined)[] = []): UpdatePorts['install'] {
  return ({ onProgress, rate }) => {
    rates.push(rate);
    onProgress({ phase: 'copying', done: 1, total: 1, release });
    const result: Installed = { release, generation: release.generation };
    return { result: Promise.resolve(result), setRate: (next) => void rates.push(next) };
  };
}

/** Another version of a generation in the same store, which differs by nothing else. @returns its id. */
export async function putVersion(store: string, id: string, version: string): Promise<string> {
  const generation = await openGeneration(store, id);
  const exhibition = (await generation.json(DATA_PATHS.exhibition)) as object;
  const bytes = new TextEncoder().encode(JSON.stringify({ ...exhibition, version }));
  const entry = { ...(await createStore(store).putObject(bytes)), type: 'application/json' };
  return createStore(store).putManifest({ ...generation.manifest, version, files: { ...generation.manifest.files, [DATA_PATHS.exhibition]: entry } });
}

/** The generations of one store, added to another. */
export async function addGenerations(from: string, to: string): Promise<void> {
  for (const folder of ['objects', 'generations']) await cp(join(from, folder), join(to, folder), { recursive: true });
}

/** Waits, by the real clock, until `check` holds. */
export async function until(what: string, check: () => boolean, ms = 10_000): Promise<void> {
  for (let waited = 0; waited < ms; waited += 5) {
    if (check()) return;
    await pause(5);
  }
  throw new Error(`Waited in vain for: ${what}`);
}
