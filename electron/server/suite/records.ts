import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keptSchema, mentionsSchema, messagesSchema, parse, recordsStateSchema, TRIBUTES_PER_MINUTE } from '../../../media/schema/index.ts';
import { CONTACT_KEY_FILE, createContactKeys } from '../../records/contact.ts';
import { openDatabase } from '../../records/database.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context } from './context.ts';
import { adversary, exhibit, person, veteran } from './fixture.ts';

export function describeRecords({ fixture, get, send }: Context): void {
  describe('the records', () => {
    const at = (name: string) => join(fixture().data, name);
    const post = (path: string, body: unknown) =>
      send({ method: 'POST', path, headers: { 'Content-Type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const tribute = (more: Record<string, unknown> = {}) => ({ id: randomUUID(), visit: randomUUID(), person: person.id, kind: 'candle', ...more });
    const slip = (more: Record<string, unknown> = {}) => ({ id: randomUUID(), visit: randomUUID(), person: person.id, topic: 'name', evidence: 'family', ...more });
    const rows = (query: string) => {
      const database = openDatabase(fixture().data, new Date(), () => undefined);
      try {
        return database.prepare(query).all().map((row) => ({ ...row }));
      } finally {
        database.close();
      }
    };
    afterEach(async () => {
      for (const name of ['settings.json', CONTACT_KEY_FILE]) await rm(at(name), { force: true });
    });

    it('keep no tribute to the other side, to nobody, or of a kind that does not fit', async () => {
      expectError(await post('/api/tributes', tribute({ person: adversary.id })), 403, 'not-allowed');
      expectError(await post('/api/tributes', tribute({ person: veteran.id })), 403, 'not-allowed');
      expectError(await post('/api/tributes', tribute({ person: 'nobody' })), 404, 'not-found');
      for (const body of ['', 'x', '{}', tribute({ kind: 'stone' }), tribute({ id: '1' }), tribute({ number: 5 }), tribute({ message: { text: 'a\u0000b' } })]) {
        expectError(await post('/api/tributes', body), 400, 'bad-request');
      }
      expectError(await post('/api/tributes', 'x'.repeat(1025)), 413, 'too-large');
      expectError(await get('/api/tributes'), 405, 'method-not-allowed');
      expect(rows('SELECT * FROM tributes')).toEqual([]);
    });

    it('keep a message only of the kind that the curator has opened, and hold it', async () => {
      const chosen = tribute({ message: { choice: 'rest' } });
      expectError(await post('/api/tributes', chosen), 403, 'not-allowed');
      await writeFile(at('settings.json'), '{"tributeMessages": "chosen"}');
      expectError(await post('/api/tributes', tribute({ message: { text: 'We are here.' } })), 403, 'not-allowed');
      expect((await post('/api/tributes', chosen)).status).toBe(200);
      expect(rows('SELECT choice, text, state FROM messages')).toEqual([{ choice: 'rest', text: null, state: 'held' }]);
      const messages = async () => parse(messagesSchema, JSON.parse((await get(`/api/messages/${person.id}`)).body.toString()), 'messages');
      expect(await messages()).toEqual([]);
      rows("UPDATE messages SET state = 'approved' RETURNING 1");
      expect(await messages()).toEqual([{ choice: 'rest' }]);
      await rm(at('settings.json'));
      expect(await messages()).toEqual([]);
    });

    it('keep a tribute once, say so, and stop at so many a minute', async () => {
      const first = tribute({ person: veteran.id, kind: 'flower' });
      for (let sent = 0; sent < 2; sent += 1) {
        const answer = await post('/api/tributes', first);
        expectSecure(answer);
        expect([answer.status, parse(keptSchema, JSON.parse(answer.body.toString()), 'answer')]).toEqual([200, { kept: true }]);
      }
      expect(rows(`SELECT person, kind FROM tributes WHERE id = '${first.id}'`)).toEqual([{ person: veteran.id, kind: 'flower' }]);
      const statuses: number[] = [];
      for (let sent = 0; sent < TRIBUTES_PER_MINUTE; sent += 1) statuses.push((await post('/api/tributes', tribute())).status);
      expect(statuses.at(-1)).toBe(429);
      const refused = await post('/api/tributes', tribute());
      expectError(refused, 429, 'too-many');
      expect(rows('SELECT count(*) AS number FROM tributes')[0]?.['number']).toBe(TRIBUTES_PER_MINUTE - 1);
    });

    it('keep a slip, its contact only where it can be encrypted', async () => {
      const state = async () => parse(recordsStateSchema, JSON.parse((await get('/api/records')).body.toString()), 'state');
      expect(await state()).toEqual({ open: true, contact: false });
      const contact = 'Xie, 138 0000 0000';
      expectError(await post('/api/slips', slip({ contact })), 403, 'not-allowed');
      await writeFile(at(CONTACT_KEY_FILE), createContactKeys().publicKey);
      expect(await state()).toEqual({ open: true, contact: true });
      const kept = slip({ contact, words: '名字写错了' });
      expect((await post('/api/slips', kept)).status).toBe(200);
      const [row] = rows(`SELECT words, contact FROM slips WHERE id = '${kept.id}'`);
      expect(row?.['words']).toBe('名字写错了');
      expect(Buffer.from(row?.['contact'] as Uint8Array).toString('latin1')).not.toContain('138');
      expectError(await post('/api/slips', slip({ topic: 'weather' })), 400, 'bad-request');
      expectError(await post('/api/slips', slip({ person: 'nobody' })), 404, 'not-found');
    });

    it('know which exhibits speak of whom', async () => {
      const mentions = parse(mentionsSchema, JSON.parse((await get('/api/mentions')).body.toString()), 'mentions');
      expect(mentions).toEqual({ exhibits: [{ id: exhibit.id, people: [person.id], units: [], places: [] }], accounts: [] });
      expectError(await post('/api/mentions', '{}'), 405, 'method-not-allowed');
    });
  });
}
