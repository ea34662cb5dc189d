import { realDisk } from '../../../electron/library/disk.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { expiresYears, parsePublishArguments, PASSPHRASE_VARIABLE, resolvePath, tellingProblems } from './arguments.ts';
import { KEY_ROLES, readKeyInfo } from './key-file.ts';
import type { KeyRole } from './key-file.ts';
import { DEFAULT_KEY_FOLDER, openKeyFolder } from './key-folder.ts';
import { newPassphrase, openWithPassphrase } from './passphrase.ts';
import { rotate } from './rotate.ts';
import type { RotateResult } from './rotate.ts';
import { rootPassphraseOptions } from './update-keys.ts';
import { whilePublishing } from './while-publishing.ts';

const NAMES: Readonly<Record<KeyRole, string>> = { root: 'the root key', spare: 'the spare root key', publishing: 'the publishing key' };

function toReplace(value: string | undefined, refresh: boolean): KeyRole | undefined {
  if (refresh && value === undefined) return undefined;
  const role = KEY_ROLES.find((name) => name === value);
  if (role !== undefined && !refresh) return role;
  throw new UsageError(`say what is wanted: --replace ${KEY_ROLES.join('|')}, or --refresh`);
}

/** `npm run content -- rotate-keys`: a new key in the place of one, or more time for all that is signed. */
export const rotateKeysCommand: Command = {
  name: 'rotate-keys',
  summary: 'replace a key of the updates in DIR, or (--refresh) let what is signed expire later; needs a root key from a safe, or its spare',
  usage: 'DIR --replace publishing|root|spare | --refresh [--keys KEYDIR] [--root FILE] [--root-key FILE] [--passphrase-file FILE] [--root-passphrase-file FILE] [--expires-years N] [--json]',
  async run(args, output) {
    const { folder, values } = parsePublishArguments(args, {
      replace: { type: 'string' },
      refresh: { type: 'boolean' },
      keys: { type: 'string' },
      root: { type: 'string' },
      'root-key': { type: 'string' },
      'passphrase-file': { type: 'string' },
      'root-passphrase-file': { type: 'string' },
      'expires-years': { type: 'string' },
      json: { type: 'boolean' },
    });
    if (folder === undefined) throw new UsageError('name the folder of the update');
    const replace = toReplace(values.replace, values.refresh === true);
    const years = expiresYears(values['expires-years']);
    const common = { env: process.env, input: process.stdin, log: output.log };
    const publishing = { ...common, file: values['passphrase-file'], variable: PASSPHRASE_VARIABLE };
    const root = rootPassphraseOptions(common, values['root-passphrase-file'], values['passphrase-file']);
    const optionsOf = (role: KeyRole) => ({ ...(role === 'publishing' ? publishing : root), what: NAMES[role] });

    return tellingProblems(output, 'No key was replaced.', async () => {
      const keyFolder = resolvePath(values.keys ?? DEFAULT_KEY_FOLDER);
      const rootKey = values['root-key'] === undefined ? undefined : await readKeyInfo(resolvePath(values['root-key']));
      const keys = await openKeyFolder(keyFolder, values.root === undefined ? undefined : resolvePath(values.root));
      const result = await whilePublishing([keyFolder], () =>
        rotate({
          dir: folder,
          keys,
          replace,
          rootKey,
          open: (key) => openWithPassphrase(key, optionsOf(key.role)),
          choose: (role) => newPassphrase({ ...optionsOf(role), what: `${NAMES[role]} that is made` }),
          expiresYears: years,
          now: new Date(),
          disk: realDisk,
        }));
      for (const line of linesOf(result, folder)) output.log(line);
      if (values.json === true) output.print(JSON.stringify({ ...result, newKey: result.newKey && { role: result.newKey.role, keyId: result.newKey.keyId, file: result.newKey.file } }));
      return 0;
    });
  },
};

function linesOf({ root, expires, newKey, updated }: RotateResult, folder: string): string[] {
  const place = { root: 'move it to a stick of its own, and that into the safe', spare: 'move it to another stick, and that into the safe in the other house', publishing: 'it stays here, and a copy of it where the records are kept' };
  return [
    `The root of trust is now version ${root}, and expires on ${expires.slice(0, 10)}. Kiosks learn of it with the next update that they take; root.json is for those that are set up from now on.`,
    ...(newKey ? [`${NAMES[newKey.role].replace(/^t/, 'T')} is now ${newKey.file}: ${place[newKey.role]}. Destroy the old one once every kiosk has taken an update.`] : []),
    updated ? `${folder} is signed for it.` : `${folder} was left as it is: publish into it, so that it takes the new keys along.`,
    'Other sticks and folders take them along when you publish into them.',
  ];
}
