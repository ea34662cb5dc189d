import { parseArgs } from 'node:util';

export interface ShellArguments {
  /** Folder of what the kiosk remembers; the system's own place when left out. */
  readonly data?: string;
  /** A built library that is shown instead of the installed one. */
  readonly content?: string;
  /** In an ordinary window rather than over the whole screen. */
  readonly window: boolean;
}

/** A switch that the shell does not know. Its message is a line for the technician. */
export class UnknownArgument extends Error {
  override readonly name = 'UnknownArgument';
}

/**
 * Switches of Chromium that a technician may need and that open nothing: the platform of the window, and the size of a
 * pixel. Every other one ends the start, because no fuse stops `--remote-debugging-port` or `--no-sandbox`.
 */
const CHROMIUM_SWITCHES = ['ozone-platform', 'force-device-scale-factor'] as const;

/**
 * Reads the arguments after the program's own. An allow-list: whatever is not named here is refused.
 *
 * @throws UnknownArgument naming the first argument that is not allowed.
 */
export function parseArguments(args: readonly string[]): ShellArguments {
  const passed = args.filter((arg) => !CHROMIUM_SWITCHES.some((name) => arg.startsWith(`--${name}=`)));
  try {
    const { values } = parseArgs({
      args: passed,
      options: { data: { type: 'string' }, content: { type: 'string' }, window: { type: 'boolean', default: false } },
      strict: true,
      allowPositionals: false,
    });
    return {
      window: values.window,
      ...(values.data === undefined ? {} : { data: values.data }),
      ...(values.content === undefined ? {} : { content: values.content }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnknownArgument(
      `${reason} The kiosk knows --data DIR, --content DIR, --window, --ozone-platform=NAME and --force-device-scale-factor=N.`,
      { cause: error },
    );
  }
}
