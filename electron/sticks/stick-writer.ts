/** A file for the stick. Its name is plain (letters, digits, `.`, `_`, `-`) and ends in one of STICK_FILE_TYPES. */
export interface StickFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was written. */
interface Written {
  /** The folder, as a person who holds the stick finds it. */
  readonly folder: string;
  /** Names of the files in it, in the order in which they were given: another one than asked for where that was taken. */
  readonly files: readonly string[];
}

/** Writes results, statistics and slips on the stick that is in. */
export interface StickWriter {
  /** Whether a stick is in on which may be written. */
  present(): Promise<boolean>;
  /**
   * Writes files into `hengyang-results` on the stick, beside whatever is there: nothing is replaced. Resolves once
   * each is durable and was read back as it should be.
   *
   * @throws StickError
   */
  write(files: readonly StickFile[]): Promise<Written>;
}

/**
 * `no-stick`: none is in, or none on which may be written. `full`: no room. `read-only`: it cannot be written. `gone`:
 * pulled out, or broken. `refused`: the files are not such as may be written. `unanswered`: the machine's own helper
 * that writes does not work.
 */
export type StickFault = 'no-stick' | 'full' | 'read-only' | 'gone' | 'refused' | 'unanswered';

const TOLD: Record<StickFault, string> = {
  'no-stick': 'No stick is in on which the kiosk may write: put one in (FAT or exFAT) with a folder named hengyang-results',
  full: 'The stick is full: remove something from it, or take another',
  'read-only': 'The stick cannot be written: look for a switch on it, or take another',
  gone: 'The stick went away, or is broken: put it in again, or take another',
  refused: 'The kiosk asked to write something that may not be written',
  unanswered: 'Nobody writes on the stick: see "systemctl status hengyang-outbox.path hengyang-outbox.service"',
};

/** Nothing, or not all, was written on the stick. The message is for people. */
export class StickError extends Error {
  override readonly name = 'StickError';
  readonly fault: StickFault;

  constructor(fault: StickFault, detail = '', options?: ErrorOptions) {
    super(`${TOLD[fault]}${detail === '' ? '' : ` (${detail})`}.`, options);
    this.fault = fault;
  }
}

/** Types of files that may be written: what a person opens with an editor or a spreadsheet. */
const STICK_FILE_TYPES = ['csv', 'json', 'log', 'txt'] as const;

const NAME = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,118}\\.(${STICK_FILE_TYPES.join('|')})$`);

/** @throws StickError (`refused`) for a name that is not plain, or given twice. */
export function checkNames(files: readonly StickFile[]): void {
  const seen = new Set<string>();
  for (const { name } of files) {
    // A stick takes upper and lower case for the same.
    if (!NAME.test(name) || seen.has(name.toLowerCase())) throw new StickError('refused', JSON.stringify(name));
    seen.add(name.toLowerCase());
  }
}

/** The name itself, or with the first number that `isTaken` says nothing about: `a.csv`, `a-2.csv`. */
export async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  const dot = name.lastIndexOf('.');
  let tried = name;
  for (let number = 2; await isTaken(tried); number += 1) tried = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  return tried;
}
