import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findContent } from './boot/content.ts';
import { defaultData, openData } from './boot/data.ts';
import { hasDisplay } from './boot/display.ts';
import { runElectron } from './boot/electron.ts';
import { EXIT, StartError } from './boot/exit.ts';
import { parseFlags, USAGE } from './boot/flags.ts';
import type { Flags } from './boot/flags.ts';
import { createLog } from './boot/log.ts';
import { isSourceCheckout, prepare } from './boot/prepare.ts';
import { chooseRuntime, findElectron } from './boot/runtime.ts';
import { setPin } from './boot/set-pin.ts';
import { claimStdout } from './boot/stdout.ts';
import { stopSignal } from './boot/stop.ts';
import { ChromiumMissing, ensureChromium } from './supervisor/chromium.ts';

const root = join(import.meta.dirname, '..');
const { env, platform } = process;
const announce = claimStdout(process.stdout, process.stderr);
const log = createLog(process.stderr);
const signal = stopSignal(() => {
  log.line('The kiosk did not end in time and is ended.');
  process.exit(EXIT.failed);
});

async function version(): Promise<string> {
  const description = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return description.version;
}

/** Whether to show a window, and which program shows it. */
async function findWindow(flags: Flags) {
  if (flags.serve) return undefined;
  if (!hasDisplay(env, platform)) {
    log.line('No display (neither DISPLAY nor WAYLAND_DISPLAY is set): serving without a window; the address to open, with its key, is the url on stdout.');
    return undefined;
  }
  const chromium = await ensureChromium({ install: isSourceCheckout(root), log: log.line, signal });
  return { chromium, show: flags.window ? 'window' : 'screen' } as const;
}

/** @returns the exit code. */
async function start(): Promise<number> {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) {
    process.stderr.write(`${USAGE}\n`);
    return EXIT.done;
  }
  if (flags.setPin) {
    await setPin({ data: await openData(flags.data ?? defaultData(env, platform, homedir())), input: process.stdin, output: process.stderr });
    return EXIT.done;
  }
  const choice = chooseRuntime(flags.runtime, findElectron({ root, env, platform }), flags.serve);
  log.line(choice.why);
  const content = flags.content === undefined ? undefined : findContent(flags.content);
  const data = await openData(flags.data ?? defaultData(env, platform, homedir()));
  if (choice.runtime === 'electron' && hasDisplay(env, platform)) {
    const prepared = await prepare({ root, content, log: log.line, signal });
    return runElectron({ binary: choice.binary, root, data, library: content && prepared.library, window: flags.window, signal });
  }
  const window = await findWindow(flags);
  const prepared = await prepare({ root, content, log: log.line, signal });
  const { runBrowser } = await import('./browser.ts');
  const installed = content === undefined;
  await runBrowser({ prepared, data, installed, port: flags.port, version: await version(), window, announce, log, signal });
  return EXIT.done;
}

function exitCode(error: unknown): number {
  if (signal.aborted) return EXIT.done;
  const forPeople = error instanceof StartError || error instanceof ChromiumMissing;
  const text = forPeople ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  if (error instanceof ChromiumMissing) return EXIT.noChromium;
  return error instanceof StartError ? error.exitCode : EXIT.failed;
}

process.exit(await start().catch(exitCode));
