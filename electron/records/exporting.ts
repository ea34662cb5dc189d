import type { DatabaseSync } from 'node:sqlite';
import type { HeldMessage, PanelSlip } from '../../media/schema/index.ts';
import { transact } from './writing.ts';

/** A slip as it leaves the kiosk; `contact` as it is kept, encrypted. */
export interface KeptSlip {
  readonly id: string;
  readonly person: string;
  readonly topic: string;
  readonly evidence: string;
  readonly words: string;
  readonly at: string;
  readonly contact: Uint8Array | undefined;
}

/** Every slip, the oldest first. */
export function readSlips(database: DatabaseSync): KeptSlip[] {
  return database
    .prepare('SELECT id, person, topic, evidence, words, at, contact FROM slips ORDER BY at, id')
    .all()
    .map((row) => ({
      id: String(row['id']),
      person: String(row['person'] ?? ''),
      topic: String(row['topic']),
      evidence: String(row['evidence']),
      words: String(row['words'] ?? ''),
      at: String(row['at']),
      contact: row['contact'] instanceof Uint8Array ? row['contact'] : undefined,
    }));
}

/** Every slip, the latest first, without its contact: only whether there is one. */
export function listSlips(database: DatabaseSync): PanelSlip[] {
  return readSlips(database)
    .reverse()
    .map((slip) => ({ ...slip, contact: slip.contact !== undefined }));
}

/** Takes the contacts of slips off the kiosk, from the log and the free pages too (secure_delete is on). */
export function removeContacts(database: DatabaseSync, ids: readonly string[], at: Date): void {
  transact(database, () => {
    const remove = database.prepare('UPDATE slips SET contact = NULL, exported = ? WHERE id = ?');
    for (const id of ids) remove.run(at.toISOString(), id);
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** A message as it leaves the kiosk, with what a curator has made of it. */
export interface KeptMessage extends HeldMessage {
  readonly state: 'held' | 'approved' | 'refused';
}

/** Every message, the oldest first. */
export function readEveryMessage(database: DatabaseSync): KeptMessage[] {
  return database
    .prepare('SELECT tribute, person, choice, text, at, state FROM messages JOIN tributes ON id = tribute ORDER BY at, tribute')
    .all()
    .map((row) => ({ ...messageOf(row), state: String(row['state']) as KeptMessage['state'] }));
}

/** Messages that wait for a curator, the oldest first. */
export function readHeld(database: DatabaseSync): HeldMessage[] {
  return database
    .prepare("SELECT tribute, person, choice, text, at FROM messages JOIN tributes ON id = tribute WHERE state = 'held' ORDER BY at, tribute")
    .all()
    .map(messageOf);
}

function messageOf(row: Record<string, unknown>): HeldMessage {
  return {
    id: String(row['tribute']),
    person: String(row['person']),
    choice: row['choice'] === null ? null : String(row['choice']),
    text: row['text'] === null ? null : String(row['text']),
    at: String(row['at']),
  };
}

/** Approves or refuses a message. @returns whether there is one with this id. */
export function judgeMessage(database: DatabaseSync, id: string, state: 'approved' | 'refused'): boolean {
  return database.prepare('UPDATE messages SET state = ? WHERE tribute = ?').run(state, id).changes > 0;
}
