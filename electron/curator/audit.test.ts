import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../library/recording.ts';
import type { Step } from '../library/recording.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { AUDIT_FILE_BYTES, AUDIT_FILES_KEPT, openAudit } from './audit.ts';

const DAY = new Date('2026-11-25T01:00:00Z');

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];
beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
});
afterEach(() => dir.remove());

const open = (disk: Partial<Disk> = {}, data = dir.path) => openAudit({ data, log: (line) => void lines.push(line), clock: () => DAY, disk: { ...realDisk, ...disk } });
const file = () => join(dir.path, 'audit.jsonl');
/** A file that is full, its last entry `name`. */
const full = (name: string) => `${JSON.stringify({ at: '', what: 'x', detail: 'x'.repeat(AUDIT_FILE_BYTES) })}\n${JSON.stringify({ at: '', what: name, detail: '' })}\n`;

describe('the audit log', () => {
  it('keeps what was done in the order of its telling, one line each, and shows the latest first', async () => {
    const audit = open();
    expect(await audit.last(10)).toEqual([]);
    await Promise.all(['one', 'two', 'three'].map((what) => audit.write(what, '第二\nline')));
    expect(await readFile(file(), 'utf8')).toBe(['one', 'two', 'three'].map((what) => `{"at":"2026-11-25T01:00:00.000Z","what":"${what}","detail":"第二\\nline"}\n`).join(''));
    expect((await audit.last(2)).map(({ what }) => what)).toEqual(['three', 'two']);
    expect((await open().last(10)).map(({ what }) => what)).toEqual(['three', 'two', 'one']);
  });

  it('goes on after a line that a power cut halved, and keeps that line', async () => {
    await open().write('one');
    await appendFile(file(), '{"at":"2026-11-25T0');
    const audit = open();
    await audit.write('two');
    expect((await audit.last(10)).map(({ what }) => what)).toEqual(['two', 'log.damaged', 'one']);
    expect(await readFile(file(), 'utf8')).toContain('\n{"at":"2026-11-25T0\n{"at":');
  });

  it('begins another file when one is full, and reads on in the one before', async () => {
    await writeFile(file(), full('before'));
    const audit = open();
    await audit.write('after');
    expect((await readdir(dir.path)).sort()).toEqual(['audit-000001-2026-11-25.jsonl', 'audit.jsonl']);
    expect((await stat(file())).size).toBeLessThan(200);
    expect((await audit.last(2)).map(({ what }) => what)).toEqual(['after', 'before']);
    expect(await audit.files()).toEqual([join(dir.path, 'audit-000001-2026-11-25.jsonl'), file()]);
  });

  it('keeps as many files as it says, whatever the clock said when they were closed', async () => {
    for (let number = 1; number <= AUDIT_FILES_KEPT + 3; number += 1) await writeFile(join(dir.path, `audit-${String(number).padStart(6, '0')}-1970-01-01.jsonl`), '');
    await writeFile(file(), full('before'));
    await open().write('after');
    const names = (await readdir(dir.path)).sort();
    expect(names).toHaveLength(AUDIT_FILES_KEPT + 1);
    expect(names.slice(0, 2)).toEqual(['audit-000005-1970-01-01.jsonl', 'audit-000006-1970-01-01.jsonl']);
    expect(names.at(-2)).toBe(`audit-0000${AUDIT_FILES_KEPT + 4}-2026-11-25.jsonl`);
  });

  it('cuts a detail that no reader would read to its end', async () => {
    await open().write('one', 'x'.repeat(10_000));
    expect((await stat(file())).size).toBeLessThan(2_200);
  });

  it('holds nobody up when it cannot be written, says so once, and goes on when it can', async () => {
    let broken = true;
    const audit = open({ append: (path, bytes) => (broken ? Promise.reject(new Error('ENOSPC')) : realDisk.append(path, bytes)) });
    for (const what of ['one', 'two']) await audit.write(what);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('ENOSPC');
    broken = false;
    await audit.write('three');
    expect((await audit.last(10)).map(({ what }) => what)).toEqual(['three']);
  });

  it('is whole after a power cut at any moment, up to what was answered', async () => {
    const [before, during, after] = [join(dir.path, 'before'), join(dir.path, 'during'), join(dir.path, 'after')];
    const old = open({}, before);
    await old.write('old');
    await writeFile(join(before, 'audit.jsonl'), full('old'));
    await copyFolder(before, during);
    const steps: Step[] = [];
    const audit = open(recordingDisk(realDisk, steps), during);
    const answered: number[] = [];
    for (const what of ['one', 'two', 'three']) {
      await audit.write(what);
      answered.push(steps.length);
    }
    for (const namesKept of [false, true]) {
      for (let count = 0; count <= steps.length; count += 1) {
        await afterPowerCut(before, during, steps.slice(0, count), after, { namesKept });
        const found = (await open({}, after).last(10)).map(({ what }) => what).reverse();
        const told = answered.filter((length) => length <= count).length;
        expect(found.slice(0, 2 + told), `after ${count} steps`).toEqual(['x', 'old', ...['one', 'two', 'three'].slice(0, told)]);
      }
    }
  });
});
