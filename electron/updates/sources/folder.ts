import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceId } from '../../../media/schema/index.ts';
import { CHUNK_BYTES } from '../../library/file-stream.ts';
import { isMissing } from '../../library/pointer.ts';
import { assertPlain } from './paths.ts';
import { SourceError } from './source.ts';
import type { OpenOptions, Source } from './source.ts';

/**
 * A link in the place of a file is not followed. A pipe in its place does not make the opening wait for ever. Windows
 * knows neither flag.
 */
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a system says when the device below a mount point is no longer there. */
const GONE = new Set(['ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN']);

/** Windows gives a name back in the case in which the stick has it. */
const spelt = (path: string): string => (process.platform === 'win32' ? path.toLowerCase() : path);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Whether a folder is there as a folder of its own, not as a link to one. */
export async function isPlainFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** A published update in a folder of this machine or on a stick. Below the folder no link is followed. */
export function openFolder(id: SourceId): Source {
  /** Folders of the update that were found to be plain ones, by their path in it. */
  const plain = new Map<string, Promise<void>>();

  async function look(folder: string): Promise<void> {
    if (id.kind === 'stick' && !(await isPlainFolder(id.at))) throw new SourceError('gone', `${id.at} is no folder any more: is the stick still in?`);
    const root = await realpath(id.at);
    const wanted = join(root, folder);
    const real = await realpath(wanted);
    if (spelt(real) !== spelt(wanted)) throw new SourceError('unreadable', `${wanted} leads elsewhere, to ${real}: an update holds no links; copy it again as plain files`);
  }

  /** Once is enough: what is read is believed only for its hash, and this keeps devices and strangers' files away. */
  function lookOnce(folder: string): Promise<void> {
    const looked = plain.get(folder) ?? look(folder);
    plain.set(folder, looked);
    looked.catch(() => plain.delete(folder));
    return looked;
  }

  async function faultOf(error: unknown, path: string): Promise<unknown> {
    if (error instanceof SourceError) return error;
    const file = join(id.at, path);
    const reason = error instanceof Error ? error.message : String(error);
    // A stick that was pulled fails in many ways, and its folder is the first thing that is not there.
    if (GONE.has(codeOf(error)) || !(await realpath(id.at).catch(() => undefined))) {
      return new SourceError('gone', `${id.at} is no longer there (${reason})`, { cause: error });
    }
    if (isMissing(error)) return new SourceError('missing', `${file} is not there`, { cause: error });
    if (codeOf(error) === 'ELOOP') return new SourceError('unreadable', `${file} is a link: an update holds no links; copy it again as plain files`, { cause: error });
    return new SourceError('unreadable', `${file} cannot be read (${reason})`, { cause: error });
  }

  async function openPlain(path: string): Promise<{ file: FileHandle; size: number }> {
    await lookOnce(dirname(path));
    const file = await open(join(id.at, path), READ_PLAIN);
    const stats = await file.stat();
    if (stats.isFile()) return { file, size: stats.size };
    await file.close();
    throw new SourceError('unreadable', `${join(id.at, path)} is no file`);
  }

  return {
    id,
    async open(path, { offset = 0, signal }: OpenOptions = {}) {
      assertPlain(path);
      signal?.throwIfAborted();
      try {
        const { file, size } = await openPlain(path);
        return streamOf(file, { from: offset, to: size, signal, faultOf: (error) => faultOf(error, path) });
      } catch (error) {
        throw await faultOf(error, path);
      }
    },
  };
}

interface Reading {
  /** Bytes: where to begin, and the size that the file had when it was opened. */
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal | undefined;
  /** What the stream fails with in place of an error of the file system. */
  faultOf(error: unknown): Promise<unknown>;
}

/**
 * The rest of a file, one read for one pull; the file is closed at the end, at an error, and at a cancel. A file that
 * has become shorter ends early: whoever knows its hash notices.
 */
function streamOf(file: FileHandle, { from, to, signal, faultOf }: Reading): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = from;
  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: Math.max(1, Math.min(CHUNK_BYTES, to - from)),
    async pull(controller) {
      const request = controller.byobRequest;
      if (!request?.view) throw new Error('the stream of a file was pulled without a buffer');
      const { buffer, byteOffset, byteLength } = request.view;
      try {
        signal?.throwIfAborted();
        const wanted = Math.max(0, Math.min(byteLength, to - position));
        const { bytesRead } = wanted > 0 ? await file.read(new Uint8Array(buffer, byteOffset, wanted), 0, wanted, position) : { bytesRead: 0 };
        position += bytesRead;
        const ended = bytesRead === 0 || position >= to;
        if (ended) await file.close();
        if (bytesRead > 0) request.respond(bytesRead);
        if (ended) controller.close();
        // The end is told by a close and, to a pull that got nothing, by an answer of no bytes.
        if (bytesRead === 0) request.respond(0);
      } catch (error) {
        await file.close();
        throw signal?.aborted ? signal.reason : await faultOf(error);
      }
    },
    cancel: () => file.close(),
  });
}
