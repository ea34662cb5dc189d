import { accessSync, constants, statSync } from 'node:fs';
import { chromiumPackage, installCommand, installPackage, thisSystem } from './apt.ts';
import type { System } from './apt.ts';
import { candidates } from './candidates.ts';

/** No Chromium, Chrome or Edge can be had; the message says what to do. */
export class ChromiumMissing extends Error {
  override readonly name = 'ChromiumMissing';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: no program for us.
    return false;
  }
}

/**
 * Path of the Chromium, Chrome or Edge of this machine; `CHROMIUM_PATH` comes before all others.
 *
 * @throws ChromiumMissing when `CHROMIUM_PATH` names what is no program: to take another one silently would hide it.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new ChromiumMissing(`CHROMIUM_PATH names ${named}, which is no program: correct it or unset it.`);
  }
  return candidates(env, platform).find(isProgram);
}

export interface EnsureOptions {
  /** Whether it may be installed when it is missing: in a source checkout, not in an installed kiosk. */
  readonly install: boolean;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly system?: System;
}

const NAMED = 'No Chromium, Chrome or Edge was found';
const OTHERWISE = 'or set CHROMIUM_PATH to the program, or start with --serve to show the kiosk elsewhere';

/**
 * Finds Chromium; where it is missing and may be installed, installs it from the distribution (Debian and its like).
 *
 * @returns the path of the program.
 * @throws ChromiumMissing with the command to run when that is not possible.
 */
export async function ensureChromium({ install, log, signal = new AbortController().signal, system = thisSystem() }: EnsureOptions): Promise<string> {
  const found = findChromium(system.env, system.platform);
  if (found !== undefined) return found;
  const name = chromiumPackage(await system.osRelease());
  if (name === undefined) throw new ChromiumMissing(`${NAMED}: install one of them, ${OTHERWISE}.`);
  const missing = (why: string) => new ChromiumMissing(`${why}: run\n  ${installCommand(name)}\n${OTHERWISE}.`);
  if (!install) throw missing(NAMED);
  const result = await installPackage(name, system, log, signal);
  if (result === 'declined') throw missing(`${NAMED}, and it was not to be installed now`);
  if (result === 'no right') throw missing(`${NAMED}, and installing it needs a password`);
  if (result === 'failed') throw missing(`${NAMED}, and apt-get could not install it (its reason stands above)`);
  const installed = findChromium(system.env, system.platform);
  if (installed === undefined) throw missing(`${name} was installed, but no program of it was found`);
  return installed;
}
