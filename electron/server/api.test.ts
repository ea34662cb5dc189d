import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATA_PATHS, parse, healthSchema } from '../../media/schema/index.ts';
import { z } from 'zod';
import { handleHealth } from './api.ts';
import { handleData, handleExhibit } from './content-api.ts';
import { createMissing } from './health.ts';
import { createPace } from './pace.ts';
import { createFixture, exhibit, exhibition } from './suite/fixture.ts';
import type { Fixture } from './suite/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});
afterAll(() => fixture.remove());

const request = new Request('kiosk://exhibition/api');

it('answers the data of the current generation', async () => {
  const { library } = fixture.deps;
  expect(await (await handleData(request, library, DATA_PATHS.exhibition, z.unknown())).json()).toEqual(exhibition);
  expect(await (await handleExhibit(request, library, exhibit.id)).json()).toEqual(exhibit);
});

it('refuses an exhibit that is not there before it looks at the disk', async () => {
  await expect(handleExhibit(request, fixture.deps.library, '../people')).rejects.toMatchObject({ code: 'exhibit-not-found', status: 404 });
  await expect(handleExhibit(new Request(request, { method: 'PUT' }), fixture.deps.library, exhibit.id)).rejects.toMatchObject({ status: 405 });
});

it('answers health that fits its schema', async () => {
  const { library, curator, records, version } = fixture.deps;
  const response = await handleHealth(request, { library, curator, records, version, missing: createMissing(() => undefined), pace: createPace(() => 0), uptime: () => 2000 });
  expect(parse(healthSchema, await response.json(), 'health').uptime).toBe(2);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});
