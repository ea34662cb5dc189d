import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HELPER = fileURLToPath(new URL('hengyang-stick', import.meta.url));

/** What stands in for the programs that need a real stick, or rights of root. Each call is noted in `$CALLS`. */
const PROGRAMS: Readonly<Record<string, string>> = {
  mount: `echo "mount $*" >>"$CALLS"
case "$*" in
  *"\${REFUSE_MOUNT:-nothing at all}"*) exit 32 ;;
esac
for at; do :; done
[ -d "$at" ] && : >"$at.mounted"`,
  umount: `echo "umount $*" >>"$CALLS"
for at; do :; done
[ "\${REFUSE_UMOUNT:-}" = "$1" ] && exit 32
rm "$at.mounted"`,
  mountpoint: 'test -d "$2" -a -e "$2.mounted"',
  chown: 'echo "chown $*" >>"$CALLS"',
};

/** Pulls the stick in the middle of a copy. */
const PULLED = 'rm -rf "$HENGYANG_RUN"/stick/*; exit 1';

export interface Machine {
  /** In the place of /run/hengyang-kiosk. */
  readonly run: string;
  /** Runs the helper. @returns its exit code and what it said. */
  helper(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<{ code: number; said: string }>;
  /** Puts another program in the place of one: `sync`, `df`, `cp`. */
  program(name: string, body: string): Promise<void>;
  /** Has the stick pulled out when `name` is called. */
  pullAt(name: string): Promise<void>;
  /** Puts in a stick, as the mount service would. @returns its folder. */
  plugIn(device?: string): Promise<string>;
  /** Every call of mount and umount so far. */
  calls(): Promise<string[]>;
  remove(): Promise<void>;
}

/** A machine with the helper's folders, whose `mount` and `umount` only write down what they were asked. */
export async function createMachine(): Promise<Machine> {
  const dir = await mkdtemp(join(tmpdir(), 'stick-'));
  const run = join(dir, 'run');
  const bin = join(dir, 'bin');
  const calls = join(dir, 'calls');
  for (const name of ['stick', 'staging', 'outbox', 'results']) await mkdir(join(run, name), { recursive: true });
  await mkdir(bin);
  await writeFile(calls, '');

  async function program(name: string, body: string): Promise<void> {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(bin, name), 0o755);
  }
  for (const [name, body] of Object.entries(PROGRAMS)) await program(name, body);

  function helper(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ code: number; said: string }> {
    const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
    return new Promise((resolve) => {
      const child = execFile('/bin/sh', [HELPER, ...args], { env: { PATH: path, CALLS: calls, HENGYANG_RUN: run, ...env } }, (_error, _stdout, said) => {
        resolve({ code: child.exitCode ?? -1, said });
      });
    });
  }

  return {
    run,
    helper,
    program,
    pullAt: (name) => program(name, PULLED),
    async plugIn(device = 'sdb1') {
      await helper(['mount', device]);
      return join(run, 'stick', device);
    },
    calls: async () => (await readFile(calls, 'utf8')).split('\n').filter((line) => line !== ''),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Carries out what lies in the outbox whenever something does, as hengyang-outbox.path has it. @returns ends it. */
export function watchOutbox(machine: Machine): () => Promise<void> {
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      if ((await readdir(join(machine.run, 'outbox'))).length > 0) await machine.helper(['write']);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return () => {
    ended = true;
    return watching;
  };
}
