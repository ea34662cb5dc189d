import { describe, expect, it, vi } from 'vitest';
import { BUNDLED } from '../library/pointer.ts';
import { RATE_WITH_VISITOR } from './course.ts';
import { Refusal } from './refusal.ts';
import { SILENCE_MS, TRIAL_FAILURES, TRIAL_MS } from './trial.ts';
import { FOLDER, installed, releaseOf, until } from './updates-fixture.ts';
import type { KioskOptions } from './updates-fixture.ts';
import { kiosksForTests } from './updates-museum.ts';

const museum = kiosksForTests();
const { start, live, phase, toTrial } = museum;

describe('an installation', () => {
  it('is copied, tested, switched to, tried and then told', async () => {
    const collected: string[][] = [];
    const kiosk = await start({ ports: { install: installed(museum.second()), check: () => Promise.resolve(museum.second()), find: () => Promise.resolve([FOLDER]), collect: (_store, keep) => Promise.resolve(collected.push([...keep])) } });
    expect(await kiosk.updates.look()).toMatchObject([{ installed: false }]);
    const { ended } = await toTrial(kiosk);
    expect(kiosk.library.current().id).toBe(museum.second().generation);
    expect(kiosk.updates.state()).toMatchObject({ kind: 'running', phase: 'trial', release: museum.second(), remaining: TRIAL_MS / 1000 });
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    expect(await ended).toMatchObject({ kind: 'installed', release: museum.second() });
    expect(kiosk.audit).toEqual(['update.installed']);
    expect(collected).toEqual([[museum.second().generation, museum.second().generation]]);
    expect(kiosk.updates.named(kiosk.library.shown())).toEqual({ generation: museum.second().generation, version: '2.0.0', release: museum.second() });
    expect(kiosk.updates.notes()).toEqual([]);
    expect(kiosk.updates.offers()).toMatchObject([{ installed: true }]);
    expect(phase(await start())).toBe('installed');
  });

  it('waits for an empty hall, and copies slowly until then', async () => {
    const rates: (number | undefined)[] = [];
    const copying = Promise.withResolvers<undefined>();
    const install = installed(museum.second(), rates);
    const kiosk = await start({ ports: { install: (options) => ({ ...install(options), result: copying.promise.then(() => ({ release: museum.second(), generation: museum.second().generation })), setRate: (rate) => void rates.push(rate) }) } });
    kiosk.updates.visitor(true, museum.first());
    const { ended } = kiosk.updates.install(FOLDER);
    live(kiosk, 3000, museum.first(), true);
    live(kiosk, 10_000, museum.first(), false);
    live(kiosk, 3000, museum.first(), true);
    expect(rates).toEqual([RATE_WITH_VISITOR, undefined, RATE_WITH_VISITOR]);
    copying.resolve(undefined);
    await until('the waiting', () => phase(kiosk) === 'waiting');
    live(kiosk, 30_000, museum.first(), true);
    expect([phase(kiosk), kiosk.library.current().id]).toEqual(['waiting', museum.first()]);
    live(kiosk, 6000, museum.first(), false);
    await until('the trial', () => phase(kiosk) === 'trial');
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    expect(await ended).toMatchObject({ kind: 'installed' });
  });

  it('switches when the page has been silent for a minute', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    kiosk.updates.visitor(true, museum.first());
    kiosk.updates.install(FOLDER);
    await until('the waiting', () => phase(kiosk) === 'waiting');
    museum.pass(61_000);
    await until('the trial', () => phase(kiosk) === 'trial');
  });

  it('of what is shown already changes nothing', async () => {
    const kiosk = await start({ ports: { install: installed(releaseOf(museum.first(), '1.0.0')) } });
    expect(await kiosk.updates.install(FOLDER).ended).toMatchObject({ kind: 'installed' });
    expect([kiosk.library.pointer(), kiosk.library.origin]).toEqual([{ current: BUNDLED }, 'bundled']);
  });

  it('that is refused changes nothing, and is told to whoever put the stick in', async () => {
    const kiosk = await start({ ports: { install: () => ({ result: Promise.reject(new Refusal('clock', 'the update expired in 2046, and the clock says 2099: check the clock')), setRate: () => undefined }) } });
    const stick = { kind: 'stick' as const, at: '/media/stick/hengyang-update' };
    expect(await kiosk.updates.install(stick).ended).toMatchObject({ kind: 'refused', code: 'clock', message: expect.stringContaining('check the clock') });
    expect(kiosk.library.current().id).toBe(museum.first());
    expect(kiosk.audit).toEqual(['update.refused']);
    expect(kiosk.results[0]).toContain('请先核对时钟');
    expect(phase(await start())).toBe('refused');
  });

  it('two at once: the second is refused as busy, and the first goes on', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    await toTrial(kiosk);
    expect(() => kiosk.updates.install(FOLDER)).toThrow(expect.objectContaining({ code: 'busy' }));
    expect(() => kiosk.updates.preview(FOLDER)).toThrow(expect.objectContaining({ code: 'busy' }));
    expect(phase(kiosk)).toBe('trial');
  });

  it('that a curator stops while it waits changes nothing', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    kiosk.updates.visitor(true, museum.first());
    const { ended } = kiosk.updates.install(FOLDER);
    await until('the waiting', () => phase(kiosk) === 'waiting');
    kiosk.updates.stop();
    expect(await ended).toMatchObject({ kind: 'refused', code: 'stopped' });
    expect(kiosk.library.current().id).toBe(museum.first());
  });
});

