import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { CONTACT_KEY_FILE, readContactKey, sealContact } from './contact.ts';
import { isDamage, openDatabase, replaceDamaged, setAsideFiles } from './database.ts';
import { readCounts, removeCounts, writeCounts } from './counting.ts';
import { judgeMessage, listSlips, readEveryMessage, readHeld, readSlips, removeContacts } from './exporting.ts';
import type { Everything, FromWorker, Job, State, ToWorker } from './protocol.ts';
import { readMessages, writeSlip, writeTribute } from './writing.ts';

// This thread answers nobody else, so that it may wait for the disk.
const { data }: { data: string } = workerData;
const say = (message: FromWorker): void => parentPort?.postMessage(message);
const log = (line: string): void => say({ log: line });
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

let database: DatabaseSync | undefined;

function opened(): DatabaseSync {
  database ??= openDatabase(data, new Date(), log);
  return database;
}

function contactKey(): ReturnType<typeof readContactKey> | undefined {
  const path = join(data, CONTACT_KEY_FILE);
  return existsSync(path) ? readContactKey(readFileSync(path, 'utf8')) : undefined;
}

function stateOf(): State {
  const notes = setAsideFiles(data).map(
    (name) => `The kiosk's records were damaged and set aside as ${join(data, name)}; fresh ones are in use. Copy it away for whoever may mend it; this note goes when the file does.`,
  );
  let open = true;
  let contact = false;
  try {
    opened();
  } catch (error) {
    open = false;
    notes.push(`Tributes and correction slips cannot be kept: ${reasonOf(error)}.`);
  }
  try {
    contact = contactKey() !== undefined;
  } catch (error) {
    notes.push(`The curators' key ${join(data, CONTACT_KEY_FILE)} cannot be used (${reasonOf(error)}): slips do not ask how to reach their writer. Make it anew with "npm run content -- slip-keys".`);
  }
  return { open, contact, notes };
}

function work(job: Job): unknown {
  switch (job.kind) {
    case 'state':
      return stateOf();
    case 'tribute':
      return writeTribute(opened(), job.tribute, new Date());
    case 'slip': {
      const { contact, id } = job.slip;
      const key = contact === undefined ? undefined : contactKey();
      if (contact !== undefined && key === undefined) return 'no-key';
      return writeSlip(opened(), job.slip, contact !== undefined && key ? sealContact(contact, id, key) : undefined, new Date());
    }
    case 'messages':
      return readMessages(opened(), job.person);
    case 'held':
      return readHeld(opened());
    case 'judge':
      return judgeMessage(opened(), job.id, job.state);
    case 'slips':
      return listSlips(opened());
    case 'count':
      return writeCounts(opened(), job.counts, job.day);
    case 'counts':
      return readCounts(opened());
    case 'remove-counts':
      return removeCounts(opened(), job.before);
    case 'everything':
      return { counts: readCounts(opened()), slips: readSlips(opened()), messages: readEveryMessage(opened()) } satisfies Everything;
    case 'remove-contacts':
      return removeContacts(opened(), job.slips, new Date());
    case 'close':
      database?.close();
      database = undefined;
      return undefined;
  }
}

/** A file that turns out to be damaged while it is in use is set aside like one found at the start. */
function workOn(job: Job): unknown {
  try {
    return work(job);
  } catch (error) {
    if (!database || !isDamage(error)) throw error;
    const damaged = database;
    database = undefined;
    database = replaceDamaged(damaged, { data, now: new Date(), reason: error, log });
    return work(job);
  }
}

parentPort?.on('message', ({ number, job }: ToWorker) => {
  try {
    say({ number, answer: workOn(job) });
  } catch (error) {
    say({ number, failed: reasonOf(error) });
  }
});
