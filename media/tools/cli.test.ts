import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { runCli } from './cli.ts';
import { withSample } from './testing/broken.ts';
import { editSample } from './testing/sample.ts';

const COMMANDS = ['validate [DIR] [--source FILE] [--json]', 'build [DIR] [--out LIBRARY]', 'report [DIR] [--json]'];

async function run(...args: string[]) {
  const log: string[] = [];
  const out: string[] = [];
  const code = await runCli(args, { log: (line) => log.push(line), print: (json) => out.push(json) });
  return { code, log, out };
}

it('lists its commands when asked', async () => {
  const { code, log, out } = await run('help');
  expect(code).toBe(0);
  expect(out).toEqual([]);
  for (const command of COMMANDS) expect(log).toContain(`  ${command}`);
});

it.each([
  [[], 'Name a command.'],
  [['publsh'], 'There is no command publsh.'],
  [['constructor'], 'There is no command constructor.'],
])('does not understand %j', async (args, message) => {
  const { code, log, out } = await run(...args);
  expect([code, log[0], out]).toEqual([2, message, []]);
  expect(log).toContain(`  ${COMMANDS[0]}`);
});

it.each([
  [['validate', '--quick'], /^Unknown option '--quick'/],
  [['build', '--out'], /^Option '--out <value>' argument missing/],
  [['validate', '--source', 'no/such/article.md'], /^--source no\/such\/article\.md: there is no file that can be read; name the text of a source/],
  [['report', '--csv'], /^Unknown option '--csv'/],
  [['build', 'a', 'b'], /^one folder at a time: b is one too many$/],
])('refuses the arguments %j and shows how they are written', async (args, message) => {
  const { code, log } = await run(...args);
  expect(code).toBe(2);
  expect(log[0]).toMatch(message);
  expect(log[1]).toBe(`usage: npm run content -- ${COMMANDS.find((command) => command.startsWith(args[0] ?? ''))}`);
});

it('validates clean content', async () => {
  await withSample(async (directory) => {
    expect(await run('validate', directory)).toEqual({ code: 0, log: ['0 problems, 0 warnings'], out: [] });
  });
});

it('reports every problem with its path from here, and as JSON when asked', async () => {
  await withSample(async (directory) => {
    await editSample(directory, 'people.csv', ',commander,', ',general,');
    await editSample(directory, 'exhibits/ford/en.md', 'place:ford', 'place:fort');
    const here = relative(process.cwd(), directory);
    const { code, log, out } = await run('validate', directory, '--json');
    expect(code).toBe(1);
    expect(log.map((line) => line.split(': ')[0])).toEqual([`${here}/exhibits/ford/en.md:6`, `${here}/people.csv:2`, '2 problems, 0 warnings']);
    const { problems, warnings } = JSON.parse(out.join('\n'));
    expect(problems.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`)).toEqual([`${here}/exhibits/ford/en.md:6`, `${here}/people.csv:2`]);
    expect(warnings).toEqual([]);
  });
});

it('speaks of a folder that is not there', async () => {
  const { code, log } = await run('validate', 'no/such/folder');
  expect([code, log]).toEqual([1, ['no/such/folder:1: is no folder that can be read (ENOENT); name the folder that holds exhibition.yaml', '1 problem, 0 warnings']]);
});

it('builds into the library that is named, as a program, with nothing on stdout', async () => {
  const library = await mkdtemp(join(tmpdir(), 'library-'));
  try {
    await withSample(async (directory) => {
      const cli = join(import.meta.dirname, 'cli.ts');
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'build', directory, '--out', library]);
      expect(stdout).toBe('');
      const { current } = JSON.parse(await readFile(join(library, 'current.json'), 'utf8'));
      expect(stderr).toContain(`sample 1.0.0 is generation ${current} in ${library}`);

      await editSample(directory, 'people.csv', ',commander,', ',general,');
      const { code, log } = await run('build', directory, '--out', library);
      expect([code, log.at(-1)]).toEqual([1, 'nothing was built: 1 to put right']);
      expect(log[0]).toMatch(/people\.csv:2: column role is "general"/);
    });
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}, 60_000);
