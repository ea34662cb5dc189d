import { execFile } from 'node:child_process';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../electron/library/testing.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const INSTALLED_AT = '/usr/local/libexec/hengyang-stick';

const run = promisify(execFile);
const answers = (program: string, ...args: string[]) => run(program, args).then(() => true, () => false);

const has = {
  shellcheck: await answers('shellcheck', '--version'),
  // Both look at files alone, without a running systemd; the second came with systemd 254.
  systemdAnalyze: await answers('systemd-analyze', '--version'),
  udevVerify: await answers('udevadm', 'verify', '--version'),
};
const missing = [
  ...(has.shellcheck ? [] : ['the script of the sticks by shellcheck (apt-get install shellcheck)']),
  ...(has.systemdAnalyze ? [] : ['the units by systemd-analyze (apt-get install systemd)']),
  ...(has.udevVerify ? [] : ['the udev rule by udevadm verify (systemd 254 or newer)']),
];
if (missing.length > 0) process.stderr.write(`\nNOT TESTED: ${missing.join('; ')}.\n\n`);

const file = (name: string) => readFile(join(HERE, name), 'utf8');
let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeAll(async () => {
  dir = await temporaryDirectory();
});
afterAll(() => dir.remove());

it.skipIf(!has.shellcheck)('shellcheck finds nothing in the script of the sticks', async () => {
  await expect(run('shellcheck', [join(HERE, 'hengyang-stick')])).resolves.toMatchObject({ stdout: '' });
});

it('the script of the sticks can be carried out', async () => {
  expect((await stat(join(HERE, 'hengyang-stick'))).mode & 0o111).toBe(0o111);
});

describe('the units', () => {
  it.skipIf(!has.systemdAnalyze)('are understood by systemd', async () => {
    const units = (await readdir(HERE)).filter((name) => /\.(service|path)$/.test(name));
    expect(units).toHaveLength(4);
    // Programs that are not on this machine would be complaints of their own.
    for (const name of units) {
      const text = (await file(name)).replaceAll(INSTALLED_AT, '/bin/true').replaceAll('/usr/bin/cage', '/bin/true');
      await writeFile(join(dir.path, name), text);
    }
    const names = units.map((name) => join(dir.path, name.replace('@.', '@sdb1.')));
    await cp(join(dir.path, 'hengyang-stick@.service'), join(dir.path, 'hengyang-stick@sdb1.service'));
    const { stderr } = await run('systemd-analyze', ['verify', '--man=no', ...names]);
    expect(stderr.split('\n').filter((line) => line.includes('hengyang'))).toEqual([]);
  });

  it('start the script where it is installed, each with what it knows', async () => {
    const lines = [...(await file('hengyang-stick@.service')).split('\n'), ...(await file('hengyang-outbox.service')).split('\n')];
    const started = lines.flatMap((line) => /^Exec\w+=(\S+) (\S+)/.exec(line)?.slice(1) ?? []);
    expect(started).toEqual(['mount', 'unmount', 'write', 'settle'].flatMap((what) => [INSTALLED_AT, what]));
    const script = await file('hengyang-stick');
    for (const what of ['mount_stick()', 'unmount_stick()', 'write()', 'settle()']) expect(script).toContain(`\n${what} {`);
  });

  it('have one view of the mounts with everybody else', async () => {
    const own = /^(ProtectSystem|ProtectHome|PrivateTmp|PrivateDevices|PrivateMounts|PrivateNetwork|ProtectKernel\w+|ProtectControlGroups|ReadOnlyPaths|InaccessiblePaths|BindPaths|RootDirectory|TemporaryFileSystem|DynamicUser|MountFlags)=/m;
    for (const name of ['hengyang-stick@.service', 'hengyang-outbox.service']) expect(await file(name)).not.toMatch(own);
  });

  it('meet the kiosk in the folders that are made at the start', async () => {
    const made = [...(await file('hengyang-kiosk.tmpfiles.conf')).matchAll(/^d (\S+)\s+(\d+) (\S+)/gm)].map(([, at, mode, owner]) => `${at} ${mode} ${owner}`);
    const run_ = '/run/hengyang-kiosk';
    expect(made).toEqual([
      `${run_} 0755 root`, `${run_}/stick 0755 root`, `${run_}/staging 0700 kiosk`, `${run_}/outbox 0700 kiosk`, `${run_}/work 0700 root`, `${run_}/results 0755 root`,
    ]);
    expect(await file('hengyang-outbox.path')).toContain(`DirectoryNotEmpty=${run_}/outbox`);
  });
});

describe('the udev rule', () => {
  it('asks for the service of each stick, and for no other disk', async () => {
    const rules = (await file('90-hengyang-stick.rules')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules).toHaveLength(1);
    const parts = (rules[0] ?? '').split(', ');
    for (const part of parts) expect(part).toMatch(/^[A-Z]+(\{[A-Z_]+\})?(==|=|\+=)"[^"]+"$/);
    expect(parts).toEqual(expect.arrayContaining(['SUBSYSTEM=="block"', 'ENV{ID_BUS}=="usb"', 'ENV{ID_FS_TYPE}=="vfat|exfat"', 'ENV{SYSTEMD_WANTS}+="hengyang-stick@%k.service"']));
  });

  it.skipIf(!has.udevVerify)('is understood by udev', async () => {
    await expect(run('udevadm', ['verify', join(HERE, '90-hengyang-stick.rules')])).resolves.toBeDefined();
  });
});
