import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** The exhibition that the commands mean when no folder is named. */
export const DEFAULT_SOURCE = join(REPOSITORY, 'media/hengyang');

/** Where builds go when nothing else is said; git knows nothing of it. */
export const OUTPUT_FOLDER = join(REPOSITORY, 'build/out');

/**
 * The folder and the options of a command that takes at most one folder.
 *
 * @throws UsageError that names what is not known.
 */
export function parseFolderArguments<O extends Readonly<Record<string, { type: 'string' | 'boolean' }>>>(args: readonly string[], options: O) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [folder = DEFAULT_SOURCE, extra] = positionals;
    if (extra !== undefined) throw new UsageError(`one folder at a time: ${extra} is one too many`);
    return { folder, values };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message);
    throw error;
  }
}
