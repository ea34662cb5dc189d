import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { messageSchema } from './builder.ts';
import type { Job } from './builder.ts';
import { StartError } from './exit.ts';
import type { LogLine } from './log.ts';

const BUILDER = fileURLToPath(new URL('./builder.ts', import.meta.url));
const WHAT = { app: 'The app', library: 'The exhibition' } as const;

/**
 * Runs one build in a process of its own, with `root` as its folder; what it prints goes to stderr.
 *
 * @throws StartError with a line `file:line: message` for each problem of the content, or with what the tool said.
 */
export async function runJob(job: Job, root: string, log: LogLine, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = fork(BUILDER, [JSON.stringify(job)], {
    cwd: root,
    // Vite would build a slower app for another value.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const failures: string[] = [];
  child.on('message', (data) => {
    const message = messageSchema.parse(data);
    if ('log' in message) log(message.log);
    else if ('failed' in message) failures.push(message.failed);
    else failures.push(...message.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`));
  });
  const kill = () => child.kill();
  signal.addEventListener('abort', kill);
  const [code, killedBy] = (await once(child, 'exit').finally(() => signal.removeEventListener('abort', kill))) as [number | null, string | null];
  signal.throwIfAborted();
  if (code === 0) return;
  failures.push(`${WHAT[job.kind]} could not be built (${killedBy ?? `exit ${code}`}).`);
  throw new StartError(failures.join('\n'));
}
