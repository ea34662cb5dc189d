import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ObjectToCheck } from './workers.ts';

const READ_BYTES = 1024 * 1024;

// This thread answers nobody, so that it may wait for the disk.
function hashOf(file: string, buffer: Buffer): string {
  const hash = createHash('sha256');
  const opened = openSync(file, 'r');
  try {
    for (let read = readSync(opened, buffer); read > 0; read = readSync(opened, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(opened);
  }
  return hash.digest('hex');
}

function problemOf(object: ObjectToCheck, buffer: Buffer): string | undefined {
  try {
    const { size } = statSync(object.file);
    if (size !== object.size) return `${object.path}: has ${size} bytes instead of ${object.size}`;
    if (object.hash && hashOf(object.file, buffer) !== object.sha256) return `${object.path}: its bytes have changed`;
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return `${object.path}: is missing`;
    return `${object.path}: cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

const objects: readonly ObjectToCheck[] = workerData;
const buffer = Buffer.allocUnsafe(READ_BYTES);
parentPort?.postMessage(objects.map((object) => problemOf(object, buffer)).filter((problem) => problem !== undefined));
