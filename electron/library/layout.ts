import { join } from 'node:path';

/** How temporary files of streamed objects begin. Only an installation makes them, and it holds the store's lock. */
export const STREAMED = 'object-';

/** Where things stand in a store's directory. */
export const layout = {
  /** Held by whoever installs or collects garbage: one at a time. */
  lock: (dir: string) => join(dir, 'install.lock'),
  pointer: (dir: string) => join(dir, 'current.json'),
  /** Half-written files; nothing reads them, and what a power cut leaves here may be deleted. */
  temporary: (dir: string) => join(dir, 'tmp'),
  objects: (dir: string) => join(dir, 'objects'),
  /** The first two digits make a folder of their own, so that no folder holds more than a few hundred names. */
  objectFolder: (dir: string, sha256: string) => join(dir, 'objects', sha256.slice(0, 2)),
  object: (dir: string, sha256: string) => join(dir, 'objects', sha256.slice(0, 2), sha256),
  generations: (dir: string) => join(dir, 'generations'),
  generation: (dir: string, id: string) => join(dir, 'generations', `${id}.json`),
} as const;
