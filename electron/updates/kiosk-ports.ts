import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collectGarbage } from '../library/garbage.ts';
import { openStickWriter } from '../sticks/open.ts';
import { startInstall } from './install.ts';
import { lookAt } from './look.ts';
import { smokeCandidate } from './smoke-candidate.ts';
import { findSources } from './sources/find.ts';
import type { UpdatePorts } from './ports.ts';

/** Folder in the data folder into which a technician may lay an update. */
const DATA_FOLDER = 'update';

/**
 * @param data folder of what the kiosk remembers.
 * @param app version of the program.
 * @param log is told what a technician should know of the trust.
 */
export function kioskPorts(data: string, app: string, log: (line: string) => void): UpdatePorts {
  const trust = join(data, 'trust');
  const own = join(data, DATA_FOLDER);
  const stick = openStickWriter();
  return {
    trust,
    install: startInstall,
    smoke: smokeCandidate,
    check: (source, exhibition) => lookAt({ source, trust, app, exhibition }, log),
    find: (lan) => findSources({ lan, folders: existsSync(own) ? [own] : [] }),
    collect: (store, keep) => collectGarbage(store, keep),
    writeResult: (name, text) => stick.write([{ name, bytes: new TextEncoder().encode(text) }]),
  };
}
