import { describe, expect, it, vi } from 'vitest';
import { BUNDLED } from '../library/pointer.ts';
import { Refusal } from './refusal.ts';
import { TRIAL_FAILURES, TRIAL_MS } from './trial.ts';
import { FOLDER, installed, until } from './updates-fixture.ts';
import { kiosksForTests } from './updates-museum.ts';

const museum = kiosksForTests();
const { start, live, pass, phase, toTrial } = museum;

describe('going back', () => {
  it('shows what was there before with one call, and leads forward again', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    const { ended } = await toTrial(kiosk);
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    await ended;
    await kiosk.updates.rollback();
    expect([kiosk.library.current().id, kiosk.library.origin, phase(kiosk)]).toEqual([museum.first(), 'bundled', 'idle']);
    expect(kiosk.audit).toEqual(['update.installed', 'update.rolled-back']);
    await kiosk.updates.rollback();
    expect(kiosk.library.current().id).toBe(museum.second().generation);
    expect((await start()).library.current().id).toBe(museum.second().generation);
  });

  it('tries on what it leads to: a page that dies with it leads back again', async () => {
    const kiosk = await start();
    await kiosk.library.switchTo(museum.second().generation);
    await kiosk.library.switchTo(museum.third().generation);
    await kiosk.updates.rollback();
    await until('the trial', () => phase(kiosk) === 'trial');
    expect(kiosk.library.current().id).toBe(museum.second().generation);
    for (let death = 0; death < TRIAL_FAILURES; death += 1) kiosk.updates.pageDied('the page crashed');
    await until('the end', () => phase(kiosk) === 'refused');
    expect(kiosk.library.current().id).toBe(museum.third().generation);
  });

  it('ends a trial without blaming anybody', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()), check: () => Promise.resolve(museum.second()), find: () => Promise.resolve([FOLDER]) } });
    const { ended } = await toTrial(kiosk);
    await kiosk.updates.rollback();
    await ended;
    expect([kiosk.library.current().id, phase(kiosk), kiosk.audit]).toEqual([museum.first(), 'idle', ['update.rolled-back']]);
    expect(await kiosk.updates.look()).toEqual([{ source: FOLDER, release: museum.second(), installed: false }]);
    expect(phase(await start())).toBe('idle');
  });

  it('is refused while something is copied, and where there is nothing to go back to', async () => {
    const kiosk = await start({ ports: { install: () => ({ result: new Promise(() => undefined), setRate: () => undefined }) } });
    await expect(kiosk.updates.rollback()).rejects.toThrow('nothing to go back to');
    const stuck = kiosk.updates.install(FOLDER);
    await expect(kiosk.updates.rollback()).rejects.toMatchObject({ code: 'busy' });
    expect(stuck).toBeDefined();
    expect(phase(kiosk)).toBe('checking');
    museum.forget(kiosk);
  });
});

describe('a preview', () => {
  it('is tested like any other, is shown, and writes no pointer', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    expect(await kiosk.updates.preview(FOLDER).ended).toEqual({ kind: 'idle' });
    expect([kiosk.library.current().id, kiosk.library.shown().id, kiosk.library.pointer()]).toEqual([museum.second().generation, museum.first(), { current: BUNDLED }]);
    await kiosk.updates.preview(undefined).ended;
    expect(kiosk.library.current().id).toBe(museum.first());
    expect(kiosk.audit).toEqual(['update.previewed']);
  });

  it('that fails its test is refused', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()), smoke: () => Promise.resolve(['it is wrong']) } });
    expect(await kiosk.updates.preview(FOLDER).ended).toMatchObject({ kind: 'refused', code: 'smoke' });
    expect(kiosk.library.previewing).toBe(false);
  });

  it('ends by itself when nobody is there for a minute', async () => {
    const kiosk = await start({ ports: { install: installed(museum.second()) } });
    await kiosk.updates.preview(FOLDER).ended;
    live(kiosk, 120_000, museum.second().generation, true);
    expect(kiosk.library.previewing).toBe(true);
    live(kiosk, 70_000, museum.second().generation, false);
    await until('the end', () => !kiosk.library.previewing);
  });
});

describe('looking', () => {
  const night = () => new Date('2026-11-25T03:10:00');

  it('tells what every source offers, or why not', async () => {
    const stick = { kind: 'stick' as const, at: '/media/stick/hengyang-update' };
    const kiosk = await start({
      ports: {
        find: () => Promise.resolve([FOLDER, stick]),
        check: (source) => (source === FOLDER ? Promise.resolve(museum.second()) : Promise.reject(new Refusal('signature', 'signed by nobody that the kiosk trusts'))),
      },
    });
    expect(await kiosk.updates.look()).toEqual([
      { source: FOLDER, release: museum.second(), installed: false },
      { source: stick, installed: false, refusal: { code: 'signature', message: 'signed by nobody that the kiosk trusts' } },
    ]);
    expect(kiosk.updates.offers()).toHaveLength(2);
  });

  it('happens when a stick comes, and installs nothing', async () => {
    const sticks: { kind: 'stick'; at: string }[] = [];
    const kiosk = await start({ ports: { find: () => Promise.resolve(sticks), check: () => Promise.resolve(museum.second()), install: installed(museum.second()) } });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(kiosk.updates.offers()).toEqual([]);
    sticks.push({ kind: 'stick', at: '/media/stick/hengyang-update' });
    await vi.advanceTimersByTimeAsync(6000);
    await until('the offer', () => kiosk.updates.offers().length === 1);
    await vi.advanceTimersByTimeAsync(300_000);
    expect([phase(kiosk), kiosk.library.current().id]).toEqual(['idle', museum.first()]);
  });

  it('asks nobody in the network until a curator has set an address, and then at night, and installs', async () => {
    const asked: string[] = [];
    const check = (source: { at: string }) => Promise.resolve(museum.second()).finally(() => asked.push(source.at));
    const kiosk = await start({ clock: night, ports: { install: installed(museum.second()), check } });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked).toEqual([]);
    kiosk.settings.value = { ...kiosk.settings.value, updateAddress: 'http://10.0.0.1/hengyang/' };
    await vi.advanceTimersByTimeAsync(61_000);
    await until('the trial', () => phase(kiosk) === 'trial');
    expect(asked).toEqual(['http://10.0.0.1/hengyang/']);
  });

  it('waits for the night where the hall is open, and looks once in it', async () => {
    const asked: string[] = [];
    let clock = new Date('2026-11-25T12:00:00');
    const check = (source: { at: string }) => Promise.reject(new Refusal('source-gone', 'no answer')).finally(() => asked.push(source.at));
    const kiosk = await start({ clock: () => clock, ports: { check } });
    kiosk.settings.value = { ...kiosk.settings.value, updateAddress: 'http://10.0.0.1/hengyang/' };
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked).toEqual([]);
    clock = night();
    for (let minute = 0; minute < 10; minute += 1) {
      pass(1);
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect(asked).toHaveLength(1);
    expect(phase(kiosk)).toBe('idle');
  });
});
