/** Where a command writes: lines for people go to stderr, `print` only what was asked for as JSON to stdout. */
export interface CommandOutput {
  log(line: string): void;
  print(json: string): void;
}

/** One of the curator's commands, `npm run content -- <name>`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind the name, such as `[DIR] [--json]`. */
  readonly usage: string;
  /**
   * Runs with the arguments behind the name and resolves to the exit code: 0 done, 1 the content is not as it should be.
   *
   * @throws UsageError for arguments that it does not know.
   */
  run(args: readonly string[], output: CommandOutput): Promise<number>;
}

/** A command line that cannot be understood; ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
