import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT, StartError } from './exit.ts';

/** What `--content` names, with absolute paths. */
export type Content = { readonly kind: 'source'; readonly dir: string } | { readonly kind: 'library'; readonly dir: string };

/**
 * Finds out what stands in the folder given with `--content`: a source folder as curators write it, or a library
 * that was built from one.
 *
 * @throws StartError with exit code 2 when it is neither.
 */
export function findContent(asked: string): Content {
  const dir = resolve(asked);
  if (existsSync(join(dir, 'exhibition.yaml'))) return { kind: 'source', dir };
  if (existsSync(join(dir, 'current.json'))) return { kind: 'library', dir };
  const what = existsSync(dir) ? 'holds no exhibition' : 'does not exist';
  throw new StartError(
    `--content ${dir} ${what}: name a source folder (it holds exhibition.yaml) or a built library (it holds current.json).`,
    EXIT.usage,
  );
}
