import { UPDATE_LAYOUT } from '../../media/schema/update.ts';
import { WrongContent } from '../library/store.ts';
import type { Store } from '../library/store.ts';
import { diskRefusal, sourceRefusal, stoppedRefusal } from './faults.ts';
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
    for (const object of waiting) {
      if (signal.aborted) return;
      try {
        await copyObject({ ...options, signal }, object);
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

async function copyObject({ source, store, rate, signal, onBytes }: CopyOptions, object: ObjectToCopy): Promise<void> {
  try {
    await store.putObjectFrom(chunksOf(source, object, { rate, signal, onBytes }), object);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof WrongContent) {
      throw new Refusal('damaged', `${object.path} (${UPDATE_LAYOUT.object(object.sha256)}) of ${source.id.at} ${error.message}; publish the update again, or copy it to the stick again`, { cause: error });
    }
    throw diskRefusal(error);
  }
}

/** What the source gives, no faster than it may come. Every error is a Refusal. */
async function* chunksOf(source: Source, object: ObjectToCopy, { rate, signal, onBytes }: Pick<CopyOptions, 'rate' | 'signal' | 'onBytes'>): AsyncGenerator<Uint8Array> {
  const file = UPDATE_LAYOUT.object(object.sha256);
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    const opening = source.open(file, { signal });
    reader = (await orAborted(opening, signal, () => opening.then((stream) => stream.cancel()))).getReader();
    for (;;) {
      const { done, value } = await orAborted(reader.read(), signal);
      if (done) return;
      await rate.take(value.byteLength, signal);
      onBytes(value.byteLength);
      yield value;
    }
  } catch (error) {
    throw signal.aborted ? stoppedRefusal() : sourceRefusal(error, `${object.path} (${file})`, source.id);
  } finally {
    // Also where the store wants no more; a source that is gone may not answer this any more.
    reader?.cancel().catch(() => undefined);
  }
}

/** What the promise gives, or the signal's reason as soon as it is aborted; `late` clears up what nobody waits for then. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal, late?: () => Promise<unknown>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      late?.().catch(() => undefined);
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
