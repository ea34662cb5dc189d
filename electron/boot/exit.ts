/** Exit codes of `npm start`, as `--help` lists them. */
export const EXIT = {
  /** Ended as asked: `--help`, SIGTERM, Ctrl-C. */
  done: 0,
  /** The exhibition cannot be shown: content with mistakes, an unwritable folder, a port that is taken. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** `--runtime electron` was asked for, and Electron cannot be had. */
  noElectron: 3,
  /** Neither Chromium, Chrome nor Edge was found, and none may be installed. */
  noChromium: 4,
} as const;

/** A failure of the start that a person can mend: its message stands on stderr as it is, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
