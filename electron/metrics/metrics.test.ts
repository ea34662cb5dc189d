import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import parseText from 'parse-prometheus-text-format';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFixture } from '../server/suite/fixture.ts';
import type { Fixture } from '../server/suite/fixture.ts';
import { metricsPath, startMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';

let fixture: Fixture;
let metrics: Metrics;
beforeEach(async () => {
  fixture = await createFixture();
  const { library, curator, records } = fixture.deps;
  metrics = startMetrics({ data: fixture.data, handler: fixture.handler, library, curator, records, log: (line) => void fixture.lines.push(line) });
  await metrics.refresh();
});
afterEach(async () => {
  await metrics.close();
  await fixture.remove();
});

const settings = (value: unknown) => writeFile(join(fixture.data, 'settings.json'), JSON.stringify(value));
const written = async () => {
  await metrics.refresh();
  return new Map(parseText(await readFile(metricsPath(fixture.data), 'utf8')).map((metric) => [metric.name.replace('hengyang_kiosk_', ''), metric]));
};
const value = async (name: string) => Number((await written()).get(name)?.metrics[0]?.value);

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('writes the state of the kiosk where the node exporter finds it, whole', async () => {
  await settings({ kiosk: { id: 'hall-2', place: 'second "hall"\\' } });
  const found = await written();
  expect([...found.keys()].toSorted()).toEqual(['data_free_bytes', 'data_size_bytes', 'healthy', 'info', 'missing_total', 'notes', 'records_open', 'uptime_seconds']);
  const generation = fixture.deps.library.current().id;
  expect(found.get('info')?.metrics).toEqual([{
    value: '1',
    labels: { kiosk: 'hall-2', place: 'second "hall"\\', app_version: '0.1.0', exhibition: 'hengyang', exhibition_version: '1.0.0', generation, origin: 'bundled' },
  }]);
  expect(Number(found.get('data_free_bytes')?.metrics[0]?.value)).toBeGreaterThan(0);
  expect(found.get('missing_total')).toMatchObject({ type: 'COUNTER', metrics: [{ labels: { kind: 'picture' } }, { labels: { kind: 'audio' } }, { labels: { kind: 'translation' } }] });
  expect(await readdir(join(fixture.data, 'metrics'))).toEqual(['hengyang_kiosk.prom']);
});

it('tells of visits and of what is wrong, once there is some', async () => {
  expect([await value('healthy'), await value('records_open')]).toEqual([1, 1]);
  const before = Math.floor(Date.now() / 1000);
  await fixture.deps.records.addCounts([{ kind: 'visit', what: '' }]);
  expect(await value('last_visit_timestamp_seconds')).toBeGreaterThanOrEqual(before);
  await settings({ idleSeconds: -1 });
  expect([await value('healthy'), await value('notes')]).toEqual([0, 1]);
});

it('listens only while the settings say so', async () => {
  expect(metrics.port()).toBeUndefined();
  const port = await freePort();
  await settings({ metrics: { listen: port } });
  await metrics.refresh();
  expect(metrics.port()).toBe(port);
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('\nhengyang_kiosk_healthy 1\n');
  await metrics.refresh();
  await rm(join(fixture.data, 'settings.json'));
  await metrics.refresh();
  expect(metrics.port()).toBeUndefined();
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
});

it('says once what is in its way, and does its work when it is gone', async () => {
  await rm(metricsPath(fixture.data));
  await mkdir(metricsPath(fixture.data));
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  const { port } = taken.address() as AddressInfo;
  await settings({ metrics: { listen: port } });
  for (let minute = 0; minute < 3; minute += 1) await metrics.refresh();
  const told = fixture.lines.filter((line) => line.includes('cannot be told'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(new RegExp(`hengyang_kiosk\\.prom.*${port}`));
  await rm(metricsPath(fixture.data), { recursive: true });
  await new Promise((resolve) => taken.close(resolve));
  await metrics.refresh();
  expect(metrics.port()).toBe(port);
});
