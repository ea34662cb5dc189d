import { parseArgs } from 'node:util';
import { EXIT, StartError } from './exit.ts';

const RUNTIMES = ['auto', 'electron', 'browser'] as const;
export type AskedRuntime = (typeof RUNTIMES)[number];

const PORT_MAX = 65_535;

const OPTIONS = {
  runtime: { type: 'string' },
  serve: { type: 'boolean' },
  port: { type: 'string' },
  data: { type: 'string' },
  content: { type: 'string' },
  window: { type: 'boolean' },
  'set-pin': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const ALLOWED = '--runtime auto|electron|browser, --serve, --port N, --data DIR, --content DIR, --window, --set-pin, --help';

export const USAGE = `Shows the exhibition of the Defence of Hengyang.

  npm start -- [flags]

  --runtime auto|electron|browser   what shows it (default: auto, Electron where it can be had, else Chromium)
  --serve         serve it on this machine only and open no window; the address is printed as one line of JSON
  --port N        port to serve on, 0 to ${PORT_MAX} (default: 0, a free one)
  --data DIR      where the kiosk keeps what it must remember
                  (default: hengyang-kiosk in $XDG_DATA_HOME, ~/.local/share or %LOCALAPPDATA%)
  --content DIR   show another exhibition: a source folder (holds exhibition.yaml) or a library (holds current.json)
  --window        an ordinary window rather than the whole screen
  --set-pin       ask for the PIN of the curator's panel on this terminal, set it and end; a kiosk that runs takes it at once
  --help          this text

Exit codes: ${EXIT.done} ended as asked; ${EXIT.failed} the exhibition cannot be shown; ${EXIT.usage} wrong flags;
${EXIT.noElectron} --runtime electron, but Electron cannot be had; ${EXIT.noChromium} no Chromium, Chrome or Edge.`;

export interface Flags {
  readonly runtime: AskedRuntime;
  readonly serve: boolean;
  /** 0 asks for a free one. */
  readonly port: number;
  readonly data?: string;
  readonly content?: string;
  readonly window: boolean;
  /** Sets the PIN of the panel and ends. */
  readonly setPin: boolean;
  readonly help: boolean;
}

function wrong(what: string): StartError {
  return new StartError(`${what} Allowed: ${ALLOWED}.`, EXIT.usage);
}

function isName(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= PORT_MAX)) throw wrong(`--port ${value} is not a port: give a whole number from 0 to ${PORT_MAX}.`);
  return port;
}

function parseRuntime(value: string): AskedRuntime {
  const runtime = RUNTIMES.find((name) => name === value);
  if (runtime === undefined) throw wrong(`--runtime ${value} is not a runtime: give auto, electron or browser.`);
  return runtime;
}

/**
 * Reads the command line of `npm start`. Every flag at most once, `--port 8080` and `--port=8080` alike.
 *
 * @throws StartError with exit code 2 that names what is wrong and what is allowed.
 */
export function parseFlags(args: readonly string[]): Flags {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<keyof typeof OPTIONS, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw wrong(`Unexpected "${token.value}".`);
    if (!isName(token.name) || token.rawName !== `--${token.name}`) throw wrong(`Unknown flag ${token.rawName}.`);
    if (values.has(token.name)) throw wrong(`${token.rawName} is given twice.`);
    const takesValue = OPTIONS[token.name].type === 'string';
    const missing = token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--'));
    if (takesValue && missing) throw wrong(`${token.rawName} needs a value.`);
    if (!takesValue && token.value !== undefined) throw wrong(`${token.rawName} takes no value.`);
    values.set(token.name, token.value ?? '');
  }
  const data = values.get('data');
  const content = values.get('content');
  return {
    runtime: parseRuntime(values.get('runtime') ?? 'auto'),
    serve: values.has('serve'),
    port: parsePort(values.get('port') ?? '0'),
    ...(data === undefined ? {} : { data }),
    ...(content === undefined ? {} : { content }),
    window: values.has('window'),
    setPin: values.has('set-pin'),
    help: values.has('help'),
  };
}
