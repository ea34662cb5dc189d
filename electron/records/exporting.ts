import type { DatabaseSync } from 'node:sqlite';

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

/** Takes the contacts of slips off the kiosk, from the log and the free pages too (secure_delete is on). */
export function removeContacts(database: DatabaseSync, ids: readonly string[], at: Date): void {
  const remove = database.prepare('UPDATE slips SET contact = NULL, exported = ? WHERE id = ?');
  database.exec('BEGIN IMMEDIATE');
  for (const id of ids) remove.run(at.toISOString(), id);
  database.exec('COMMIT');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

export interface HeldMessage {
  readonly id: string;
  readonly person: string;
  readonly choice: string | null;
  readonly text: string | null;
  readonly at: string;
}

/** Messages that wait for a curator, the oldest first. */
export function readHeld(database: DatabaseSync): HeldMessage[] {
  return database
    .prepare("SELECT tribute, person, choice, text, at FROM messages JOIN tributes ON id = tribute WHERE state = 'held' ORDER BY at, tribute")
    .all()
    .map((row) => ({
      id: String(row['tribute']),
      person: String(row['person']),
      choice: row['choice'] === null ? null : String(row['choice']),
      text: row['text'] === null ? null : String(row['text']),
      at: String(row['at']),
    }));
}

/** Approves or refuses a message. @returns whether there is one with this id. */
export function judgeMessage(database: DatabaseSync, id: string, state: 'approved' | 'refused'): boolean {
  return database.prepare('UPDATE messages SET state = ? WHERE tribute = ?').run(state, id).changes > 0;
}
