import { statfs } from 'node:fs/promises';
import { Refusal } from './refusal.ts';

/** What a file system has left for ordinary processes. */
export interface Free {
  readonly bytes: number;
  /** Files that it can still name; undefined where it does not count them. */
  readonly files: number | undefined;
}

/** Bytes that must stay free for the records of visits, the logs and the operating system. */
export const SPACE_MARGIN_BYTES = 256 * 1024 * 1024;

/** What a file takes on the disk beyond its bytes: the rest of its last block, and its name. */
const FILE_OVERHEAD_BYTES = 4096;
const BYTES_PER_MEGABYTE = 1e6;

/** @throws Error of the file system. */
export async function freeSpace(dir: string): Promise<Free> {
  const { bavail, bsize, files, ffree } = await statfs(dir);
  // FAT, NTFS and Btrfs make room for names as they need it, and say 0 of 0.
  return { bytes: bavail * bsize, files: files === 0 ? undefined : ffree };
}

/** Bytes and files that objects of these sizes take. */
export function needed(sizes: readonly number[]): { bytes: number; files: number } {
  return { bytes: sizes.reduce((sum, size) => sum + size + FILE_OVERHEAD_BYTES, 0), files: sizes.length };
}

/** A refusal when so much does not fit in what is free, less the margin; otherwise undefined. */
export function spaceRefusal(dir: string, need: { bytes: number; files: number }, free: Free, margin: number): Refusal | undefined {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / BYTES_PER_MEGABYTE)} MB`;
  if (need.bytes + margin > free.bytes) {
    return new Refusal('space', `${dir}: the update needs ${megabytes(need.bytes)} and ${megabytes(margin)} must stay free, but only ${megabytes(free.bytes)} are free; make room for ${megabytes(need.bytes + margin - free.bytes)} more`);
  }
  if (free.files !== undefined && need.files > free.files) {
    return new Refusal('space', `${dir}: the update needs ${need.files} files, but the file system has room for ${free.files} more; remove what is not needed`);
  }
  return undefined;
}
