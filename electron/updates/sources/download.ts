import { get as httpGet } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { PassingError, readAnswer } from './answer.ts';
import type { Known } from './answer.ts';
import { SourceError } from './source.ts';

const USER_AGENT = 'hengyang-kiosk';

/** Largest head of an answer, in bytes. */
const HEAD_MAX_BYTES = 16 * 1024;

/** So many bytes after a failure and the patience is whole again: a bad line must not end a large file. */
const PROGRESS_BYTES = 1024 * 1024;

/** What the system says when a server does not answer, or no longer. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_STREAM_PREMATURE_CLOSE']);

interface DownloadOptions {
  readonly agent: Agent;
  readonly signal: AbortSignal | undefined;
  readonly answerMs: number;
  readonly quietMs: number;
  pauses(): readonly number[];
  /** Told once the server has said anything. */
  answered(): void;
}

/** One file from a server, over as many connections as it takes. */
export class Download {
  readonly #url: URL;
  readonly #options: DownloadOptions;
  /** The next byte that the reader gets. */
  #position: number;
  #known: Known | undefined;
  #answer: IncomingMessage | undefined;
  #chunks: AsyncIterator<Buffer> | undefined;
  #skip = 0;
  #done = false;
  #cancelled = false;
  #failures = 0;
  #failedAt = 0;

  constructor(url: URL, offset: number, options: DownloadOptions) {
    this.#url = url;
    this.#position = offset;
    this.#options = options;
  }

  /** Asks until there is an answer. @throws SourceError; the signal's reason. */
  async begin(): Promise<void> {
    for (;;) {
      try {
        this.#options.signal?.throwIfAborted();
        await this.#ask();
        return;
      } catch (error) {
        this.#leave();
        await this.#pauseAfter(error);
      }
    }
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      pull: async (controller) => {
        const chunk = await this.#next();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: () => {
        this.#cancelled = true;
        this.#leave();
      },
    }, { highWaterMark: 0 });
  }

  /** The next bytes, over a new connection where the old one broke; undefined at the end. */
  async #next(): Promise<Uint8Array | undefined> {
    for (;;) {
      if (this.#done || this.#cancelled) return undefined;
      try {
        const chunk = await this.#read();
        if (!chunk) {
          this.#assertWhole();
          this.#done = true;
          return undefined;
        }
        const rest = chunk.subarray(Math.min(this.#skip, chunk.byteLength));
        this.#skip -= chunk.byteLength - rest.byteLength;
        this.#position += rest.byteLength;
        if (rest.byteLength > 0) return rest;
      } catch (error) {
        this.#leave();
        if (this.#cancelled) return undefined;
        await this.#pauseAfter(error);
        await this.begin();
      }
    }
  }

  async #ask(): Promise<void> {
    const from = this.#position;
    const answer = await this.#send({
      'user-agent': USER_AGENT,
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
      ...(from > 0 && this.#known?.etag !== undefined ? { 'if-range': this.#known.etag } : {}),
    });
    this.#options.answered();
    this.#answer = answer;
    const { known, skip, done } = readAnswer(answer, this.#url, from, this.#known);
    this.#known = { ...this.#known, ...known };
    this.#skip = skip;
    this.#done = done;
    this.#chunks = answer[Symbol.asyncIterator]();
    if (done) this.#leave();
  }

  #send(headers: Record<string, string>): Promise<IncomingMessage> {
    const { agent, signal, answerMs } = this.#options;
    const get = this.#url.protocol === 'https:' ? httpsGet : httpGet;
    return new Promise((resolve, reject) => {
      const request = get(this.#url, { agent, headers, maxHeaderSize: HEAD_MAX_BYTES, ...(signal ? { signal } : {}) });
      let timer: NodeJS.Timeout | undefined;
      // Not before: with all connections in use a request waits for one.
      request.once('socket', () => {
        timer = setTimeout(() => request.destroy(new PassingError('gone', `${this.#url.href}: no answer within ${answerMs / 1000} s`)), answerMs);
      });
      request.once('response', (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      // Also after the answer: an error that nobody hears would end the program.
      request.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });
  }

  async #read(): Promise<Buffer | undefined> {
    const { quietMs } = this.#options;
    const timer = setTimeout(() => this.#answer?.destroy(new PassingError('gone', `${this.#url.href}: nothing came for ${quietMs / 1000} s`)), quietMs);
    try {
      const read = await this.#chunks?.next();
      return read === undefined || read.done ? undefined : read.value;
    } finally {
      clearTimeout(timer);
    }
  }

  /** An answer without a length ends like one that broke. */
  #assertWhole(): void {
    const { size } = this.#known ?? {};
    if (size !== undefined && this.#position < size) throw new PassingError('gone', `${this.#url.href} broke off at byte ${this.#position} of ${size}`);
  }

  #leave(): void {
    this.#answer?.destroy();
    this.#answer = undefined;
    this.#chunks = undefined;
  }

  /** Waits for the next try. @throws SourceError when there is none; the signal's reason. */
  async #pauseAfter(error: unknown): Promise<void> {
    const { signal } = this.#options;
    if (signal?.aborted) throw signal.reason;
    const passing = this.#passing(error);
    if (this.#position - this.#failedAt >= PROGRESS_BYTES) this.#failures = 0;
    this.#failedAt = this.#position;
    const pause = this.#options.pauses()[this.#failures];
    this.#failures += 1;
    if (pause === undefined) throw new SourceError(passing.fault, `${passing.message}, after ${this.#failures} tries`, { cause: error });
    await sleep(pause, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
  }

  #passing(error: unknown): PassingError {
    if (error instanceof SourceError) throw error;
    if (error instanceof PassingError) return error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    const told = `${this.#url.href}: ${message || code}`;
    if (GONE.has(code)) return new PassingError('gone', told, { cause: error });
    throw new SourceError('unreadable', told, { cause: error });
  }
}
