import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** What no build reads: tests, hidden files (editors' own), and what other programs put there. */
const IGNORED = /^\.|\.test\.ts$|^(e2e|node_modules)$/;

async function filesUnder(path: string): Promise<string[]> {
  const info = await stat(path);
  if (!info.isDirectory()) return [path];
  const names = await readdir(path);
  const nested = await Promise.all(names.filter((name) => !IGNORED.test(name)).map((name) => filesUnder(join(path, name))));
  return nested.flat();
}

/**
 * A mark of the state of some files and folders: their names, sizes and times of change. Whoever edits, adds,
 * removes or renames an input changes it.
 */
export async function fingerprint(root: string, inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map((input) => filesUnder(join(root, input))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The record of what an output was built from. It is written last, and removed first. */
export interface Stamp {
  /** Whether `output` is there and was built from inputs with this mark. */
  matches(mark: string, output: string): Promise<boolean>;
  clear(): Promise<void>;
  write(mark: string): Promise<void>;
}

export function createStamp(path: string): Stamp {
  return {
    matches: async (mark, output) => existsSync(path) && existsSync(output) && (await readFile(path, 'utf8')) === mark,
    clear: () => rm(path, { force: true }),
    write: async (mark) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, mark);
      await rename(`${path}.new`, path);
    },
  };
}

/**
 * Puts a folder that was built aside in the place of the old one. The stamp is cleared meanwhile: whatever ends the
 * process half way, what is left is not taken for good.
 */
export async function replaceFolder(built: string, output: string): Promise<void> {
  const old = `${output}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(output)) await rename(output, old);
  await rename(built, output);
  await rm(old, { recursive: true, force: true });
}
