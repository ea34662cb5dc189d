/* `npm test` and `npm run test:long`: every check, one after the other, and one line that counts them all. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareMachine } from './machine.ts';
import { add, failedTests, flakyTests, line, NOTHING, ofExitCode, ofPlaywright, ofVitest, skipReasons, type Tally } from './tally.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const REPORTS = join(ROOT, 'build', 'out', 'reports');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  /** Reads the tally from the report that the step wrote; without it the step is one check. */
  readonly report?: { readonly file: string; readonly read: (report: unknown, code: number) => Tally };
}

const unitReport = join(REPORTS, 'unit.json');
const visitReport = join(REPORTS, 'visits.json');

const TYPES: Step = { name: 'types', command: ['vue-tsc', '--noEmit'] };
const LINT: Step = { name: 'lint and borders', command: ['eslint', '.'] };
const UNUSED: Step = { name: 'unused code', command: ['knip'] };
const CONTENT: Step = { name: 'content', command: ['node', 'media/tools/cli.ts', 'validate'] };

const PACKAGE: Step = { name: 'the package', command: ['node', 'build/package/check.ts'] };
const SOAK: Step = { name: 'soak', command: ['node', 'build/soak/run.ts', '--minutes', '10'] };

function unit(config: string): Step {
  return {
    name: 'unit tests',
    command: ['vitest', 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    report: { file: unitReport, read: ofVitest },
  };
}

function visits(...projects: string[]): Step {
  return {
    name: `visits in Chromium (${projects.join(', ')})`,
    command: ['playwright', 'test', ...projects.map((project) => `--project=${project}`), '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: visitReport },
    report: { file: visitReport, read: ofPlaywright },
  };
}

const SHORT: readonly Step[] = [TYPES, LINT, UNUSED, CONTENT, unit('vitest.config.ts'), visits('portrait', 'landscape', 'electron')];
const LONG: readonly Step[] = [PACKAGE, unit('vitest.long.config.ts'), visits('portrait-long', 'landscape-long', 'landscape-rest', 'design'), SOAK];

function run(step: Step): Promise<number> {
  const [command, ...args] = step.command;
  if (command === undefined) throw new Error(`step ${step.name} has no command`);
  return new Promise((resolve, reject) => {
    const bin = join(ROOT, 'node_modules', '.bin');
    const child = spawn(join(bin, command), args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...step.env } });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Runs a step, and adds what failed in it to `failed`. */
async function tallyOf(step: Step, failed: string[]): Promise<Tally> {
  if (step.report) await rm(step.report.file, { force: true });
  const code = await run(step);
  if (!step.report) return ofExitCode(code);
  try {
    const report: unknown = JSON.parse(await readFile(step.report.file, 'utf8'));
    for (const reason of skipReasons(report)) process.stderr.write(`SKIPPED: ${reason}\n`);
    for (const title of flakyTests(report)) process.stderr.write(`FLAKY: ${title}\n`);
    const tally = step.report.read(report, code);
    if (tally.failed > 0) failed.push(...failedTests(report));
    return tally;
  } catch (error) {
    process.stderr.write(`${step.name}: no report was written (${String(error)}), so the step counts as failed\n`);
    return { ...NOTHING, failed: 1 };
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } });
  await mkdir(REPORTS, { recursive: true });
  await prepareMachine((text) => process.stderr.write(`${text}\n`));
  let total = NOTHING;
  const failed: string[] = [];
  for (const step of values.long ? LONG : SHORT) {
    process.stderr.write(`\n== ${step.name}\n`);
    const tally = await tallyOf(step, failed);
    process.stderr.write(`== ${step.name}: ${line(tally)}\n`);
    if (tally.failed > 0) failed.push(step.name);
    total = add(total, tally);
  }
  if (failed.length > 0) process.stderr.write(`\n${failed.map((name) => `FAILED: ${name}\n`).join('')}`);
  process.stdout.write(`${line(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
