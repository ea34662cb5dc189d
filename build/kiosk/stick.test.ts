import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMachine } from './testing.ts';
import type { Machine } from './testing.ts';

const run = promisify(execFile);
const FLAGS = 'noexec,nosuid,nodev';

let machine: Machine;
beforeEach(async () => {
  machine = await createMachine();
});
afterEach(() => machine.remove());

/** Lays a parcel into the outbox. */
async function parcel(files: Readonly<Record<string, string>>, device = 'sdb1', id: string = randomUUID()): Promise<{ name: string; at: string }> {
  const name = `${device}.${id}`;
  const at = join(machine.run, 'outbox', name);
  await mkdir(at);
  for (const [file, text] of Object.entries(files)) await writeFile(join(at, file), text);
  return { name, at };
}
const answer = async (name: string) => (await readFile(join(machine.run, 'results', name), 'utf8')).trim();
const written = (stick: string) => readdir(join(stick, 'hengyang-results')).catch(() => []);
const emptied = async () => [...(await readdir(join(machine.run, 'outbox'))), ...(await readdir(join(machine.run, 'work')))];

describe('a stick', () => {
  it('is mounted to be read, and let go of when it is pulled', async () => {
    const stick = await machine.plugIn();
    expect(await machine.calls()).toEqual([`mount -t vfat,exfat -o ro,${FLAGS},umask=0022 /dev/sdb1 ${stick}`]);
    expect(await machine.helper(['unmount', 'sdb1'])).toMatchObject({ code: 0 });
    expect((await machine.calls()).at(-1)).toBe(`umount ${stick}`);
    expect(existsSync(stick)).toBe(false);
    expect(await machine.helper(['unmount', 'sdb1'])).toMatchObject({ code: 0 });
  });

  it('that something still reads is let go of all the same', async () => {
    const stick = await machine.plugIn();
    expect(await machine.helper(['unmount', 'sdb1'], { REFUSE_UMOUNT: stick })).toMatchObject({ code: 0 });
    expect((await machine.calls()).at(-1)).toBe(`umount -l ${stick}`);
    expect(existsSync(stick)).toBe(false);
  });

  it('that cannot be mounted leaves nothing behind', async () => {
    const { code, said } = await machine.helper(['mount', 'sdb1'], { REFUSE_MOUNT: 'vfat' });
    expect([code, said]).toEqual([1, expect.stringContaining('is it FAT or exFAT?')]);
    expect(await readdir(join(machine.run, 'stick'))).toEqual([]);
  });

  it.each(['', '../sda', 'sdb1;reboot', '-o', 'sd b', 'sdb1/..'])('is not called %j', async (device) => {
    expect((await machine.helper(['mount', device])).code).toBe(2);
    expect(await machine.calls()).toEqual([]);
  });
});