describe('a generation that is not well', () => {
  it('smoke failure before the switch: nobody is shown it', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()), smoke: () => Promise.resolve(['one', 'two', 'three', 'four'].map((what) => `${what} is wrong`)) } });
    expect(await kiosk.updates.install(FOLDER).ended).toMatchObject({ kind: 'refused', code: 'smoke', message: expect.stringMatching(/before the switch: one is wrong.*and 1 more/) });
    expect(kiosk.library.pointer()).toEqual({ current: BUNDLED });
    expect(kiosk.lines.filter((line) => line.startsWith('Smoke test'))).toHaveLength(4);
  });

  it('smoke failure after the switch: the one before is shown again, and lasts', async () => {
    const broken: KioskOptions['ask'] = (request, library) =>
      library.current().id === museum.second().generation && request.url.endsWith('/api/people') ? Promise.resolve(new Response(null, { status: 500 })) : undefined;
    const kiosk = await start({ ports: { install: installed(museum.second()) }, ask: broken });
    expect(await kiosk.updates.install(FOLDER).ended).toMatchObject({ kind: 'refused', code: 'smoke', message: expect.stringContaining('after the switch: /api/people is answered with 500') });
    expect(kiosk.library.current().id).toBe(museum.first());
    expect(kiosk.updates.notes()).toEqual([expect.stringContaining('did not pass its test')]);
    expect((await start()).library.current().id).toBe(museum.first());
  });

  it('crash loop: the kiosk goes back by itself, says so, and does not install it again unasked', async () => {
    const offered = { install: installed(museum.second()), check: () => Promise.resolve(museum.second()) };
    const kiosk = await start({ ports: offered });
    await kiosk.library.switchTo(museum.third().generation);
    const before = kiosk.library.pointer();
    const { ended } = await toTrial(kiosk);
    for (let death = 0; death < TRIAL_FAILURES; death += 1) {
      live(kiosk, 2000, museum.second().generation);
      kiosk.updates.pageDied('the page crashed');
    }
    expect(await ended).toMatchObject({ kind: 'refused', code: 'crashed', message: expect.stringContaining('the page crashed') });
    expect([kiosk.library.current().id, kiosk.library.pointer()]).toEqual([museum.third().generation, before]);
    expect(kiosk.updates.notes()).toEqual([expect.stringContaining('did not live with version 2.0.0')]);
    expect(kiosk.audit).toEqual(['update.refused']);

    const again = await start({ ports: { ...offered, find: () => Promise.resolve([FOLDER]) }, clock: () => new Date('2026-11-25T03:10:00') });
    expect(again.library.current().id).toBe(museum.third().generation);
    expect(await again.updates.look()).toMatchObject([{ release: museum.second(), refusal: { code: 'crashed' } }]);
    again.settings.value = { ...again.settings.value, updateAddress: 'http://10.0.0.1/' };
    await vi.advanceTimersByTimeAsync(120_000);
    expect(again.library.current().id).toBe(museum.third().generation);
  });

  it('a page that hangs is ended, and after some tries the one before is shown', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    kiosk.updates.visitor(false, museum.first());
    const { ended } = await toTrial(kiosk);
    for (let tries = 0; tries < TRIAL_FAILURES; tries += 1) {
      museum.pass(SILENCE_MS + 1000);
    }
    expect(await ended).toMatchObject({ kind: 'refused', code: 'crashed' });
    expect(kiosk.restarts).toHaveLength(TRIAL_FAILURES);
    expect(kiosk.library.current().id).toBe(museum.first());
  });

  it('a program that does not come up: the start that is one too many shows the one before', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    await toTrial(kiosk);
    for (let starts = 1; starts < TRIAL_FAILURES; starts += 1) expect((await start()).updates.state().kind).toBe('running');
    const last = await start();
    expect(last.library.current().id).toBe(museum.first());
    expect(last.updates.state()).toMatchObject({ kind: 'refused', code: 'crashed', message: expect.stringContaining('started 3 times') });
  });

  it('a trial goes on after a restart, and may end well', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    await toTrial(kiosk);
    await kiosk.updates.close();
    const again = await start();
    await until('the trial', () => phase(again) === 'trial');
    live(again, TRIAL_MS + 3000, museum.second().generation);
    await until('the end', () => phase(again) === 'installed');
    expect(again.library.current().id).toBe(museum.second().generation);
  });
});
