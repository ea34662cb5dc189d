import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CONTACT_KEY_FILE, createContactKeys } from '../../../electron/records/contact.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { parseRecordsArguments } from './open.ts';

/** Only its owner may read the private key. */
const PRIVATE_MODE = 0o600;
const PRIVATE_KEY_FILE = 'curators-private-key.pem';

/** `npm run content -- slip-keys`: the keys with which slips may say how to reach their writer. */
export const slipKeysCommand: Command = {
  name: 'slip-keys',
  summary: "make the curators' pair of keys: the public one goes into the kiosk's data folder, the private one stays with them",
  usage: '--out DIR',
  async run(args, { log }) {
    const { out } = parseRecordsArguments(args, { out: { type: 'string' } });
    if (out === undefined) throw new UsageError('name the folder for the keys, one that is not on the kiosk, such as a stick');
    const folder = resolve(out);
    const [open, secret] = [join(folder, CONTACT_KEY_FILE), join(folder, PRIVATE_KEY_FILE)];
    const taken = [open, secret].find((file) => existsSync(file));
    if (taken !== undefined) {
      log(`${taken} exists: another pair would leave earlier slips unreadable. Name an empty folder, or move it away.`);
      return 1;
    }
    const { publicKey, privateKey } = createContactKeys();
    await mkdir(folder, { recursive: true });
    await writeFile(secret, privateKey, { mode: PRIVATE_MODE });
    await writeFile(open, publicKey);
    log(`Copy ${open} into the kiosk's data folder. Keep ${secret} away from the kiosk, and a copy of it in a second place: without it no contact can be read.`);
    return 0;
  },
};
