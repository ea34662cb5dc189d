import { describe, expect, it } from 'vitest';
import type { Generation } from '../library/generation.ts';
import type { Origin } from '../library/library.ts';
import { createMissing, handleMissing, healthOf } from './health.ts';

const generation: Generation = {
  id: '0'.repeat(64),
  manifest: { format: 1, exhibition: 'hengyang', version: '1.0.0', files: {} },
  entry: () => undefined,
  intact: () => Promise.resolve(false),
  open: () => new ReadableStream(),
  json: () => Promise.resolve(null),
};

function statusOf(origin: Origin, notes: string[] = [], missing = createMissing(() => undefined)) {
  return healthOf({ library: { current: () => generation, previewing: false, origin, notes }, version: '0.1.0', missing, uptime: () => 1234.6 });
}

describe('healthOf', () => {
  it('is well with what is installed, and with the bundled exhibition that nothing came after', () => {
    expect(statusOf('installed')).toEqual({
      status: 'ok', app: '0.1.0', generation: generation.id, origin: 'installed', uptime: 1.235, missing: { pictures: 0, audio: 0, translations: 0 }, notes: [],
    });
    expect(statusOf('bundled').status).toBe('ok');
  });

  it('is degraded when something was passed over or missed', () => {
    expect(statusOf('previous').status).toBe('degraded');
    expect(statusOf('bundled', ['The installed generation is damaged.'])).toMatchObject({ status: 'degraded', notes: ['The installed generation is damaged.'] });
    const missing = createMissing(() => undefined);
    missing.add({ kind: 'translation', what: 'people.title' });
    expect(statusOf('installed', [], missing)).toMatchObject({ status: 'degraded', missing: { translations: 1 } });
  });
});

describe('createMissing', () => {
  it('counts everything and tells a limited number of different things', () => {
    const lines: string[] = [];
    const missing = createMissing((line) => void lines.push(line));
    for (let i = 0; i < 3000; i += 1) missing.add({ kind: 'picture', what: `picture ${i % 1500}` });
    expect(missing.counts.pictures).toBe(3000);
    expect(lines).toHaveLength(500);
  });
});

describe('handleMissing', () => {
  const deps = () => ({ missing: createMissing(() => undefined), records: { addCounts: () => Promise.reject(new Error('full')) } });
  const post = (body: BodyInit) => handleMissing(new Request('kiosk://exhibition/api/missing', { method: 'POST', body }), deps());

  it('reads no more of a body than it may', async () => {
    let cancelled = false;
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(512));
      },
      cancel: () => void (cancelled = true),
    });
    const request = new Request('kiosk://exhibition/api/missing', { method: 'POST', body: endless, ...{ duplex: 'half' } });
    await expect(handleMissing(request, deps())).rejects.toMatchObject({ status: 413, code: 'too-large' });
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(6);
  });

  it('goes on when it cannot be kept in the statistics', async () => {
    expect((await post('{"kind": "audio", "what": "lost.webm"}')).status).toBe(204);
  });

  it('refuses what is not UTF-8', async () => {
    await expect(post(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ status: 400, code: 'bad-request' });
  });
});
