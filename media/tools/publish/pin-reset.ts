import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { canonicalJson } from '../../../electron/library/canonical.ts';
import { realDisk } from '../../../electron/library/disk.ts';
import { replaceFile } from '../../../electron/library/replace-file.ts';
import { idSchema } from '../../schema/ids.ts';
import { PIN_RESET_FILE } from '../../schema/pin-reset.ts';
import type { PinReset } from '../../schema/pin-reset.ts';
import { UPDATE_LAYOUT } from '../../schema/update.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { parsePublishArguments, PASSPHRASE_VARIABLE, resolvePath, tellingProblems } from './arguments.ts';
import { DEFAULT_KEY_FOLDER, openKeyFolder, publishingKey } from './key-folder.ts';
import { openWithPassphrase } from './passphrase.ts';
import { PublishProblem } from './problem.ts';

const NONCE_BYTES = 16;

/** A file by its name, or the folder of updates of a stick. @throws PublishProblem when there is no such stick. */
function placeOf(path: string): string {
  if (extname(path).toLowerCase() === '.json') return path;
  if (!existsSync(path)) throw new PublishProblem(`${path}: there is no such stick. Put it in, look under which name it stands, and name that; or name a file that ends in .json.`);
  return join(path, UPDATE_LAYOUT.stickFolder, PIN_RESET_FILE);
}

/** `npm run content -- pin-reset`: the file with which a forgotten PIN is replaced by a new one. */
export const pinResetCommand: Command = {
  name: 'pin-reset',
  summary: "sign a file that lets whoever stands at a kiosk with it choose a new PIN, once; the passphrase of the publishing key is asked for",
  usage: 'STICK|FILE.json [--kiosk ID] [--keys KEYDIR] [--root FILE] [--passphrase-file FILE] [--json]',
  async run(args, output) {
    const { folder, values } = parsePublishArguments(args, {
      kiosk: { type: 'string' },
      keys: { type: 'string' },
      root: { type: 'string' },
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean' },
    });
    if (folder === undefined) throw new UsageError('name the stick, or a file that ends in .json');
    const { kiosk = '*' } = values;
    if (kiosk !== '*' && !idSchema.safeParse(kiosk).success) throw new UsageError(`--kiosk is the id in the settings of a kiosk, such as hall-2, not ${kiosk}`);

    return tellingProblems(output, 'Nothing was signed.', async () => {
      const file = placeOf(folder);
      const keys = await openKeyFolder(resolvePath(values.keys ?? DEFAULT_KEY_FOLDER), values.root === undefined ? undefined : resolvePath(values.root));
      const info = publishingKey(keys, keys.roots);
      const key = await openWithPassphrase(info, { what: 'the publishing key', file: values['passphrase-file'], variable: PASSPHRASE_VARIABLE, env: process.env, input: process.stdin, log: output.log });
      const signed: PinReset['signed'] = { _type: 'pin-reset', kiosk, issued: new Date().toISOString(), nonce: randomBytes(NONCE_BYTES).toString('hex') };
      const reset: PinReset = { signed, signatures: [{ keyid: key.keyId, sig: key.sign(Buffer.from(canonicalJson(signed))).toString('hex') }] };
      await replaceFile(realDisk, file, `${JSON.stringify(reset, undefined, 2)}\n`);
      output.log(`Signed: ${file}, for ${kiosk === '*' ? 'any kiosk that trusts this key' : `the kiosk "${kiosk}"`}, to be used once at each.`);
      output.log('Put the stick into the kiosk and open the panel: for ten minutes it asks for a new PIN. Whoever has the stick may do it, so keep it until then, and remove the file afterwards.');
      if (values.json === true) output.print(JSON.stringify({ file, ...signed }));
      return 0;
    });
  },
};
