import { readFile } from 'node:fs/promises';
import { assertPassphrase, openKey } from './key-file.ts';
import type { KeyInfo, SigningKey } from './key-file.ts';
import { PublishProblem } from './problem.ts';

/** Tries at a passphrase that somebody types. */
const TRIES = 3;

/** The terminal, as far as it is needed to read without showing. */
interface HiddenInput {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (chunk: string) => void): unknown;
  off(event: 'data', listener: (chunk: string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface PassphraseOptions {
  /** Whose it is, for the question: `the publishing key`. */
  readonly what: string;
  /** A file whose first line is the passphrase. It goes before the variable. */
  readonly file?: string | undefined;
  /** Name of the environment's variable that may hold it. */
  readonly variable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: HiddenInput;
  log(line: string): void;
}

const ENTER = /[\r\n]/;
const END_OF_INPUT = '\u0004';
const INTERRUPT = '\u0003';
const BACKSPACE = /[\u007f\b]/;
const CONTROL = /\p{Cc}/u;

/** Reads a line from a terminal that shows nothing of it. @throws PublishProblem on Ctrl+C. */
function readHidden(input: HiddenInput): Promise<string> {
  input.setEncoding('utf8');
  input.setRawMode?.(true);
  return new Promise<string>((resolve, reject) => {
    let typed: string[] = [];
    const finish = (done: () => void) => {
      input.off('data', read);
      input.setRawMode?.(false);
      input.pause();
      done();
    };
    const read = (chunk: string) => {
      if (chunk.startsWith('\u001b')) return; // An arrow or another key that writes nothing.
      for (const character of chunk) {
        if (character === INTERRUPT) return finish(() => reject(new PublishProblem('Stopped. Nothing was changed.')));
        if (ENTER.test(character) || character === END_OF_INPUT) return finish(() => resolve(typed.join('')));
        if (BACKSPACE.test(character)) typed = typed.slice(0, -1);
        else if (!CONTROL.test(character)) typed.push(character);
      }
    };
    input.on('data', read);
    input.resume();
  });
}

/** What was given beforehand, by file or environment; undefined where somebody has to be asked. */
async function given({ file, variable, env }: PassphraseOptions): Promise<string | undefined> {
  if (file === undefined) return env[variable];
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/)[0] ?? '';
  } catch (error) {
    throw new PublishProblem(`${file}: the passphrase cannot be read (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

function assertTerminal({ what, variable, input }: PassphraseOptions): void {
  if (input.isTTY === true) return;
  throw new PublishProblem(`There is no terminal to ask for the passphrase of ${what}: put it into ${variable}, or into a file named with --passphrase-file.`);
}

/** A new passphrase, typed twice where it is typed. @throws PublishProblem when it is too short, the two differ, or nobody can be asked. */
export async function newPassphrase(options: PassphraseOptions): Promise<string> {
  const ready = await given(options);
  if (ready !== undefined) return ready;
  assertTerminal(options);
  options.log(`Choose a passphrase for ${options.what}, then press Enter. Nothing is shown while you type:`);
  const first = await readHidden(options.input);
  assertPassphrase(first);
  options.log('The same once more:');
  if ((await readHidden(options.input)) === first) return first;
  throw new PublishProblem('The two were not the same. No key was made: begin again.');
}

/** Opens a key with what was given, or asks, three times at most. @throws PublishProblem as `openKey` does. */
export async function openWithPassphrase(key: KeyInfo, options: PassphraseOptions): Promise<SigningKey> {
  const ready = await given(options);
  if (ready !== undefined) return openKey(key.file, ready);
  assertTerminal(options);
  for (let tries = 1; ; tries += 1) {
    options.log(`Passphrase of ${options.what} (${key.file}), then Enter. Nothing is shown while you type:`);
    try {
      return await openKey(key.file, await readHidden(options.input));
    } catch (error) {
      if (!(error instanceof PublishProblem) || error.cause === undefined || tries === TRIES) throw error;
      options.log(error.message);
    }
  }
}
