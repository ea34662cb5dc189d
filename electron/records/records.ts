import { Worker } from 'node:worker_threads';
import type { Count, DayCount, HeldMessage, Message, PanelSlip, Slip, Tribute } from '../../media/schema/index.ts';
import { dayBefore, dayOf } from './days.ts';
import type { Everything, FromWorker, Job, State, ToWorker } from './protocol.ts';
import type { Outcome } from './writing.ts';

/** As for the library's workers: a source beside this one, or a bundle beside the bundle. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** What visitors leave behind, kept in SQLite in the data folder. All of it works on a thread of its own. */
export interface Records {
  /** Whether records can be kept, and sentences for the technician. Never rejects. */
  state(): Promise<State>;
  /** Resolves once the tribute would outlast a power cut. @throws Error when it cannot be kept. */
  addTribute(tribute: Tribute): Promise<Outcome>;
  /** As for a tribute; `no-key` when it holds a contact that nothing can encrypt. @throws Error when it cannot be kept. */
  addSlip(slip: Slip): Promise<Outcome | 'no-key'>;
  /** Approved messages to a person, the latest first. @throws Error when they cannot be read. */
  messages(person: string): Promise<Message[]>;
  /** Messages that wait for a curator, the oldest first. @throws Error when they cannot be read. */
  held(): Promise<HeldMessage[]>;
  /** Approves or refuses a message; false when there is none with this id. @throws Error when it cannot be kept. */
  judge(id: string, state: 'approved' | 'refused'): Promise<boolean>;
  /** Every slip, the latest first. @throws Error when they cannot be read. */
  slips(): Promise<PanelSlip[]>;
  /** Adds to the numbers of this day. Resolves once they are durable. @throws Error when they cannot be kept. */
  addCounts(counts: readonly Count[]): Promise<void>;
  /** Every number that is kept, the oldest day first. @throws Error when they cannot be read. */
  counts(): Promise<DayCount[]>;
  /** Removes the numbers of days that are more than `days` days ago. @returns how many rows went. @throws Error when it cannot be done. */
  removeCounts(days: number): Promise<number>;
  /** When the last visit since the start was counted. */
  lastVisit(): Date | undefined;
  /** What an export takes along, as it is at one moment. @throws Error when it cannot be read. */
  everything(): Promise<Everything>;
  /** Takes the contacts of these slips off the kiosk. @throws Error when it cannot be done. */
  removeContacts(slips: readonly string[]): Promise<void>;
  /** Ends the thread once everything before is done. */
  close(): Promise<void>;
}

export interface RecordsOptions {
  /** The data folder. */
  readonly data: string;
  log(line: string): void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that has ended is begun anew with the next question: the hall must not go without records until a restart. */
export function openRecords({ data, log }: RecordsOptions): Records {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  let lastVisit: Date | undefined;

  function begin(): Worker {
    const begun = new Worker(new URL(`./records-worker.${EXTENSION}`, import.meta.url), { workerData: { data } });
    // A kiosk that ends must not wait for a thread that waits for questions.
    begun.unref();
    begun.on('message', take);
    begun.on('error', (error) => log(`The records' thread failed: ${error.message}`));
    begun.on('exit', () => {
      if (worker === begun) worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error("the records' thread has ended"));
      waiting.clear();
    });
    return begun;
  }

  function take(message: FromWorker): void {
    if ('log' in message) {
      log(message.log);
      return;
    }
    const asked = waiting.get(message.number);
    waiting.delete(message.number);
    if (waiting.size === 0) worker?.unref();
    if ('failed' in message) asked?.reject(new Error(message.failed));
    else asked?.resolve(message.answer);
  }

  function ask<Answer>(job: Job): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      worker ??= begin();
      last += 1;
      waiting.set(last, { resolve: resolve as (answer: unknown) => void, reject });
      worker.ref();
      worker.postMessage({ number: last, job } satisfies ToWorker);
    });
  }

  return {
    state: () =>
      ask<State>({ kind: 'state' }).catch((error: Error) => ({ open: false, contact: false, notes: [`Tributes and correction slips cannot be kept: ${error.message}.`] })),
    addTribute: (tribute) => ask({ kind: 'tribute', tribute }),
    addSlip: (slip) => ask({ kind: 'slip', slip }),
    messages: (person) => ask({ kind: 'messages', person }),
    held: () => ask({ kind: 'held' }),
    judge: (id, state) => ask({ kind: 'judge', id, state }),
    slips: () => ask({ kind: 'slips' }),
    async addCounts(counts) {
      const now = new Date();
      await ask({ kind: 'count', counts, day: dayOf(now) });
      if (counts.some(({ kind }) => kind === 'visit')) lastVisit = now;
    },
    counts: () => ask({ kind: 'counts' }),
    removeCounts: (days) => ask({ kind: 'remove-counts', before: dayBefore(new Date(), days) }),
    lastVisit: () => lastVisit,
    everything: () => ask({ kind: 'everything' }),
    removeContacts: (slips) => ask({ kind: 'remove-contacts', slips }),
    async close() {
      if (!worker) return;
      await ask({ kind: 'close' }).catch(() => undefined);
      await worker?.terminate();
    },
  };
}
