import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, healthSchema, parse, settingsSchema, signalsSchema } from '../../../media/schema/index.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context, SuiteResponse } from './context.ts';

export function describeCurator({ fixture, get, send }: Context): void {
  describe('the curator', () => {
    const at = (name: string) => join(fixture().data, name);
    const post = (path: string, body = '') => send({ method: 'POST', path, headers: { 'Content-Type': 'application/json' }, body });
    const signalsOf = ({ body }: SuiteResponse) => parse(signalsSchema, JSON.parse(body.toString()), 'signals');
    const signals = async () => signalsOf(await get('/api/signals'));
    const settings = async () => parse(settingsSchema, JSON.parse((await get('/api/settings')).body.toString()), 'settings');
    const notes = async () => parse(healthSchema, JSON.parse((await get('/api/health')).body.toString()), 'health').notes;
    afterEach(async () => {
      for (const name of ['settings.json', 'mute', 'cleaning']) await rm(at(name), { force: true });
    });

    it('sets what everybody asks for, and a change is seen in the signals', async () => {
      expect(await settings()).toEqual(DEFAULT_SETTINGS);
      const before = await signals();
      expect(before).toMatchObject({ mute: false, cleaning: 0 });
      expect((await signals()).settings).toBe(before.settings);
      await writeFile(at('settings.json'), '{"idleSeconds": 30}');
      expect((await signals()).settings).not.toBe(before.settings);
      const answer = await get('/api/settings');
      expectSecure(answer);
      expect(answer.headers.get('ETag')).toMatch(/^"[0-9a-f]{64}"$/);
      expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, idleSeconds: 30 });
    });

    it('keeps what was good when the file breaks, and says so in the health and in the log', async () => {
      await writeFile(at('settings.json'), '{"volumeCap": 0.5}');
      await settings();
      await writeFile(at('settings.json'), '{"volumeCap": 50}');
      expect((await settings()).volumeCap).toBe(0.5);
      expect((await notes()).join()).toContain('volumeCap: must be a number from 0 (silent) to 1');
      expect(fixture().lines.filter((line) => line.includes('volumeCap: must be'))).toHaveLength(1);
      await rm(at('settings.json'));
      expect(await notes()).toEqual([]);
    });

    it('is silent for as long as a file says so, or until the API is told otherwise', async () => {
      await writeFile(at('mute'), '');
      expect((await signals()).mute).toBe(true);
      expect((await notes()).join()).toContain('The sound is off');
      await rm(at('mute'));
      expect((await signals()).mute).toBe(false);
      expect(signalsOf(await post('/api/mute', '{"on": true}')).mute).toBe(true);
      expect((await signals()).mute).toBe(true);
      expect(signalsOf(await post('/api/mute', '{"on": false}')).mute).toBe(false);
    });

    it('lets the glass be wiped for a minute, by the API or by a file', async () => {
      const { cleaning } = signalsOf(await post('/api/cleaning', '{"on": true}'));
      expect(cleaning).toBeGreaterThan(50_000);
      expect(cleaning).toBeLessThanOrEqual(60_000);
      expect(signalsOf(await post('/api/cleaning', '{"on": false}')).cleaning).toBe(0);
      await writeFile(at('cleaning'), '');
      expect((await signals()).cleaning).toBeGreaterThan(50_000);
    });

    it('understands nothing else', async () => {
      for (const body of ['', 'x', '{}', '{"on": 1}', '{"on": true, "more": 1}']) {
        for (const path of ['/api/mute', '/api/cleaning']) expectError(await post(path, body), 400, 'bad-request');
      }
      expectError(await post('/api/mute', 'x'.repeat(257)), 413, 'too-large');
      for (const path of ['/api/mute', '/api/cleaning']) {
        const wrong = await get(path);
        expectError(wrong, 405, 'method-not-allowed');
        expect(wrong.headers.get('Allow')).toBe('POST');
      }
      expectError(await post('/api/settings', '{}'), 405, 'method-not-allowed');
      expect((await signals()).mute).toBe(false);
    });
  });
}
