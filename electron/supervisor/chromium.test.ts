import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chromiumPackage, thisSystem } from './apt.ts';
import type { System } from './apt.ts';
import { ChromiumMissing, ensureChromium, findChromium } from './chromium.ts';

let dir: string;
let log: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chromium-'));
  log = [];
});
afterEach(() => rm(dir, { recursive: true }));

async function program(name: string, text = 'exit 0'): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';

/**
 * A Debian machine without Chromium. apt-get and sudo are real programs of the temporary folder that write down how
 * they were called. macOS stands for the platform, so that the Chromium of this machine is not found.
 */
async function machine(overrides: Partial<System> = {}, apt = ''): Promise<System> {
  const home = join(dir, 'home');
  const app = join(home, 'Applications', 'Chromium.app', 'Contents', 'MacOS');
  await program('apt-get', `echo "apt-get $*" >> "${dir}/calls"\n${apt || `case "$*" in *install*) mkdir -p "${app}"; cp "${dir}/sudo" "${app}/Chromium";; esac`}`);
  await program('sudo', `echo "sudo $*" >> "${dir}/calls"\n[ "$1" = -n ] && exit 1\nshift\nexec "$@"`);
  const env = { PATH: [dir, '/usr/bin', '/bin'].join(delimiter), HOME: home };
  return { ...thisSystem(env), platform: 'darwin', root: true, terminal: false, osRelease: async () => DEBIAN, ...overrides };
}

const calls = async () => (await readFile(join(dir, 'calls'), 'utf8')).trim().split('\n');
const ensure = (system: System, install = true) => ensureChromium({ install, log: (line) => log.push(line), system });

test('CHROMIUM_PATH comes first, and is not passed over when it is wrong', async () => {
  const chrome = await program('my-chrome');
  expect(findChromium({ CHROMIUM_PATH: chrome, PATH: '' }, 'linux')).toBe(chrome);
  expect(() => findChromium({ CHROMIUM_PATH: join(dir, 'gone') }, 'linux')).toThrow(/CHROMIUM_PATH names .*gone/);
  expect(() => findChromium({ CHROMIUM_PATH: dir }, 'linux')).toThrow(ChromiumMissing);
});

test('the first program on PATH is taken; folders and plain files are not', async () => {
  await mkdir(join(dir, 'chromium'));
  await writeFile(join(dir, 'google-chrome'), '');
  const edge = await program('microsoft-edge');
  const found = findChromium({ PATH: dir }, 'linux');
  // This machine's own Chromium, where there is one, goes before Edge.
  expect([edge, '/usr/bin/chromium', '/usr/bin/google-chrome']).toContain(found);
});

test('the package is named for Debian and Ubuntu, and for nobody else', () => {
  expect(chromiumPackage(DEBIAN)).toBe('chromium');
  expect(chromiumPackage('ID=raspbian\nID_LIKE=debian\n')).toBe('chromium');
  expect(chromiumPackage('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe('chromium-browser');
  expect(chromiumPackage('ID=fedora\nID_LIKE="rhel"\n')).toBeUndefined();
  expect(chromiumPackage('')).toBeUndefined();
});

test('root without a terminal installs it unasked', async () => {
  const path = await ensure(await machine());
  expect(path).toBe(join(dir, 'home/Applications/Chromium.app/Contents/MacOS/Chromium'));
  expect(await calls()).toEqual(['apt-get -q update', 'apt-get -q -o DPkg::Lock::Timeout=300 install -y chromium']);
  expect(log).toEqual(['Installing chromium with apt-get.']);
});

test('what is there is not installed', async () => {
  const system = await machine();
  await ensure(system);
  await rm(join(dir, 'calls'));
  await ensure(system);
  await expect(calls()).rejects.toThrow(/ENOENT/);
});

test('without root, terminal and password-free sudo the command to run is told', async () => {
  const system = await machine({ root: false });
  await expect(ensure(system)).rejects.toThrow(/needs a password: run\n {2}sudo apt-get update && sudo apt-get install chromium\n.*CHROMIUM_PATH/);
  expect(await calls()).toEqual(['sudo -n true']);
});

test.each([['', true], ['y', true], ['Yes', true], ['n', false], ['what?', false]])('on a terminal it asks first: "%s"', async (answer, installs) => {
  const questions: string[] = [];
  const system = await machine({
    root: false,
    terminal: true,
    ask: async (question) => {
      questions.push(question);
      return answer;
    },
  });
  const result = await ensure(system).catch((error: unknown) => error);
  expect(questions).toEqual([expect.stringContaining('Install the package chromium now? [Y/n]')]);
  if (installs) expect(await calls()).toContain('sudo DEBIAN_FRONTEND=noninteractive apt-get -q update');
  else expect(result).toMatchObject({ name: 'ChromiumMissing', message: expect.stringContaining('not to be installed') });
});

test('a failing apt-get, another distribution and an installed kiosk each end with what to do', async () => {
  await expect(ensure(await machine({}, 'exit 100'))).rejects.toThrow(/apt-get could not install it/);
  await expect(ensure(await machine({}, 'exit 0'))).rejects.toThrow(/no program of it was found/);
  await expect(ensure(await machine({ osRelease: async () => 'ID=fedora' }))).rejects.toThrow(/install one of them/);
  await rm(join(dir, 'calls'));
  await expect(ensure(await machine(), false)).rejects.toThrow(/was found: run/);
  await expect(calls()).rejects.toThrow(/ENOENT/);
});

test('a command that does not exist fails like one that says no', async () => {
  expect(await thisSystem({ PATH: dir }).run('sudo', ['-n', 'true'], new AbortController().signal)).toBe(127);
});
