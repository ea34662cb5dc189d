import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { sha256 } from '../../../electron/library/canonical.ts';
import { manifestSchema } from '../../schema/manifest.ts';
import { releaseSchema, UPDATE_LAYOUT } from '../../schema/update.ts';
import type { Release } from '../../schema/update.ts';
import type { KeyCost } from './key-file.ts';
import { readIfThere, updatePaths } from './update-folder.ts';

/** Opens in no time: what guards a real key is tried for itself. */
export const CHEAP: KeyCost = { N: 16, r: 8, p: 1 };

const ADDRESS = 'update://';
const NOT_FOUND = 404;

/** Reads a published update from its folder, as a static server would give it. */
class FolderFetcher extends BaseFetcher {
  readonly #dir: string;

  constructor(dir: string) {
    super();
    this.#dir = dir;
  }

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const bytes = await readIfThere(join(this.#dir, ...url.slice(ADDRESS.length).split('/')));
    if (!bytes) throw new DownloadHTTPError(`there is no ${url}`, NOT_FOUND);
    return new Blob([Uint8Array.from(bytes)]).stream();
  }
}

/** A kiosk as The Update Framework's own client sees it: a folder that begins with nothing but a root of trust. */
export async function makeClient(trust: string, rootFile: string): Promise<void> {
  await mkdir(trust, { recursive: true });
  await writeFile(join(trust, 'root.json'), await readFile(rootFile));
}

/**
 * Takes an update with tuf-js, as a kiosk with this trust would, and reads all of it.
 *
 * @throws Error of tuf-js where it would be refused, and where an object is not what the manifest says.
 */
export async function takeUpdate(dir: string, trust: string): Promise<Release> {
  const updater = new Updater({
    metadataDir: trust,
    metadataBaseUrl: `${ADDRESS}${UPDATE_LAYOUT.metadata}`,
    targetDir: trust,
    targetBaseUrl: `${ADDRESS}${UPDATE_LAYOUT.targets}`,
    fetcher: new FolderFetcher(dir),
  });
  await updater.refresh();
  const target = await updater.getTargetInfo(UPDATE_LAYOUT.target);
  if (!target) throw new Error('the update has no target');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(await updater.downloadTarget(target, join(trust, 'manifest')), 'utf8')));
  for (const [path, entry] of Object.entries(manifest.files)) {
    if (sha256(await readFile(updatePaths.object(dir, entry.sha256))) !== entry.sha256) throw new Error(`${path} is damaged`);
  }
  return releaseSchema.parse(target.custom['release']);
}
