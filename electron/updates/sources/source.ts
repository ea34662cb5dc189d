import type { SourceId } from '../../../media/schema/index.ts';

export interface OpenOptions {
  /** Byte to begin with; 0 when left out. Not beyond the file's end. */
  readonly offset?: number;
  readonly signal?: AbortSignal;
}

/**
 * A published update that can be read, wherever it lies. Paths are relative to it, with `/` between plain names; what
 * comes from it is believed only after its hash was compared.
 */
export interface Source {
  readonly id: SourceId;
  /**
   * The bytes of a file from `offset` to its end.
   *
   * @throws SourceError when it cannot be opened; the stream fails with one when it cannot be read on.
   */
  open(path: string, options?: OpenOptions): Promise<ReadableStream<Uint8Array>>;
}

/** `missing`: there is no such file. `gone`: the whole source went away. `unreadable`: all other faults of it. */
export type SourceFault = 'missing' | 'gone' | 'unreadable';

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly fault: SourceFault;

  constructor(fault: SourceFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
