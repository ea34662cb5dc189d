import { spawn } from 'node:child_process';

/** What installs the programs on Debian. */
const PROGRAMS_INSTALL = 'apt-get install espeak-ng ffmpeg';

/** A program that is not installed. */
export class ProgramMissing extends Error {
  override readonly name = 'ProgramMissing';

  constructor(program: string) {
    super(`${program} is not installed. Install what the narration needs: ${PROGRAMS_INSTALL}`);
  }
}

interface ProgramOutput {
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs a program with bytes on its standard input.
 *
 * @throws ProgramMissing when there is no such program, Error with its last words when it fails.
 */
export function runProgram(program: string, args: readonly string[], input: Uint8Array | string = ''): Promise<ProgramOutput> {
  const { promise, resolve, reject } = Promise.withResolvers<ProgramOutput>();
  const child = spawn(program, args, { stdio: 'pipe' });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A program that ends early closes its input; its exit code says why.
  child.stdin.on('error', () => undefined);
  child.on('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'ENOENT' ? new ProgramMissing(program) : error);
  });
  child.on('close', (code) => {
    const words = Buffer.concat(stderr).toString('utf8');
    if (code === 0) resolve({ stdout: Buffer.concat(stdout), stderr: words });
    else reject(new Error(`${program} ended with ${code}: ${words.trim().split('\n').slice(-3).join(' ')}`));
  });
  child.stdin.end(input);
  return promise;
}

/** @throws ProgramMissing when the voice or the coder is not installed. */
export async function checkPrograms(): Promise<void> {
  await runProgram('espeak-ng', ['--version']);
  await runProgram('ffmpeg', ['-version']);
}
