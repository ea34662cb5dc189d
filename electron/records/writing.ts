import type { DatabaseSync } from 'node:sqlite';
// Not the whole schema: its library takes this thread longer to load than all the rest.
import { SLIPS_PER_VISIT, TRIBUTES_PER_VISIT } from '../../media/schema/limits.ts';
import type { Message, Slip, Tribute } from '../../media/schema/index.ts';

/** `kept` is said once it is durable. */
export type Outcome = 'kept' | 'too-many';

function countOf(database: DatabaseSync, table: 'tributes' | 'slips', visit: string): number {
  return Number(database.prepare(`SELECT count(*) AS number FROM ${table} WHERE visit = ?`).get(visit)?.['number']);
}

function isKept(database: DatabaseSync, table: 'tributes' | 'slips', id: string): boolean {
  return database.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
}

/** All of `write` or nothing of it. */
export function transact<T>(database: DatabaseSync, write: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = write();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    // A disk that is full ends the transaction by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Keeps a tribute and its message, once however often it is sent. */
export function writeTribute(database: DatabaseSync, { id, visit, person, kind, message }: Tribute, at: Date): Outcome {
  return transact(database, () => {
    if (isKept(database, 'tributes', id)) return 'kept';
    if (countOf(database, 'tributes', visit) >= TRIBUTES_PER_VISIT) return 'too-many';
    database.prepare('INSERT INTO tributes (id, visit, person, kind, at) VALUES (?, ?, ?, ?, ?)').run(id, visit, person, kind, at.toISOString());
    if (message) {
      const [choice, text] = 'choice' in message ? [message.choice, null] : [null, message.text];
      database.prepare('INSERT INTO messages (tribute, choice, text) VALUES (?, ?, ?)').run(id, choice, text);
    }
    return 'kept';
  });
}

/** Keeps a slip, its contact encrypted. */
export function writeSlip(database: DatabaseSync, { id, visit, person, topic, evidence, words }: Slip, contact: Uint8Array | undefined, at: Date): Outcome {
  return transact(database, () => {
    if (isKept(database, 'slips', id)) return 'kept';
    if (countOf(database, 'slips', visit) >= SLIPS_PER_VISIT) return 'too-many';
    database
      .prepare('INSERT INTO slips (id, visit, person, topic, evidence, words, contact, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, visit, person ?? null, topic, evidence, words ?? null, contact ?? null, at.toISOString());
    return 'kept';
  });
}

/** Most messages that one page shows. */
const MESSAGES_SHOWN = 12;

/** Approved messages to a person, the latest first. */
export function readMessages(database: DatabaseSync, person: string): Message[] {
  return database
    .prepare(`SELECT choice, text FROM messages JOIN tributes ON tributes.id = messages.tribute WHERE state = 'approved' AND person = ? ORDER BY at DESC LIMIT ${MESSAGES_SHOWN}`)
    .all(person)
    .map(({ choice, text }) => (choice === null ? { text: String(text) } : { choice: String(choice) as Extract<Message, { choice: string }>['choice'] }));
}