describe('a parcel', () => {
  it('is written, and the stick can be written at no other time', async () => {
    const stick = await machine.plugIn();
    const { name } = await parcel({ 'statistics-hall-2.csv': '\uFEFFday\r\n', 'kiosk.log': 'a line\n' });
    expect(await machine.helper(['write'])).toMatchObject({ code: 0 });
    expect(await answer(name)).toBe('ok');
    expect(await written(stick)).toEqual(['kiosk.log', 'statistics-hall-2.csv']);
    expect(await readFile(join(stick, 'hengyang-results', 'statistics-hall-2.csv'), 'utf8')).toBe('\uFEFFday\r\n');
    expect((await machine.calls()).slice(1)).toEqual([
      `chown root:root ${join(machine.run, 'work', name)}`, `mount -o remount,rw,${FLAGS} ${stick}`, `mount -o remount,ro,${FLAGS} ${stick}`,
    ]);
    expect(await emptied()).toEqual([]);
  });

  it('replaces nothing on the stick', async () => {
    const stick = await machine.plugIn();
    await mkdir(join(stick, 'hengyang-results'));
    await writeFile(join(stick, 'hengyang-results', 'kiosk.log'), 'of another kiosk');
    const { name } = await parcel({ 'kiosk.log': 'ours' });
    await machine.helper(['write']);
    expect(await answer(name)).toBe('refused refused');
    expect(await readFile(join(stick, 'hengyang-results', 'kiosk.log'), 'utf8')).toBe('of another kiosk');
    expect((await machine.calls()).at(-1)).toBe(`mount -o remount,ro,${FLAGS} ${stick}`);
  });

  const secret = () => join(machine.run, 'secret.txt');
  const hostile: Record<string, (at: string) => Promise<unknown>> = {
    'holds a symbolic link to a file of the system': (at) => symlink(secret(), join(at, 'a.txt')),
    'holds a symbolic link to a folder': (at) => symlink(machine.run, join(at, 'b.txt')),
    'holds another name of a file': (at) => link(secret(), join(at, 'a.txt')),
    'holds a folder': (at) => mkdir(join(at, 'a.txt')),
    'holds a folder with a plain file in it': (at) => mkdir(join(at, 'deep')).then(() => writeFile(join(at, 'deep', 'a.txt'), '')),
    'holds a pipe': (at) => run('mkfifo', [join(at, 'a.txt')]),
    'holds a program': (at) => writeFile(join(at, 'a.exe'), ''),
    'holds what starts by itself': (at) => writeFile(join(at, 'autorun.inf'), ''),
    'holds a name with a space': (at) => writeFile(join(at, 'a b.txt'), ''),
    'holds a name that is a switch': (at) => writeFile(join(at, '-rf.txt'), ''),
    'holds a name of two lines': (at) => writeFile(join(at, 'a\nb.txt'), ''),
    'holds a name that a shell would carry out': (at) => writeFile(join(at, '$(reboot).txt'), ''),
    'holds a hidden file': (at) => writeFile(join(at, '.a.txt'), ''),
    'holds Chinese in a name': (at) => writeFile(join(at, '统计.txt'), ''),
    'holds a very long name': (at) => writeFile(join(at, `${'a'.repeat(130)}.txt`), ''),
    'holds too large a file': (at) => writeFile(join(at, 'a.txt'), Buffer.alloc(33 * 1024 * 1024)),
    'holds too many files': (at) => Promise.all(Array.from({ length: 65 }, (_, number) => writeFile(join(at, `${number}.txt`), ''))),
  };
  it.each(Object.keys(hostile))('that %s is refused, and no stick is opened for it', async (what) => {
    const stick = await machine.plugIn();
    await writeFile(secret(), 'a secret of the machine');
    const { name, at } = await parcel({ 'good.txt': 'good' });
    await hostile[what]?.(at);
    expect(await machine.helper(['write'])).toMatchObject({ code: 0 });
    expect(await answer(name)).toBe('refused refused');
    expect(await written(stick)).toEqual([]);
    expect((await machine.calls()).join()).not.toContain('remount,rw');
    expect(await emptied()).toEqual([]);
    expect(await readFile(secret(), 'utf8')).toBe('a secret of the machine');
  });

  it.each(['no-stick', '.hidden', '..sdb1', '$(reboot)', `sdb1.${'z'.repeat(36)}`, `../sdb1.${'a'.repeat(36)}`, `SDB1.${randomUUID()}`])('is thrown away when it is called %j', async (name) => {
    await machine.plugIn();
    const at = join(machine.run, 'outbox', name.replaceAll('/', ''));
    await mkdir(at);
    await writeFile(join(at, 'a.txt'), '');
    expect(await machine.helper(['write'])).toMatchObject({ code: 0 });
    expect(await emptied()).toEqual([]);
    expect(await readdir(join(machine.run, 'results'))).toEqual([]);
  });

  it('that is a symbolic link takes nothing along, and away', async () => {
    const stick = await machine.plugIn();
    const elsewhere = join(machine.run, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'a.txt'), 'stays');
    const name = `sdb1.${randomUUID()}`;
    await symlink(elsewhere, join(machine.run, 'outbox', name));
    await machine.helper(['write']);
    expect(await answer(name)).toBe('refused refused');
    expect(await written(stick)).toEqual([]);
    expect(await readFile(join(elsewhere, 'a.txt'), 'utf8')).toBe('stays');
  });

  it('for a stick that is not in is answered', async () => {
    const { name } = await parcel({ 'a.txt': '' });
    await machine.helper(['write']);
    expect(await answer(name)).toBe('refused no-stick');
  });

  it('that has no room is refused before anything is written', async () => {
    const stick = await machine.plugIn();
    await machine.program('df', 'echo head; echo "/dev/sdb1 1000 990 10 99% /x"');
    const { name } = await parcel({ 'a.txt': 'a' });
    await machine.helper(['write']);
    expect(await answer(name)).toBe('refused full');
    expect(await written(stick)).toEqual([]);
  });

  it('for a stick with a switch against writing is answered', async () => {
    const stick = await machine.plugIn();
    const { name } = await parcel({ 'a.txt': 'a' });
    await machine.helper(['write'], { REFUSE_MOUNT: 'remount,rw' });
    expect(await answer(name)).toBe('refused read-only');
    expect(await written(stick)).toEqual([]);
  });

  it.each(['cp', 'sync', 'cmp', 'mv'])('ends with "gone" when the stick is pulled at %s', async (program) => {
    await machine.plugIn();
    // Moving within the machine goes on: only the stick is gone.
    await machine.pullAt(program);
    if (program === 'mv') await machine.program('mv', 'case "$*" in -*) exec /bin/mv "$@" ;; esac\nrm -rf "$HENGYANG_RUN"/stick/*; exit 1');
    const { name } = await parcel({ 'a.txt': 'a', 'b.txt': 'b' });
    expect(await machine.helper(['write'])).toMatchObject({ code: 0 });
    expect(await answer(name)).toBe('refused gone');
    expect(await emptied()).toEqual([]);
  });

  it('that reads differently from the stick is not called written', async () => {
    const stick = await machine.plugIn();
    await machine.program('dd', 'for each; do case $each in if=*) echo rot >>"${each#if=}" ;; esac; done');
    const { name } = await parcel({ 'a.txt': 'a' });
    await machine.helper(['write']);
    expect(await answer(name)).toBe('refused gone');
    expect(await written(stick)).toEqual([]);
    expect((await machine.calls()).at(-1)).toBe(`mount -o remount,ro,${FLAGS} ${stick}`);
  });

  it('does not wait for one that is refused', async () => {
    const stick = await machine.plugIn();
    const bad = await parcel({ 'a.exe': '' });
    const good = await parcel({ 'a.txt': '' });
    await machine.helper(['write']);
    expect([await answer(bad.name), await answer(good.name)]).toEqual(['refused refused', 'ok']);
    expect(await written(stick)).toEqual(['a.txt']);
  });
});

it('makes every stick read-only again after it was killed', async () => {
  const sticks = [await machine.plugIn('sdb1'), await machine.plugIn('sdc1')];
  await machine.helper(['settle']);
  expect((await machine.calls()).slice(-2)).toEqual(sticks.map((stick) => `mount -o remount,ro,${FLAGS} ${stick}`));
  expect((await machine.helper([])).code).toBe(2);
});
