import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  auditEntrySchema, DEFAULT_KIOSK_SETTINGS, heldMessageSchema, kioskSettingsSchema, PANEL_ADDRESSES as AT, panelDoorSchema, panelErrorSchema, panelSessionSchema,
  panelSlipSchema, parse, signalsSchema,
} from '../../../media/schema/index.ts';
import { RESET_OPEN_MS } from '../../curator/pin-reset.ts';
import { signedReset } from '../../curator/testing.ts';
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '../../curator/sessions.ts';
import { LONGEST_DELAY_S } from '../../curator/tries.ts';
import { TEST_KEYS, trustIn } from '../../updates/testing.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context, SuiteResponse } from './context.ts';
import { person } from './fixture.ts';

const PIN = '470681';

export function describePanel({ fixture, get, send }: Context): void {
  describe('the panel', () => {
    const at = (name: string) => join(fixture().data, name);
    const valueOf = <S extends z.ZodType>(schema: S, { body }: SuiteResponse): z.output<S> => parse(schema, JSON.parse(body.toString()), 'answer');
    const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
      send({ method: 'POST', path, headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const door = async () => valueOf(panelDoorSchema, await get(AT.door));
    const told = (response: SuiteResponse) => valueOf(panelErrorSchema, response).error;
    const bearer = (token: string) => ({ Authorization: `Panel ${token}` });
    const set = async (pin = PIN) => {
      await writeFile(at('set-pin'), `${pin}\n`);
      await door();
    };
    const enter = async () => bearer(valueOf(panelSessionSchema, await post(AT.session, { pin: PIN })).token);
    const audit = async () => {
      // Entries that nobody waits for are written by then.
      await fixture().deps.curator.audit.last(0);
      return (await readFile(at('audit.jsonl'), 'utf8')).trimEnd().split('\n').map((line) => parse(auditEntrySchema, JSON.parse(line), 'entry'));
    };

    afterEach(async () => {
      // A full hour passes, so that no test waits for the one before.
      fixture().pass(SESSION_LONGEST_MS);
      for (const name of ['pin.json', 'pin-resets.json', 'set-pin', 'settings.json', 'mute', 'trust']) await rm(at(name), { force: true, recursive: true });
      await rm(fixture().stick, { force: true, recursive: true });
      await door();
      await fixture().deps.curator.audit.last(0);
      await rm(at('audit.jsonl'), { force: true });
    });

    it('is closed until somebody sets a PIN, and to every PIN until then', async () => {
      const answer = await get(AT.door);
      expectSecure(answer);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(await door()).toEqual({ door: 'closed', wait: 0 });
      for (const pin of ['000000', '123456', '']) expectError(await post(AT.session, { pin }), 403, 'panel-closed');
      expectError(await post(AT.reset, { pin: PIN }), 403, 'panel-closed');
      await set('123456');
      expect(await door()).toEqual({ door: 'closed', wait: 0 });
      expect(existsSync(at('set-pin'))).toBe(true);
      await set();
      expect(await door()).toEqual({ door: 'pin', wait: 0 });
      expect(existsSync(at('set-pin'))).toBe(false);
      expect(await readFile(at('pin.json'), 'utf8')).not.toContain(PIN);
    });

    it('opens with the PIN, answers to its session alone, and ends it when it is told to', async () => {
      await set();
      const opened = await post(AT.session, { pin: PIN });
      expect(valueOf(panelSessionSchema, opened)).toMatchObject({ idle: SESSION_IDLE_MS / 1000 });
      const session = bearer(valueOf(panelSessionSchema, opened).token);
      for (const path of [AT.settings, AT.messages, AT.slips, AT.audit]) {
        for (const headers of [{}, bearer('x'), { Authorization: `Basic ${session.Authorization.slice(6)}` }, { Authorization: `${session.Authorization}x` }]) {
          expectError(await get(path, headers), 401, 'no-session');
        }
        const answer = await get(path, session);
        expect([path, answer.status]).toEqual([path, 200]);
        expectSecure(answer);
      }
      expectError(await get('/api/panel/nothing', session), 404, 'not-found');
      expectError(await get('/api/panel/nothing'), 401, 'no-session');
      expectError(await get(AT.session, session), 405, 'method-not-allowed');
      expect((await post(AT.end, {}, session)).status).toBe(204);
      expectError(await get(AT.settings, session), 401, 'no-session');
      expect((await audit()).map(({ what }) => what)).toEqual(['pin.changed', 'panel.opened', 'panel.closed']);
    });

    it('lets one session be open at a time, and ends it by itself', async () => {
      await set();
      const first = await enter();
      const second = await enter();
      expectError(await get(AT.settings, first), 401, 'no-session');
      fixture().pass(SESSION_IDLE_MS - 5_000);
      expect((await get(AT.settings, second)).status).toBe(200);
      fixture().pass(SESSION_IDLE_MS - 5_000);
      expect((await get(AT.settings, second)).status).toBe(200);
      fixture().pass(SESSION_IDLE_MS);
      expectError(await get(AT.settings, second), 401, 'no-session');
      const third = await enter();
      for (let minutes = 0; minutes < 60; minutes += 4) {
        expect((await get(AT.settings, third)).status).toBe(200);
        fixture().pass(4 * 60_000);
      }
      expectError(await get(AT.settings, third), 401, 'no-session');
      const fourth = await enter();
      await set('902814');
      expectError(await get(AT.settings, fourth), 401, 'no-session');
    });

    it('lets nobody try PIN after PIN, and never shuts out who has it', async () => {
      await set();
      for (let tries = 0; tries < 3; tries += 1) {
        const wrong = await post(AT.session, { pin: '000000' });
        expectError(wrong, 401, 'wrong-pin', ['wait']);
        expect(told(wrong).wait).toBe(0);
      }
      expect(told(await post(AT.session, { pin: '000001' })).wait).toBe(5);
      expect((await door()).wait).toBeGreaterThan(0);
      // Not even the right one is looked at before its time, and waiting is not made longer by asking.
      const early = await post(AT.session, { pin: PIN });
      expectError(early, 429, 'too-early', ['wait']);
      expect(told(early).wait).toBeGreaterThan(0);
      for (let tries = 0; tries < 12; tries += 1) {
        fixture().pass(LONGEST_DELAY_S * 1000);
        expectError(await post(AT.session, { pin: '000002' }), 401, 'wrong-pin', ['wait']);
      }
      expect((await door()).wait).toBe(LONGEST_DELAY_S);
      fixture().pass(LONGEST_DELAY_S * 1000);
      expect((await post(AT.session, { pin: PIN })).status).toBe(200);
      expect(await door()).toEqual({ door: 'pin', wait: 0 });
      expect((await audit()).filter(({ what }) => what === 'pin.wrong').at(-1)?.detail).toBe('16 in a row');
      expect(fixture().lines.join('\n') + (await readFile(at('audit.jsonl'), 'utf8'))).not.toMatch(/00000[012]|470681/);
    });

    it('understands nothing else', async () => {
      await set();
      for (const body of ['', 'x', '[]', '{}', '{"pin": 470681}', '{"pin": "470681", "more": 1}', `{"pin": "${'1'.repeat(65)}"}`, '{"pin": null}']) {
        for (const path of [AT.session, AT.reset]) expectError(await post(path, body), 400, 'bad-request');
      }
      expectError(await post(AT.session, { pin: '1'.repeat(600) }), 413, 'too-large');
      expect(await door()).toEqual({ door: 'pin', wait: 0 });
      const session = await enter();
      for (const body of ['', '{}', '{"pin": "470681"}', '{"pin": "470681", "next": 5}']) expectError(await post(AT.pin, body, session), 400, 'bad-request');
      for (const body of ['', '{}', '{"state": "held"}', '{"state": "approved", "more": 1}']) expectError(await post(`${AT.messages}/x`, body, session), 400, 'bad-request');
      expectError(await post(`${AT.messages}/x`, { state: 'approved' }, session), 404, 'not-found');
      expectError(await post(AT.messages, {}, session), 405, 'method-not-allowed');
    });

    it('changes the PIN for who has the old one, and the session goes on', async () => {
      await set();
      const session = await enter();
      const change = (pin: string, next: string) => post(AT.pin, { pin, next }, session);
      expectError(await change(PIN, '12345'), 400, 'weak-pin', ['reason']);
      expect(told(await change(PIN, '121212')).reason).toBe('trivial');
      expectError(await change('111111', '902814'), 401, 'wrong-pin', ['wait']);
      expect((await change(PIN, '902814')).status).toBe(204);
      expect((await get(AT.settings, session)).status).toBe(200);
      expectError(await post(AT.session, { pin: PIN }), 401, 'wrong-pin', ['wait']);
      expect((await post(AT.session, { pin: '902814' })).status).toBe(200);
    });

    it('sets what it is told to, names what it does not take, and keeps a log of both', async () => {
      await set();
      const session = await enter();
      const settings = async () => valueOf(kioskSettingsSchema, await get(AT.settings, session));
      expect(await settings()).toEqual(DEFAULT_KIOSK_SETTINGS);
      const answer = await post(AT.settings, { idleSeconds: 120, kiosk: { id: 'hall-2', place: '二楼' } }, session);
      expect(valueOf(kioskSettingsSchema, answer)).toEqual({ ...DEFAULT_KIOSK_SETTINGS, idleSeconds: 120, kiosk: { id: 'hall-2', place: '二楼' } });
      expect(valueOf(kioskSettingsSchema, await post(AT.settings, { volumeCap: 0.5 }, session))).toMatchObject({ volumeCap: 0.5, idleSeconds: 120 });
      expect(JSON.parse(await readFile(at('settings.json'), 'utf8'))).toEqual(await settings());
      // The page learns nothing of what is the kiosk's own.
      expect(JSON.parse((await get('/api/settings')).body.toString())).not.toHaveProperty('kiosk');
      const refused = await post(AT.settings, { idleSeconds: 1, updateAddress: 'https://example.org/', openingHours: { monday: [{ from: '09:0', to: '17:00' }] } }, session);
      expectError(refused, 400, 'bad-request', ['fields']);
      expect(Object.keys(told(refused).fields ?? {}).sort()).toEqual(['idleSeconds', 'openingHours.monday.0.from', 'updateAddress']);
      expect(told(refused).message).toContain('idleSeconds: must be a whole number of seconds from 20 to 1800');
      expect(told(await post(AT.settings, { idelSeconds: 30 }, session)).fields).toEqual({ idelSeconds: 'is no setting of this version' });
      for (const body of ['', 'x', '[]', 'null', '5']) expectError(await post(AT.settings, body, session), 400, 'bad-request');
      expectError(await post(AT.settings, `{"a": "${'x'.repeat(64 * 1024)}"}`, session), 413, 'too-large');
      expect((await settings()).idleSeconds).toBe(120);
      const etag = (await get(AT.settings, session)).headers.get('ETag') ?? '';
      const kept = await post(AT.settings, { autoplay: true }, { ...session, 'If-Match': etag });
      expect([kept.status, kept.headers.get('ETag') !== etag]).toEqual([200, true]);
      expectError(await post(AT.settings, { autoplay: false }, { ...session, 'If-Match': etag }), 412, 'precondition-failed');
      expect((await post(AT.settings, { autoplay: false }, { ...session, 'If-Match': kept.headers.get('ETag') ?? '' })).status).toBe(200);
      expect((await audit()).filter(({ what }) => what === 'settings.changed').map(({ detail }) => detail)).toEqual([
        'idleSeconds: from 90 to 120', 'kiosk: from {"id":"kiosk","place":""} to {"id":"hall-2","place":"二楼"}', 'volumeCap: from 1 to 0.5', 'autoplay: from false to true', 'autoplay: from true to false',
      ]);
    });

    it('shows what visitors left, and judges messages', async () => {
      await set();
      const session = await enter();
      await post(AT.settings, { tributeMessages: 'typed' }, session);
      const kept = { id: randomUUID(), visit: randomUUID(), person: person.id, kind: 'candle', message: { text: '安息' } } as const;
      await fixture().deps.records.addTribute(kept);
      const held = async () => valueOf(z.array(heldMessageSchema), await get(AT.messages, session));
      expect((await held()).find(({ id }) => id === kept.id)).toMatchObject({ person: person.id, choice: null, text: '安息' });
      expect((await post(`${AT.messages}/${kept.id}`, { state: 'approved' }, session)).status).toBe(204);
      expect((await held()).some(({ id }) => id === kept.id)).toBe(false);
      expect(JSON.parse((await get(`/api/messages/${person.id}`)).body.toString())).toContainEqual({ text: '安息' });
      const slip = { id: randomUUID(), visit: randomUUID(), topic: 'name', evidence: 'family', words: '名字写错了' } as const;
      await fixture().deps.records.addSlip(slip);
      expect(valueOf(z.array(panelSlipSchema), await get(AT.slips, session)).find(({ id }) => id === slip.id)).toMatchObject({ person: '', words: '名字写错了', contact: false });
      expect(valueOf(z.array(auditEntrySchema), await get(AT.audit, session))[0]).toMatchObject({ what: 'message.approved', detail: kept.id });
    });

    it('refuses a tribute when the curator has turned tributes off', async () => {
      await writeFile(at('settings.json'), '{"tributes": false}');
      expectError(await post('/api/tributes', { id: randomUUID(), visit: randomUUID(), person: person.id, kind: 'candle' }), 403, 'not-allowed');
    });

    it('switches the sound off, and lets the glass be wiped', async () => {
      await set();
      const session = await enter();
      const on = { on: true };
      expectError(await post(AT.mute, on), 401, 'no-session');
      expect(valueOf(signalsSchema, await post(AT.mute, on, session)).mute).toBe(true);
      expect(valueOf(signalsSchema, await post(AT.mute, { on: false }, session)).mute).toBe(false);
      expect(valueOf(signalsSchema, await post(AT.cleaning, on, session)).cleaning).toBeGreaterThan(50_000);
      expect(valueOf(signalsSchema, await post(AT.cleaning, { on: false }, session)).cleaning).toBe(0);
      expect((await audit()).slice(-4).map(({ what }) => what)).toEqual(['sound.off', 'sound.on', 'cleaning.begun', 'cleaning.ended']);
    });

    it('lets a new PIN be chosen once a signed file on a stick allows it', async () => {
      await set();
      const session = await enter();
      await trustIn(fixture().data);
      await mkdir(fixture().stick, { recursive: true });
      await writeFile(join(fixture().stick, 'pin-reset.json'), signedReset(TEST_KEYS.publisher));
      expect((await door()).door).toBe('reset');
      expectError(await post(AT.reset, { pin: '123123' }), 400, 'weak-pin', ['reason']);
      const opened = await post(AT.reset, { pin: '902814' });
      expect((await get(AT.settings, bearer(valueOf(panelSessionSchema, opened).token))).status).toBe(200);
      expectError(await get(AT.settings, session), 401, 'no-session');
      expect((await door()).door).toBe('pin');
      expectError(await post(AT.reset, { pin: '815263' }), 403, 'panel-closed');
      await writeFile(join(fixture().stick, 'pin-reset.json'), signedReset(TEST_KEYS.publisher));
      expect((await door()).door).toBe('reset');
      fixture().pass(RESET_OPEN_MS);
      expect((await door()).door).toBe('pin');
      expect((await audit()).map(({ what }) => what)).toEqual([
        'pin.changed', 'panel.opened', 'pin.reset-allowed', 'panel.closed', 'pin.reset', 'panel.opened', 'pin.reset-allowed',
      ]);
    });
  });
}
