import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COUNTED, COUNTS_MAX, exportedSchema, PANEL_ADDRESSES, panelSessionSchema, parse, statisticsSchema } from '../../../media/schema/index.ts';
import { CONTACT_KEY_FILE, createContactKeys } from '../../records/contact.ts';
import { openDatabase } from '../../records/database.ts';
import { dayOf } from '../../records/days.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context } from './context.ts';
import { exhibit } from './fixture.ts';

const PIN = '470681';

export function describeStatistics({ fixture, get, send }: Context): void {
  describe('the statistics', () => {
    const at = (name: string) => join(fixture().data, name);
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send({ method: 'POST', path, headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const clear = () => {
      const database = openDatabase(fixture().data, new Date(), () => undefined);
      database.exec('DELETE FROM counts; DELETE FROM slips');
      database.close();
      // The fixture's clock goes on with each request that is counted: a minute later all are let in again.
      for (let asked = 0; asked < 150; asked += 1) fixture().deps.now?.();
    };
    const rows = async () => (await fixture().deps.records.counts()).map(({ kind, what, number }) => [kind, what, number]);
    const enter = async () => {
      await writeFile(at('set-pin'), `${PIN}\n`);
      await get(PANEL_ADDRESSES.door);
      const { token } = parse(panelSessionSchema, JSON.parse((await post(PANEL_ADDRESSES.session, { pin: PIN })).body.toString()), 'session');
      return { Authorization: `Panel ${token}` };
    };

    beforeEach(clear);
    afterEach(async () => {
      fixture().deps.curator.sessions.end('left');
      for (const name of ['pin.json', 'set-pin', CONTACT_KEY_FILE]) await rm(at(name), { force: true });
      await rm(fixture().stick, { recursive: true, force: true });
      await get(PANEL_ADDRESSES.door);
      await fixture().deps.curator.audit.last(0);
      await rm(at('audit.jsonl'), { force: true });
    });

    it('are numbers of this day, durable when it is answered', async () => {
      const sent = [{ kind: 'visit', what: '' }, { kind: 'exhibit', what: exhibit.id }, { kind: 'exhibit', what: exhibit.id }, { kind: 'language', what: 'zh-Hant' }];
      const answer = await post('/api/counts', sent);
      expectSecure(answer);
      expect(answer.status).toBe(204);
      const before = dayOf(new Date());
      const database = openDatabase(fixture().data, new Date(), () => undefined);
      const kept = database.prepare('SELECT day, kind, what, number FROM counts ORDER BY kind').all().map((row) => ({ ...row }));
      database.close();
      expect(kept).toMatchObject([{ kind: 'exhibit', what: 'lei-river', number: 2 }, { kind: 'language', number: 1 }, { kind: 'visit', number: 1 }]);
      for (const { day } of kept) expect(before).toBe(day);
    });

    it('know no exhibit that the exhibition does not have', async () => {
      expect((await post('/api/counts', [{ kind: 'exhibit', what: 'wang-wei-138' }, { kind: 'screen', what: 'roll' }])).status).toBe(204);
      expect(await rows()).toEqual([['screen', 'roll', 1]]);
    });

    it('take only what they know, and so much of it', async () => {
      for (const body of ['', 'x', '{}', '[]', [{ kind: 'visit' }], [{ kind: 'search', what: '王' }], [{ kind: 'person', what: 'yang-jihe' }], Array(COUNTS_MAX + 1).fill({ kind: 'visit', what: '' })]) {
        expectError(await post('/api/counts', body), 400, 'bad-request');
      }
      expectError(await post('/api/counts', 'x'.repeat(COUNTS_MAX * 128 + 1)), 413, 'too-large');
      expectError(await get('/api/counts'), 405, 'method-not-allowed');
      expect(await rows()).toEqual([]);
    });

    it('hold nothing that somebody typed, whatever a page sends', async () => {
      const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('13800001234', 'Wang-Wei', '杨济和', 'lei-river', 'en', ''));
      const ours = /^(|lei-river|more|zh-Hans|zh-Hant|en|chapters|siege|search|people|roll|units|about|page|picture|audio|translation|1|2|5|10|20)$/;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.record({ kind: fc.constantFrom(...COUNTED), what: words }), { minLength: 1, maxLength: 5 }), async (counts) => {
          await post('/api/counts', counts);
          for (const [, what] of await rows()) expect(what).toMatch(ours);
        }),
        { numRuns: 25 },
      );
    });

    it('count what was missing', async () => {
      await post('/api/missing', { kind: 'audio', what: 'media/narration/lost.webm' });
      expect(await rows()).toEqual([['error', 'audio', 1]]);
    });

    it('are read in the panel alone', async () => {
      await post('/api/counts', [{ kind: 'visit', what: '' }]);
      expectError(await get(PANEL_ADDRESSES.statistics), 401, 'no-session');
      expectError(await post(PANEL_ADDRESSES.export, {}), 401, 'no-session');
      const session = await enter();
      const answer = await get(PANEL_ADDRESSES.statistics, session);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(parse(statisticsSchema, JSON.parse(answer.body.toString()), 'statistics')).toEqual({ keptDays: 730, rows: [{ day: dayOf(new Date()), kind: 'visit', what: '', number: 1 }] });
    });

    it('go to the stick with the slips, whose contacts then leave the kiosk', async () => {
      await writeFile(at(CONTACT_KEY_FILE), createContactKeys().publicKey);
      await fixture().deps.records.addSlip({ id: randomUUID(), visit: randomUUID(), topic: 'name', evidence: 'none', contact: '138 0000 0000' });
      const session = await enter();
      expectError(await post(PANEL_ADDRESSES.export, {}, session), 409, 'no-stick');
      await mkdir(join(fixture().stick, 'hengyang-results'), { recursive: true });
      const [answer, second] = await Promise.all([post(PANEL_ADDRESSES.export, {}, session), post(PANEL_ADDRESSES.export, {}, session)]);
      expect(second.status).toBe(200);
      const { folder, files } = parse(exportedSchema, JSON.parse(answer.body.toString()), 'exported');
      expect((await readdir(folder)).length).toBe(files.length * 2);
      expect(files).toHaveLength(9);
      const slips = await Promise.all((await readdir(folder)).filter((name) => /^slips-.*json$/.test(name)).map((name) => readFile(join(folder, name), 'utf8')));
      expect(slips.filter((text) => text.includes('sealed:'))).toHaveLength(1);
      expect((await fixture().deps.records.slips())[0]?.contact).toBe(false);
      expectError(await get(PANEL_ADDRESSES.export, session), 405, 'method-not-allowed');
    });
  });
}
