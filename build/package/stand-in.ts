import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks the fuses in an Electron binary (@electron/fuses). */
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Fuses of version 1 of the wire that Electron 45 has; the packer's library knows the first eight. */
const FUSE_COUNT = 9;

const LOCALES = ['am', 'de', 'en-US', 'fr', 'ja', 'zh-CN', 'zh-TW'] as const;

/**
 * Writes a folder that the packer takes for an unpacked Electron: the files that it looks for, a binary that holds
 * nothing but a wire of fuses, and more languages than the package shall keep.
 */
export async function writeStandIn(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const wire = Buffer.from([1, FUSE_COUNT, ...Array<number>(FUSE_COUNT).fill('0'.charCodeAt(0))]);
  const binary = Buffer.concat([Buffer.from('stand-in for Electron\n'), Buffer.from(FUSE_SENTINEL), wire, Buffer.alloc(64)]);
  await writeFile(join(folder, 'electron'), binary);
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), version);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome_100_percent.pak', 'icudtl.dat', 'chrome-sandbox']) {
    await writeFile(join(folder, file), `${file} of the stand-in\n`);
  }
  for (const locale of LOCALES) await writeFile(join(folder, 'locales', `${locale}.pak`), locale);
}

/** The states of the fuses in a binary, in the order of the wire: `1` on, `0` off. */
export function readFuses(binary: Buffer): string {
  const at = binary.indexOf(FUSE_SENTINEL);
  if (at < 0) throw new Error('the binary has no wire of fuses');
  const start = at + FUSE_SENTINEL.length;
  const length = binary[start + 1] ?? 0;
  return binary.subarray(start + 2, start + 2 + length).toString('latin1');
}
