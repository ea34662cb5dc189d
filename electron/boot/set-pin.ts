import type { Readable, Writable } from 'node:stream';
import { PIN_LENGTH } from '../../media/schema/index.ts';
import { openAudit } from '../curator/audit.ts';
import { writePin } from '../curator/pin.ts';
import type { PinCost } from '../curator/pin-hash.ts';
import { explainWeakness, weaknessOf } from '../curator/pin-strength.ts';
import { realDisk } from '../library/disk.ts';
import { EXIT, StartError } from './exit.ts';

const ENTER = ['\r', '\n'];
const RUB_OUT = ['\b', '\x7f'];
/** Ctrl-C and Ctrl-D, which a terminal passes on as they are while it does not echo. */
const GIVE_UP = ['\x03', '\x04'];

/** What of `process.stdin` is needed; `setRawMode` is there only where it is a terminal. */
interface TerminalInput extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

export interface SetPinOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  readonly input: TerminalInput;
  readonly output: Writable;
  /** For tests only. */
  readonly cost?: PinCost;
}

/** Lines typed at a terminal that shows nothing of them. */
async function* unseenLines(input: TerminalInput): AsyncGenerator<string, void> {
  let line = '';
  for await (const chunk of input) {
    for (const key of String(chunk)) {
      if (GIVE_UP.includes(key)) return;
      if (ENTER.includes(key)) {
        yield line;
        line = '';
      } else if (RUB_OUT.includes(key)) {
        line = line.slice(0, -1);
      } else {
        line += key;
      }
    }
  }
}

/** Asks until there is a PIN that was typed twice alike. @returns undefined when it was given up. */
async function ask(input: TerminalInput, say: (text: string) => void): Promise<string | undefined> {
  const question = `New PIN of the panel, ${PIN_LENGTH.least} to ${PIN_LENGTH.most} digits (nothing is shown): `;
  let first: string | undefined;
  say(question);
  for await (const line of unseenLines(input)) {
    const weakness = weaknessOf(line);
    if (first === undefined && weakness) {
      say(`\nThis PIN is not taken: ${explainWeakness(weakness)}.\n${question}`);
    } else if (first === undefined) {
      first = line;
      say('\nThe same again: ');
    } else if (line === first) {
      say('\n');
      return line;
    } else {
      first = undefined;
      say(`\nThe two are not the same.\n${question}`);
    }
  }
  say('\n');
  return undefined;
}

/**
 * `npm start -- --set-pin`: sets the PIN of the panel, beside a kiosk that may be running.
 *
 * @throws StartError where there is no terminal, when it is given up, and when the file cannot be written.
 */
export async function setPin({ data, input, output, cost }: SetPinOptions): Promise<void> {
  const say = (text: string) => void output.write(text);
  if (!input.isTTY || !input.setRawMode) {
    throw new StartError(`--set-pin asks on a terminal, and there is none. Write the digits into a file set-pin in ${data} instead: the kiosk takes it within a second, or when it starts.`, EXIT.usage);
  }
  input.setRawMode(true);
  let pin: string | undefined;
  try {
    pin = await ask(input, say);
  } finally {
    input.setRawMode(false);
  }
  if (pin === undefined) throw new StartError('The PIN was not set: nothing has changed.');
  try {
    await writePin(data, pin, realDisk, cost);
  } catch (error) {
    throw new StartError(`The PIN cannot be written into ${data} (${error instanceof Error ? error.message : String(error)}). Give the kiosk's user the right to write there, or name another folder with --data DIR.`);
  }
  await openAudit({ data, log: (line) => say(`${line}\n`) }).write('pin.changed', 'on the terminal');
  say(`The PIN is set in ${data}.\n`);
}
