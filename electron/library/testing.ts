import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManifestEntry } from '../../media/schema/index.ts';
import { sha256 } from './canonical.ts';
import { openGeneration } from './generation.ts';
import { layout } from './layout.ts';
import { createStore } from './store.ts';

/** A temporary directory that is removed at the end of the scope that awaits its disposal. */
export async function temporaryDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'kiosk-'));
  return {
    path,
    // Something of a program that was under test may still write into it.
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Puts files (path, media type, content) into the store in `dir` as a generation, and returns its id. */
export async function putGeneration(
  dir: string,
  files: readonly (readonly [path: string, type: string, content: string | Uint8Array])[],
  version = '1.0.0',
): Promise<string> {
  const store = createStore(dir);
  const entries: Record<string, ManifestEntry> = {};
  for (const [path, type, content] of files) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    entries[path] = { ...(await store.putObject(bytes)), type };
  }
  return store.putManifest({ format: 1, exhibition: 'hengyang', version, files: entries });
}

/** Paths of a generation whose bytes are not those of the manifest: `verifyGeneration` without a thread, for tests that ask very often. */
export async function damagedPaths(dir: string, id: string): Promise<string[]> {
  const { manifest } = await openGeneration(dir, id);
  const damaged: string[] = [];
  for (const [path, entry] of Object.entries(manifest.files)) {
    const bytes = await readFile(layout.object(dir, entry.sha256)).catch(() => undefined);
    if (!bytes || sha256(bytes) !== entry.sha256) damaged.push(path);
  }
  return damaged;
}
