import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLogFile } from '../boot/log-file.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { CONTACT_KEY_FILE, createContactKeys } from '../records/contact.ts';
import { openRecords } from '../records/records.ts';
import type { Records } from '../records/records.ts';
import { directWriter } from '../sticks/direct.ts';
import { StickError } from '../sticks/stick-writer.ts';
import type { StickWriter } from '../sticks/stick-writer.ts';
import { openAudit } from './audit.ts';
import { exportRecords } from './export.ts';
import { openSettings } from './settings.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let records: Records;
let stick: string;
let data: string;
let curator: Parameters<typeof exportRecords>[0]['curator'];
const log = () => undefined;
const NOW = new Date(2026, 10, 25, 9, 30);
const SLIP = { id: randomUUID(), visit: randomUUID(), person: 'yang-jihe', topic: 'name', evidence: 'family', words: '=HYPERLINK("http://x")', contact: '138 0000 0000' } as const;

beforeEach(async () => {
  dir = await temporaryDirectory();
  data = join(dir.path, 'data');
  stick = join(dir.path, 'stick');
  await mkdir(data);
  await writeFile(join(data, 'settings.json'), '{"kiosk": {"id": "hall-2", "place": "second hall"}}');
  await writeFile(join(data, CONTACT_KEY_FILE), createContactKeys().publicKey);
  curator = { settings: openSettings(data, log), audit: openAudit({ data, log }) };
  records = openRecords({ data, log });
});
afterEach(async () => {
  await records.close();
  await dir.remove();
});

const plugIn = () => mkdir(join(stick, 'hengyang-results'), { recursive: true });
const sticks = directWriter(async () => [stick]);
const run = (writer: StickWriter = sticks) => exportRecords({ data, curator, records, sticks: writer, now: () => NOW });
const contacts = async () => (await records.everything()).slips.filter(({ contact }) => contact !== undefined).length;
const onStick = (name: string) => readFile(join(stick, 'hengyang-results', name), 'utf8');

async function fill(): Promise<void> {
  expect(await records.addSlip(SLIP)).toBe('kept');
  await records.addTribute({ id: randomUUID(), visit: randomUUID(), person: 'yang-jihe', kind: 'candle', message: { choice: 'rest' } });
  await records.addCounts([{ kind: 'visit', what: '' }, { kind: 'exhibit', what: 'lei-river' }]);
  await curator.audit.write('panel.opened');
  const file = openLogFile(data);
  file.add('a line of the log\n');
  await file.flushed();
}

it('writes everything under names of this kiosk and this moment', async () => {
  await fill();
  await plugIn();
  const { folder, files } = await run();
  expect(folder).toBe(join(stick, 'hengyang-results'));
  expect(files).toEqual([
    'statistics-hall-2-20261125-093000.csv', 'statistics-hall-2-20261125-093000.json', 'slips-hall-2-20261125-093000.csv', 'slips-hall-2-20261125-093000.json',
    'messages-hall-2-20261125-093000.csv', 'messages-hall-2-20261125-093000.json', 'audit-hall-2-20261125-093000.csv', 'audit-hall-2-20261125-093000.json',
    'kiosk-hall-2-20261125-093000.log',
  ]);
  expect((await readdir(join(stick, 'hengyang-results'))).toSorted()).toEqual(files.toSorted());
  const [statistics, , slips, slipsJson, messages, , audit, , kiosk] = await Promise.all(files.map(onStick));
  const rowsOf = (text = ''): Record<string, string>[] => parseCsv(text, { bom: true, columns: true });
  expect(rowsOf(statistics)).toMatchObject([{ kiosk: 'hall-2', kind: 'exhibit', what: 'lei-river', number: '1' }, { kiosk: 'hall-2', kind: 'visit', what: '', number: '1' }]);
  for (const text of [statistics, slips, messages, audit]) expect(text?.startsWith('\uFEFF')).toBe(true);
  expect(rowsOf(slips)).toMatchObject([{ person: 'yang-jihe', words: `'${SLIP.words}`, contact: expect.stringMatching(/^sealed:/) }]);
  expect(JSON.parse(slipsJson ?? '')).toMatchObject([{ id: SLIP.id, words: SLIP.words }]);
  expect(rowsOf(messages)).toMatchObject([{ person: 'yang-jihe', choice: 'rest', state: 'held' }]);
  expect(rowsOf(audit)).toMatchObject([{ what: 'panel.opened' }]);
  expect(kiosk).toBe('a line of the log\n');
  expect([slips, slipsJson].join()).not.toContain('138');
});

it('takes contacts off the kiosk once they are on the stick, and tells of it in the audit log', async () => {
  await fill();
  await plugIn();
  await run();
  expect(await contacts()).toBe(0);
  const [entry] = await curator.audit.last(1);
  expect(entry).toMatchObject({ what: 'records.exported', detail: expect.stringContaining('1 slips (1 with a contact), 1 messages') });
  const { files } = await run();
  expect(files[0]).toBe('statistics-hall-2-20261125-093000-2.csv');
});

it('takes nothing off the kiosk when not everything is on the stick', async () => {
  await fill();
  await expect(run()).rejects.toMatchObject({ fault: 'no-stick' });
  for (const fault of ['full', 'gone', 'read-only', 'unanswered'] as const) {
    const failing: StickWriter = { present: async () => true, write: () => Promise.reject(new StickError(fault)) };
    await expect(run(failing)).rejects.toMatchObject({ fault });
  }
  expect(await contacts()).toBe(1);
  expect(await curator.audit.last(10)).toMatchObject([{ what: 'panel.opened' }]);
});

it('takes off no contact that came while it wrote', async () => {
  await fill();
  await plugIn();
  const meanwhile: StickWriter = {
    ...sticks,
    async write(files) {
      expect(await records.addSlip({ ...SLIP, id: randomUUID() })).toBe('kept');
      return sticks.write(files);
    },
  };
  await run(meanwhile);
  expect(await contacts()).toBe(1);
});

it('says so when the contacts stay on the kiosk', async () => {
  await fill();
  await plugIn();
  const stubborn = { everything: () => records.everything(), removeContacts: () => Promise.reject(new Error('disk')) };
  await expect(exportRecords({ data, curator, records: stubborn, sticks })).rejects.toMatchObject({ name: 'ContactsRemain', message: expect.stringContaining('once more') });
});
