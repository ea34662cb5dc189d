import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceId } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import { openGeneration } from '../library/generation.ts';
import { layout } from '../library/layout.ts';
import { fetchRelease } from './client.ts';
import { installGeneration } from './installing.ts';
import { kioskPorts } from './kiosk-ports.ts';
import type { UpdatePorts } from './ports.ts';
import { createRate } from './rate.ts';
import { openSource } from './sources/open.ts';
import { publishUpdate, trustIn } from './testing.ts';
import type { PublishOptions } from './testing.ts';
import { TRIAL_MS } from './trial.ts';
import { until } from './updates-fixture.ts';
import { kiosksForTests } from './updates-museum.ts';

const museum = kiosksForTests();
const { start, live, phase } = museum;
const APP = '0.1.0';

let source: SourceId;
beforeEach(() => trustIn(museum.data()));

/** Publishes the second version, as a folder on a stick. */
async function publish(options: Partial<PublishOptions> = {}): Promise<void> {
  source = { kind: 'stick', at: join(museum.data(), 'stick', 'hengyang-update') };
  const generation = await openGeneration(museum.bundled(), museum.second().generation);
  const files = await Promise.all(
    Object.entries(generation.manifest.files).map(async ([path, { sha256, type }]) => [path, type, await readFile(layout.object(museum.bundled(), sha256))] as const),
  );
  await publishUpdate(source.at, { files, version: '2.0.0', ...options });
}

/** What the kiosk really does, on one thread and by the clock of a test. */
function portsAt(now: Date): Partial<UpdatePorts> {
  const trust = join(museum.data(), 'trust');
  return {
    install: ({ source: from, library, exhibition, app, signal, onProgress }) => ({
      setRate: () => undefined,
      result: (async () => {
        const fetched = await fetchRelease({ source: openSource(from), trust, app, exhibition, now });
        const generation = await installGeneration({
          ...fetched, source: openSource(from), library, signal, onProgress, disk: realDisk, rate: createRate(), keep: [], thorough: false, margin: 0,
        });
        return { release: fetched.release, generation };
      })(),
    }),
  };
}

describe('the whole chain', () => {
  it.each([1970, 2013])('a clock of %i hinders no update', async (year) => {
    await publish();
    const clock = new Date(Date.UTC(year, 0, 1));
    const kiosk = await start({ clock: () => clock, ports: portsAt(clock) });
    const { ended } = kiosk.updates.install(source);
    await until('the trial', () => phase(kiosk) === 'trial');
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    expect(await ended).toMatchObject({ kind: 'installed', at: clock.toISOString() });
    expect(kiosk.library.current().id).toBe(museum.second().generation);
    expect(kiosk.results[0]).toContain('Installed, and shown.');
  });

  it('a clock of 2099 refuses, changes nothing, and says to check the clock', async () => {
    await publish();
    const clock = new Date(Date.UTC(2099, 0, 1));
    const kiosk = await start({ clock: () => clock, ports: portsAt(clock) });
    expect(await kiosk.updates.install(source).ended).toMatchObject({ kind: 'refused', code: 'clock' });
    expect(kiosk.results[0]).toMatch(/先核对时钟[\s\S]*Check the clock first/);
    expect(kiosk.library.current().id).toBe(museum.first());
  });

  it('an update for a newer program is refused before anything is copied', async () => {
    await publish({ minApp: '9.0.0' });
    const { install, check } = kioskPorts(museum.data(), APP, () => undefined);
    const kiosk = await start({ ports: { install, check, find: () => Promise.resolve([source]) } });
    expect(await kiosk.updates.look()).toMatchObject([{ installed: false, refusal: { code: 'app-too-old' } }]);
    expect(await kiosk.updates.install(source).ended).toMatchObject({ kind: 'refused', code: 'app-too-old', message: expect.stringContaining('9.0.0') });
    expect(kiosk.library.current().id).toBe(museum.first());
  });

  it('comes through the real thread, the real test and the real collection', async () => {
    await publish();
    const kiosk = await start({ ports: kioskPorts(museum.data(), APP, () => undefined) });
    expect(await kiosk.updates.look()).toEqual([]);
    const { ended } = kiosk.updates.install({ ...source, kind: 'folder' });
    await until('the trial', () => phase(kiosk) === 'trial');
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    expect(await ended).toMatchObject({ kind: 'installed', release: { version: '2.0.0', changes: { en: ['Version 2.0.0'] } } });
    const store = join(museum.data(), 'library');
    await expect(openGeneration(store, museum.third().generation), 'what nobody needs is gone').rejects.toThrow('ENOENT');
    expect((await openGeneration(store, museum.second().generation)).manifest.version).toBe('2.0.0');
  });
});
