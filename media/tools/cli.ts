import type { Command, CommandOutput } from './command.ts';
import { UsageError } from './command.ts';

/** Loaded when they are called for: sharp, the fonts' and the voice's libraries take their time. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => (await import('./validate/command.ts')).validateCommand,
  build: async () => (await import('./build/command.ts')).buildCommand,
  report: async () => (await import('./report/command.ts')).reportCommand,
  narrate: async () => (await import('./narrate/command.ts')).narrateCommand,
  'narrate-labels': async () => (await import('./narrate/labels-command.ts')).narrateLabelsCommand,
  fonts: async () => (await import('./fonts/command.ts')).fontsCommand,
  typing: async () => (await import('./typing/command.ts')).typingCommand,
  'import-people': async () => (await import('./import/command.ts')).importPeopleCommand,
  'update-keys': async () => (await import('./publish/update-keys.ts')).updateKeysCommand,
  publish: async () => (await import('./publish/command.ts')).publishCommand,
  'rotate-keys': async () => (await import('./publish/rotate-keys.ts')).rotateKeysCommand,
  'pin-reset': async () => (await import('./publish/pin-reset.ts')).pinResetCommand,
  'slip-keys': async () => (await import('./records/slip-keys.ts')).slipKeysCommand,
  'export-slips': async () => (await import('./records/export-slips.ts')).exportSlipsCommand,
  messages: async () => (await import('./records/messages.ts')).messagesCommand,
};

const USAGE_EXIT = 2;

/** The curator's tools: runs one command and resolves to the exit code, 2 for a command line that makes no sense. */
export async function runCli(args: readonly string[], output: CommandOutput): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') {
    await showHelp(output);
    return 0;
  }
  const load = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (!load) {
    output.log(name === undefined ? 'Name a command.' : `There is no command ${name}.`);
    await showHelp(output);
    return USAGE_EXIT;
  }
  const command = await load();
  try {
    return await command.run(rest, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.log(error.message);
    output.log(`usage: npm run content -- ${command.name} ${command.usage}`);
    return USAGE_EXIT;
  }
}

async function showHelp({ log }: CommandOutput): Promise<void> {
  log('usage: npm run content -- COMMAND');
  for (const load of Object.values(COMMANDS)) {
    const { name, usage, summary } = await load();
    log(`  ${`${name} ${usage}`.trim()}`);
    log(`      ${summary}`);
  }
  log('  help');
  log('      this list');
}

if (import.meta.main) {
  process.exitCode = await runCli(process.argv.slice(2), {
    log: (line) => process.stderr.write(`${line}\n`),
    print: (json) => process.stdout.write(`${json}\n`),
  });
}
