import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runJob } from './build-job.ts';
import type { Content } from './content.ts';
import { EXIT, StartError } from './exit.ts';
import { createStamp, fingerprint, replaceFolder } from './fresh.ts';
import { lock } from './lock.ts';
import type { LogLine } from './log.ts';

/** What the app is built from: the media's schema and fonts are part of the page. */
const APP_INPUTS = ['renderer', 'media/schema', 'media/tools', 'vite.config.ts', 'package-lock.json'];
/** What turns a source folder into a library. */
const TOOL_INPUTS = ['media/schema', 'media/tools', 'package-lock.json'];
const OWN_CONTENT = 'media/hengyang';

export interface Prepared {
  /** Folder of the app's files. */
  readonly app: string;
  /** The library to show when the data folder holds none, or that `--content` asks for. */
  readonly library: string;
}

export interface PrepareOptions {
  /** Folder of the program: a source checkout, or an installed package. */
  readonly root: string;
  readonly content?: Content | undefined;
  readonly log: LogLine;
  readonly signal: AbortSignal;
}

interface Task {
  readonly what: string;
  readonly output: string;
  readonly isFresh: () => Promise<boolean>;
  readonly run: () => Promise<void>;
}

/** Whether the sources of app and exhibition stand here; an installed package holds only what was built from them. */
export function isSourceCheckout(root: string): boolean {
  return [...APP_INPUTS, 'media/hengyang/exhibition.yaml'].every((input) => existsSync(join(root, input)));
}

/** A name of the library of a source folder that somebody gave with `--content`, always the same for it. */
function libraryName(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

function appTask({ root, log, signal }: PrepareOptions, output: string): Task {
  const stamp = createStamp(join(root, 'build/out/stamps/app'));
  const mark = () => fingerprint(root, APP_INPUTS);
  return {
    what: 'the app',
    output,
    isFresh: async () => stamp.matches(await mark(), join(output, 'index.html')),
    run: async () => {
      const aside = `${output}.new`;
      const now = await mark();
      await rm(aside, { recursive: true, force: true });
      await runJob({ kind: 'app', config: join(root, 'vite.config.ts'), output: aside }, root, log, signal);
      await stamp.clear();
      await replaceFolder(aside, output);
      await stamp.write(now);
    },
  };
}

/** A library needs no building aside: it is made for being interrupted, and for being read while it is written. */
function libraryTask({ root, log, signal }: PrepareOptions, source: string, name: string): Task {
  const library = join(root, 'build/out', name);
  const stamp = createStamp(join(root, 'build/out/stamps', name));
  const mark = () => fingerprint(root, [relative(root, source), ...TOOL_INPUTS]);
  return {
    what: `the exhibition in ${source}`,
    output: library,
    isFresh: async () => stamp.matches(await mark(), join(library, 'current.json')),
    run: async () => {
      const now = await mark();
      await runJob({ kind: 'library', source, library, cache: join(root, 'build/out/cache') }, root, log, signal);
      await stamp.write(now);
    },
  };
}

async function stale(tasks: readonly Task[]): Promise<Task[]> {
  const fresh = await Promise.all(tasks.map((task) => task.isFresh()));
  return tasks.filter((_, index) => !fresh[index]);
}

async function bringUpToDate(tasks: readonly Task[], { root, log, signal }: PrepareOptions): Promise<void> {
  if ((await stale(tasks)).length === 0) return;
  const wait = () => log('Another start is building here; waiting for it.');
  const release = await lock(join(root, 'build/out/prepare.lock'), wait, signal);
  try {
    const left = await stale(tasks);
    if (left.length === 0) return;
    log(`Building ${left.map((task) => task.what).join(' and ')}.`);
    const results = await Promise.allSettled(left.map((task) => task.run()));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  } finally {
    release();
  }
}

function installed(root: string, content: Content | undefined): Prepared {
  if (content?.kind === 'source') {
    throw new StartError(
      `--content ${content.dir} is a source folder, and the tools that build it are not installed here: build it in a source checkout and give the library.`,
      EXIT.usage,
    );
  }
  const prepared = { app: join(root, 'build/out/app'), library: content?.dir ?? join(root, 'build/out/library') };
  for (const dir of Object.values(prepared)) {
    if (!existsSync(dir)) throw new StartError(`The installation is not complete: ${dir} is missing. Install the kiosk again.`);
  }
  return prepared;
}

/**
 * Makes sure that the app and the library to show are there and up to date. In a source checkout it builds what is
 * older than its sources, one start at a time; an installed package is taken as it is.
 *
 * @throws StartError with every problem of the content, or with what a build tool said.
 */
export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const { root, content } = options;
  if (!isSourceCheckout(root)) return installed(root, content);
  const app = appTask(options, join(root, 'build/out/app'));
  if (content?.kind === 'library') {
    await bringUpToDate([app], options);
    return { app: app.output, library: content.dir };
  }
  const library =
    content === undefined
      ? libraryTask(options, join(root, OWN_CONTENT), 'library')
      : libraryTask(options, content.dir, join('content', libraryName(content.dir)));
  await bringUpToDate([app, library], options);
  return { app: app.output, library: library.output };
}
