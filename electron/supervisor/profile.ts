import { mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What has no switch on the command line: bubbles that would offer to save, translate, correct or print. */
const PREFERENCES = {
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, check_default_browser: false },
  printing: { enabled: false },
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: { notifications: 2, popups: 2, geolocation: 2, media_stream_camera: 2, media_stream_mic: 2 },
  },
  search: { suggest_enabled: false },
  translate: { enabled: false },
};

/** Files by which Chromium knows that a profile is in use. */
const SINGLETONS = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];

/**
 * Makes an empty profile. The kiosk keeps nothing in it: every start of the program begins with a fresh one, so that
 * neither a power cut nor months of use can spoil it.
 */
export async function freshProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true });
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
}

/** The process that `SingletonLock`, a link to `<host>-<process>`, names. */
async function lockHolder(profile: string): Promise<number | undefined> {
  const target = await readlink(join(profile, 'SingletonLock')).catch(() => '');
  const pid = /-(\d+)$/.exec(target)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: nobody has this number. EPERM: somebody else's process, and so no Chromium of ours.
    return false;
  }
}

async function uses(pid: number, profile: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.split('\0').includes(`--user-data-dir=${profile}`);
}

/**
 * Frees the profile from what an earlier run left: a Chromium that outlived its supervisor is ended, a lock whose
 * process is gone is removed (with it Chromium would exit at once, and silently). The caller holds the lock of the
 * data folder, so that no other kiosk is meant.
 *
 * @returns a sentence for the log when there was something to free.
 */
export async function freeProfile(profile: string): Promise<string | undefined> {
  const pid = await lockHolder(profile);
  if (pid === undefined) return undefined;
  const orphan = isAlive(pid) && (await uses(pid, profile));
  if (orphan) process.kill(pid, 'SIGKILL');
  await Promise.all(SINGLETONS.map((name) => rm(join(profile, name), { force: true })));
  return orphan ? `Ended a Chromium that an earlier start had left (process ${pid}).` : 'Removed the lock of a Chromium that is gone.';
}
