import { afterEach, beforeEach, expect, it } from 'vitest';
import { handleCounts } from './counts.ts';
import { createFixture } from './suite/fixture.ts';
import type { Fixture } from './suite/fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.remove());

const request = () => new Request('kiosk://exhibition/api/counts', { method: 'POST', body: '[{"kind": "visit", "what": ""}, {"kind": "exhibit", "what": "lei-river"}]' });
const pace = { allows: () => true };

it('counts no visit of the curator to a preview', async () => {
  const { library, records } = fixture.deps;
  const previewing: typeof library = Object.create(library, { previewing: { value: true } });
  expect((await handleCounts(request(), { library: previewing, records, pace })).status).toBe(204);
  expect(await records.counts()).toEqual([]);
  await handleCounts(request(), { library, records, pace });
  expect(await records.counts()).toHaveLength(2);
});

it('says when nothing can be kept, so that the page sends it again', async () => {
  const { library, records } = fixture.deps;
  const full: typeof records = { ...records, addCounts: () => Promise.reject(new Error('database or disk is full')) };
  await expect(handleCounts(request(), { library, records: full, pace })).rejects.toMatchObject({ status: 503, code: 'cannot-be-kept' });
  await expect(handleCounts(request(), { library, records, pace: { allows: () => false } })).rejects.toMatchObject({ status: 429 });
});
