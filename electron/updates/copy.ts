import { UPDATE_LAYOUT } from '../../media/schema/update.ts';
import { WrongContent } from '../library/store.ts';
import type { Store } from '../library/store.ts';
import { diskRefusal, sourceRefusal, stoppedRefusal } from './faults.ts';
import { createPieces, orAborted } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import type { Rate } from './rate.ts';
import { Refusal } from './refusal.ts';
import type { Source } from './sources/source.ts';

/** Copies at once: while one waits for the source, others are hashed and written. */
const COPIES_AT_ONCE = 4;

/** An object of an update. */
export interface ObjectToCopy {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** A path under which the manifest names it, for messages. */
  readonly path: string;
}

export interface CopyOptions {
  readonly source: Source;
  readonly store: Store;
  readonly objects: readonly ObjectToCopy[];
  readonly rate: Rate;
  readonly signal: AbortSignal;
  /** Told how many more bytes have come. */
  onBytes(bytes: number): void;
}

/**
 * Copies objects from the source into the store, each believed only when it has the hash that the manifest gives.
 * When it ends, however it ends, all that was copied whole is durable, so that the next try need not copy it again.
 *
 * @throws Refusal of the first fault: `source-gone`, `source-read`, `damaged`, `space`, `disk`, or `stopped` when the
 * signal was aborted, which is told at once even where the source does not answer.
 */
export async function copyObjects(options: CopyOptions): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const waiting = options.objects.values();
  let first: unknown;

  async function work(): Promise<void> {
    const pieces = createPieces();
    for (const object of waiting) {
      if (signal.aborted) return;
      try {
        await copyObject({ ...options, signal }, object, pieces);
      } catch (error) {
        first ??= error;
        failed.abort();
        return;
      }
    }
  }

  await Promise.all(Array.from({ length: COPIES_AT_ONCE }, work));
  if (options.signal.aborted) first = stoppedRefusal();
  try {
    await options.store.settle();
  } catch (error) {
    first ??= diskRefusal(error);
  }
  if (first !== undefined) throw first;
}

async function copyObject({ source, store, rate, signal, onBytes }: CopyOptions, object: ObjectToCopy, pieces: Pieces): Promise<void> {
  try {
    await store.putObjectFrom(piecesOf(source, object, { rate, signal, onBytes }, pieces), object);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof WrongContent) {
      throw new Refusal('damaged', `${object.path} (${UPDATE_LAYOUT.object(object.sha256)}) of ${source.id.at} ${error.message}; publish the update again, or copy it to the stick again`, { cause: error });
    }
    throw diskRefusal(error);
  }
}

/** What the source gives, no faster than it may come. Every error is a Refusal. */
async function* piecesOf(source: Source, object: ObjectToCopy, { rate, signal, onBytes }: Pick<CopyOptions, 'rate' | 'signal' | 'onBytes'>, pieces: Pieces): AsyncGenerator<Uint8Array> {
  const file = UPDATE_LAYOUT.object(object.sha256);
  let stream: ReadableStream<Uint8Array> | undefined;
  try {
    const opening = source.open(file, { signal });
    stream = await orAborted(opening, signal, () => opening.then((late) => late.cancel()));
    for await (const piece of pieces.of(stream, signal)) {
      await rate.take(piece.byteLength, signal);
      onBytes(piece.byteLength);
      yield piece;
    }
  } catch (error) {
    throw signal.aborted ? stoppedRefusal() : sourceRefusal(error, `${object.path} (${file})`, source.id);
  }
}
