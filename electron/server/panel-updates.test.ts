import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { panelStateSchema, parse, signalsSchema } from '../../media/schema/index.ts';
import { openCurator } from '../curator/curator.ts';
import { FOLDER, installed, until } from '../updates/updates-fixture.ts';
import type { Kiosk, KioskOptions } from '../updates/updates-fixture.ts';
import { kiosksForTests } from '../updates/updates-museum.ts';
import { errorResponse } from './errors.ts';
import { handleSignals } from './curator.ts';
import { createUpdatesRoom } from './panel-updates.ts';

const museum = kiosksForTests();

type Send = (path: string, body?: unknown) => Promise<Response>;

/** The room behind the session, without its door. */
async function enter(ports: KioskOptions['ports'] = {}): Promise<{ kiosk: Kiosk; send: Send; curator: ReturnType<typeof openCurator> }> {
  const kiosk = await museum.start({ ports: { find: () => Promise.resolve([FOLDER]), check: () => Promise.resolve(museum.second()), install: installed(museum.second()), ...ports } });
  const curator = openCurator({ data: kiosk.data, log: () => undefined });
  const records = { state: () => Promise.resolve({ open: true, contact: false, notes: ['A note on the records.'] }) };
  const routes = new Hono().route('/api/panel', createUpdatesRoom({ updates: kiosk.updates, library: kiosk.library, curator, records, sticks: { present: () => Promise.resolve(true) }, data: kiosk.data, version: '0.1.0' }));
  routes.onError((error, c) => errorResponse(error, c.req.path, () => undefined));
  const send: Send = async (path, body) => routes.fetch(new Request(`http://kiosk.invalid/api/panel/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }));
  return { kiosk, send, curator };
}

const stateOf = async (send: Send) => parse(panelStateSchema, await (await send('state')).json(), 'state');
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

describe('the room of the updates', () => {
  it('tells what is shown, what is free and what a technician should know', async () => {
    const { kiosk, send } = await enter();
    const state = await stateOf(send);
    expect(state).toMatchObject({ app: '0.1.0', shown: { generation: museum.first(), version: '1.0.0' }, origin: 'bundled', update: { kind: 'idle' }, offers: [], stick: true, notes: ['A note on the records.'] });
    expect(state.free).toBeGreaterThan(0);
    expect(state.previous).toBeUndefined();
    await kiosk.library.switchTo(museum.second().generation);
    expect(await stateOf(send)).toMatchObject({ shown: { version: '2.0.0' }, origin: 'installed', previous: { generation: museum.first() } });
  });

  it('installs what it has found, and nothing else', async () => {
    const { kiosk, send } = await enter();
    expect(await codeOf(await send('install', { source: FOLDER }))).toEqual([404, 'not-found']);
    expect((await send('look', {})).status).toBe(204);
    expect((await stateOf(send)).offers).toMatchObject([{ source: FOLDER, release: { version: '2.0.0' } }]);
    expect(await codeOf(await send('install', { source: { ...FOLDER, at: '/etc' } }))).toEqual([404, 'not-found']);
    expect(await codeOf(await send('install', { source: { kind: 'web', at: 'https://example.org/' } }))).toEqual([400, 'bad-request']);
    expect((await send('install', { source: FOLDER })).status).toBe(202);
    await until('the trial', () => museum.phase(kiosk) === 'trial');
    expect((await stateOf(send)).update).toMatchObject({ kind: 'running', phase: 'trial', release: { version: '2.0.0' } });
  });

  it('two installations at once through the API: the second is refused as busy', async () => {
    const { kiosk, send } = await enter();
    await send('look', {});
    const answers = await Promise.all([send('install', { source: FOLDER }), send('install', { source: FOLDER }), send('preview', { source: FOLDER })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await until('the trial', () => museum.phase(kiosk) === 'trial');
    expect(kiosk.library.current().id).toBe(museum.second().generation);
  });

  it('stops an installation, and what was shown is shown on', async () => {
    const stopped = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const { kiosk, send } = await enter({ install: ({ signal }) => ({ result: stopped(signal), setRate: () => undefined }) });
    await send('look', {});
    await send('install', { source: FOLDER });
    expect((await stateOf(send)).update.kind).toBe('running');
    expect((await send('stop', {})).status).toBe(204);
    await until('the stop', () => kiosk.updates.state().kind === 'refused');
    expect(kiosk.updates.state()).toMatchObject({ code: 'stopped' });
    expect(kiosk.library.current().id).toBe(museum.first());
    expect((await send('stop', {})).status, 'nothing to stop').toBe(204);
  });

  it('goes back, and says where there is nothing to go back to', async () => {
    const { kiosk, send } = await enter();
    expect(await codeOf(await send('rollback', {}))).toEqual([409, 'nothing-before']);
    await kiosk.library.switchTo(museum.second().generation);
    expect((await send('rollback', {})).status).toBe(204);
    expect(kiosk.library.current().id).toBe(museum.first());
  });

  it('shows a preview, and ends it', async () => {
    const { kiosk, send } = await enter();
    await send('look', {});
    expect((await send('preview', { source: FOLDER })).status).toBe(202);
    await until('the preview', () => kiosk.library.previewing);
    expect(await stateOf(send)).toMatchObject({ shown: { version: '1.0.0' }, preview: { version: '2.0.0' } });
    expect((await send('preview/end', {})).status).toBe(204);
    expect((await stateOf(send)).preview).toBeUndefined();
  });
});

describe('the page', () => {
  it('says who is there, and learns what is shown', async () => {
    const { kiosk, curator } = await enter();
    const told: unknown[] = [];
    const updates = { visitor: (...said: unknown[]) => void told.push(said) };
    const ask = (query: string) => handleSignals(new Request(`http://kiosk.invalid/api/signals${query}`), { curator, library: kiosk.library, updates });
    expect(parse(signalsSchema, await (await ask('')).json(), 'signals')).toMatchObject({ generation: museum.first(), preview: false });
    await ask('?visitor=true');
    await ask(`?visitor=false&shown=${museum.first()}`);
    expect(told).toEqual([[true, undefined], [false, museum.first()]]);
    for (const wrong of ['?visitor=maybe', '?visitor=true&shown=x']) await expect(ask(wrong)).rejects.toMatchObject({ status: 400 });
    await kiosk.library.preview(museum.second().generation);
    expect(parse(signalsSchema, await (await ask('')).json(), 'signals')).toMatchObject({ generation: museum.second().generation, preview: true });
  });
});
