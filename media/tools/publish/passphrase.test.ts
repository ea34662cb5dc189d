import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../electron/library/testing.ts';
import { createKeyFile, readKeyInfo } from './key-file.ts';
import { newPassphrase, openWithPassphrase } from './passphrase.ts';
import { CHEAP } from './testing.ts';

const PASSPHRASE = 'four words apart 渡口';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];

beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
});
afterEach(() => dir.remove());

/** A terminal at which somebody types one thing after the other, each when it is asked for. */
function terminal(...typed: string[]) {
  const raw: boolean[] = [];
  const stream = new PassThrough();
  const ask = () => {
    const next = typed.shift();
    if (next !== undefined) setImmediate(() => stream.write(next));
  };
  const input = Object.assign(stream, { isTTY: true, setRawMode: (on: boolean) => { raw.push(on); if (on) ask(); } });
  return { raw, options: { what: 'the publishing key', variable: 'HENGYANG_PASSPHRASE', env: {}, input, log: (line: string) => void lines.push(line) } };
}

describe('a new passphrase', () => {
  it('is typed twice, unseen, and may be corrected while it is typed', async () => {
    const { raw, options } = terminal(`four wordz\u007fs apart 渡口\r`, `${PASSPHRASE}\n`);
    expect(await newPassphrase(options)).toBe(PASSPHRASE);
    expect(raw).toEqual([true, false, true, false]);
    expect(lines.join('\n')).not.toContain('four');
  });

  it('is no passphrase when the two differ, when it is short, or when whoever types stops', async () => {
    await expect(newPassphrase(terminal('one long passphrase\r', 'another passphrase\r').options)).rejects.toThrow('were not the same');
    await expect(newPassphrase(terminal('short\r').options)).rejects.toThrow('at least 12 characters');
    await expect(newPassphrase(terminal('four words\u0003').options)).rejects.toThrow('Stopped');
  });

  it('comes from a file before the environment, and from the environment before the terminal', async () => {
    const file = join(dir.path, 'passphrase');
    await writeFile(file, 'from the file\r\nnot this\n');
    const { options } = terminal();
    const env = { HENGYANG_PASSPHRASE: 'from the environment' };
    expect(await newPassphrase({ ...options, env, file })).toBe('from the file');
    expect(await newPassphrase({ ...options, env })).toBe('from the environment');
    await expect(newPassphrase({ ...options, file: join(dir.path, 'none') })).rejects.toThrow('the passphrase cannot be read');
  });

  it('says where to put it when there is nobody to ask', async () => {
    const { options } = terminal();
    await expect(newPassphrase({ ...options, input: new PassThrough() })).rejects.toThrow('put it into HENGYANG_PASSPHRASE, or into a file named with --passphrase-file');
  });
});

describe('a key', () => {
  it('is opened at the third try at the latest', async () => {
    const file = join(dir.path, 'publishing-key.json');
    await writeFile(file, await createKeyFile('publishing', PASSPHRASE, CHEAP));
    const info = await readKeyInfo(file);
    await expect(openWithPassphrase(info, terminal('wrong\r', 'wrong again\r', `${PASSPHRASE}\r`).options)).resolves.toMatchObject({ keyId: info.keyId });
    expect(lines.filter((line) => line.includes('does not open with this passphrase'))).toHaveLength(2);
    await expect(openWithPassphrase(info, terminal('a\r', 'b\r', 'c\r', `${PASSPHRASE}\r`).options)).rejects.toThrow('does not open');
  });
});
