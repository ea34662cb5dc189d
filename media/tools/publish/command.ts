import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { realDisk } from '../../../electron/library/disk.ts';
import { collectGarbage } from '../../../electron/library/garbage.ts';
import { UPDATE_LAYOUT } from '../../schema/update.ts';
import { DEFAULT_SOURCE, OUTPUT_FOLDER } from '../arguments.ts';
import { buildGeneration } from '../build.ts';
import { createWords } from '../build/words.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { expiresYears, parsePublishArguments, PASSPHRASE_VARIABLE, resolvePath, tellingProblems } from './arguments.ts';
import { readChanges, writtenChanges } from './changes.ts';
import type { Changes } from './changes.ts';
import { DEFAULT_KEY_FOLDER, openKeyFolder } from './key-folder.ts';
import { freeBytesAt } from './objects.ts';
import { openWithPassphrase } from './passphrase.ts';
import { PublishProblem } from './problem.ts';
import { publish } from './publish.ts';
import type { PublishResult } from './publish.ts';
import { readStanding } from './standing.ts';
import { whilePublishing } from './while-publishing.ts';

const PACKAGE_FILE = join(import.meta.dirname, '../../../package.json');
const MEGABYTE = 1_000_000;

const OPTIONS = {
  keys: { type: 'string' },
  root: { type: 'string' },
  source: { type: 'string' },
  library: { type: 'string' },
  changes: { type: 'string' },
  'change-zh': { type: 'string', multiple: true },
  'change-en': { type: 'string', multiple: true },
  'min-app': { type: 'string' },
  'expires-years': { type: 'string' },
  'passphrase-file': { type: 'string' },
  stick: { type: 'boolean' },
  prune: { type: 'boolean' },
  renew: { type: 'boolean' },
  'lower-version': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parsePublishArguments<typeof OPTIONS>>['values'];

/** `npm run content -- publish`: what curators carry to the kiosks. */
export const publishCommand: Command = {
  name: 'publish',
  summary: `build the exhibition and make an update of it in DIR, or extend the one that is there (on a stick: --stick); the passphrase of the publishing key is asked for, or comes from ${PASSPHRASE_VARIABLE} or a file`,
  usage:
    'DIR [--stick] [--keys KEYDIR] [--root FILE] [--source DIR] [--changes FILE | --change-zh LINE --change-en LINE] [--min-app X.Y.Z] [--expires-years N] [--passphrase-file FILE] [--prune] [--renew] [--lower-version] [--library DIR] [--json]',
  async run(args, output) {
    const { folder, values } = parsePublishArguments(args, OPTIONS);
    if (folder === undefined) throw new UsageError('name the folder of the update, or the stick');
    const minApp = values['min-app'];
    if (minApp !== undefined && !/^\d+\.\d+\.\d+$/.test(minApp)) throw new UsageError(`--min-app is a version such as 1.2.0, not ${minApp}`);
    const years = expiresYears(values['expires-years']);
    assertOneList(values);
    return tellingProblems(output, 'Nothing was published.', async () => {
      const dir = updateFolder(folder, values.stick === true);
      const result = await run(dir, values, years, output.log);
      for (const line of linesOf(result, dir, values.stick === true)) output.log(line);
      if (values.json === true) output.print(JSON.stringify({ folder: dir, ...result }));
      return 0;
    });
  },
};

function assertOneList({ changes, 'change-zh': zh, 'change-en': en }: Values): void {
  if (changes !== undefined && (zh !== undefined || en !== undefined)) throw new UsageError('give the changes in a file or on the command line, not both');
  if ((zh === undefined) !== (en === undefined)) throw new UsageError('give the changes in both languages: --change-zh and --change-en');
}

function updateFolder(folder: string, stick: boolean): string {
  if (!stick) return folder;
  if (!existsSync(folder)) throw new PublishProblem(`${folder}: there is no such stick. Put it in, look under which name it stands, and name that.`);
  return join(folder, UPDATE_LAYOUT.stickFolder);
}

/** What the curator says is new; undefined where nothing was said. */
async function written({ changes, 'change-zh': zh, 'change-en': en }: Values, source: string): Promise<Changes | undefined> {
  if (changes === undefined && zh === undefined) return undefined;
  const { hant } = createWords(await loadContent(source));
  return changes === undefined ? writtenChanges({ 'zh-Hans': zh, en }, 'the list of changes', hant) : readChanges(resolvePath(changes), hant);
}

async function run(dir: string, values: Values, years: number, log: (line: string) => void): Promise<PublishResult> {
  const [keyFolder, library] = [resolvePath(values.keys ?? DEFAULT_KEY_FOLDER), resolvePath(values.library ?? join(OUTPUT_FOLDER, 'publish-library'))];
  const source = resolvePath(values.source ?? DEFAULT_SOURCE);
  // What would stop it is told before the minute that building takes.
  const keys = await openKeyFolder(keyFolder, values.root === undefined ? undefined : resolvePath(values.root));
  return whilePublishing([keyFolder, library], async () => {
    await readStanding(dir, keys, () => undefined);
    const changes = await written(values, source);
    const { generation } = await buildGeneration({ source, library, cache: join(library, '../cache'), log });
    const result = await publish({
      dir, library, generation, keys, log,
      open: (key) => openWithPassphrase(key, { what: 'the publishing key', file: values['passphrase-file'], variable: PASSPHRASE_VARIABLE, env: process.env, input: process.stdin, log }),
      minApp: values['min-app'],
      app: z.object({ version: z.string() }).parse(JSON.parse(await readFile(PACKAGE_FILE, 'utf8'))).version,
      written: changes,
      expiresYears: years,
      renew: values.renew,
      lowerVersion: values['lower-version'],
      prune: values.prune,
      now: new Date(),
      disk: realDisk,
      freeBytes: freeBytesAt,
    });
    // This generation and the one before stay, to be compared with the next.
    await collectGarbage(library, []);
    return result;
  });
}

function linesOf({ release, metadata, expires, changed, copied, removed, warnings }: PublishResult, dir: string, stick: boolean): string[] {
  const { version, changes, published } = release;
  const warned = warnings.map((warning) => `warning: ${warning}`);
  if (!changed) return [`Nothing has changed since ${published.slice(0, 10)}: ${dir} holds version ${version} already, whole, and is as it was.`, ...warned];
  return [
    ...[...changes['zh-Hans'], ...changes.en].map((line) => `  ${line}`),
    `Published: version ${version} as update ${metadata} in ${dir}, until ${expires.slice(0, 10)}; ${copied.files} files copied, ${(copied.bytes / MEGABYTE).toFixed(1)} MB${removed > 0 ? `, ${removed} old ones removed` : ''}.`,
    ...(stick ? ['Eject the stick before you pull it out, then carry it to the kiosk.'] : []),
    ...warned,
  ];
}
