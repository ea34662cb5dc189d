import { basename } from 'node:path';
import type { Command } from '../command.ts';
import { expiresYears, parsePublishArguments, PASSPHRASE_VARIABLE, resolvePath, ROOT_PASSPHRASE_VARIABLE, tellingProblems } from './arguments.ts';
import { DEFAULT_KEY_FOLDER } from './key-folder.ts';
import { assertNoKeys, makeKeys } from './make-keys.ts';
import { newPassphrase } from './passphrase.ts';
import type { PassphraseOptions } from './passphrase.ts';

/** `npm run content -- update-keys`: the keys without which no kiosk takes an update. */
export const updateKeysCommand: Command = {
  name: 'update-keys',
  summary: `make the keys that sign updates, and the root of trust for the kiosks (in ~/${basename(DEFAULT_KEY_FOLDER)} unless DIR names a folder); passphrases are asked for, or come from ${PASSPHRASE_VARIABLE} and ${ROOT_PASSPHRASE_VARIABLE}, or from files`,
  usage: '[DIR] [--passphrase-file FILE] [--root-passphrase-file FILE] [--expires-years N] [--json]',
  async run(args, output) {
    const { folder = DEFAULT_KEY_FOLDER, values } = parsePublishArguments(args, {
      'passphrase-file': { type: 'string' },
      'root-passphrase-file': { type: 'string' },
      'expires-years': { type: 'string' },
      json: { type: 'boolean' },
    });
    const years = expiresYears(values['expires-years']);
    const { log } = output;
    return tellingProblems(output, 'No keys were made.', async () => {
      assertNoKeys(folder);
      const common = { env: process.env, input: process.stdin, log };
      const passphrase = await newPassphrase({ ...common, what: 'the publishing key, which signs every update', file: values['passphrase-file'], variable: PASSPHRASE_VARIABLE });
      const root = rootPassphraseOptions(common, values['root-passphrase-file'], values['passphrase-file']);
      const rootPassphrase = await newPassphrase({ ...root, what: 'the root key and its spare, which lie in safes' });
      const keys = await makeKeys({ folder, passphrase, rootPassphrase, expiresYears: years, now: new Date() });
      for (const line of whatToDo(folder, Object.fromEntries(Object.entries(keys).map(([role, { file }]) => [role, basename(file)])))) log(line);
      if (values.json === true) output.print(JSON.stringify({ folder, keys: Object.values(keys).map(({ role, keyId, file }) => ({ role, keyId, file })) }));
      return 0;
    });
  },
};

/** Where the root keys' passphrase comes from: what is given for all keys counts for them too. */
export function rootPassphraseOptions(
  common: Pick<PassphraseOptions, 'env' | 'input' | 'log'>,
  rootFile: string | undefined,
  file: string | undefined,
): Omit<PassphraseOptions, 'what'> {
  const own = rootFile ?? (common.env[ROOT_PASSPHRASE_VARIABLE] === undefined ? file : undefined);
  const variable = common.env[ROOT_PASSPHRASE_VARIABLE] === undefined ? PASSPHRASE_VARIABLE : ROOT_PASSPHRASE_VARIABLE;
  return { ...common, file: own === undefined ? undefined : resolvePath(own), variable };
}

function whatToDo(folder: string, names: Readonly<Record<string, string>>): string[] {
  return [
    `The keys are in ${folder}. What to do with each:`,
    `  ${names['root'] ?? ''}        move it to a stick of its own, and that into the museum's safe; it makes new keys, and nothing else`,
    `  ${names['spare'] ?? ''}  move it to another stick, and that into a safe in another house; it stands in when the first is lost`,
    `  ${names['publishing'] ?? ''}  stays here; it signs every update. Keep a copy of it where the records are kept`,
    '  root.json            goes to every kiosk, as trust/root.json in its data folder. It is no secret',
    '  published            stays here; it remembers what was published last. Nobody needs to look into it',
    'Write the passphrases down on paper, and lay the paper into the safe: without them nobody opens the keys, and every kiosk would have to be set up anew.',
  ];
}
