import { z } from 'zod';

/** What the building process is told, as JSON in its only argument. */
const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app'), config: z.string(), output: z.string() }),
  z.object({ kind: z.literal('library'), source: z.string(), library: z.string(), cache: z.string() }),
]);
export type Job = z.infer<typeof jobSchema>;

/** What it says while it works. */
export const messageSchema = z.union([
  z.object({ log: z.string() }),
  z.object({ failed: z.string() }),
  z.object({ problems: z.array(z.object({ file: z.string(), line: z.number(), message: z.string() })) }),
]);
type Message = z.infer<typeof messageSchema>;

function say(message: Message): void {
  process.send?.(message);
}

async function work(job: Job): Promise<void> {
  if (job.kind === 'app') {
    const { build } = await import('vite');
    await build({ configFile: job.config, logLevel: 'warn', build: { outDir: job.output, emptyOutDir: true, rolldownOptions: { checks: { pluginTimings: false } } } });
  } else {
    const { buildGeneration } = await import('../../media/tools/build.ts');
    await buildGeneration({ source: job.source, library: job.library, cache: job.cache, log: (log) => say({ log }) });
  }
}

function explain(error: unknown): Message {
  const problems = messageSchema.safeParse({ problems: error instanceof Error && 'problems' in error ? error.problems : undefined });
  if (problems.success) return problems.data;
  return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/**
 * The building process: a program of its own, so that whatever the tools print stays off stdout, and the memory they
 * take (rolldown's and libvips's) goes when they are done, which a kiosk that runs for months will want.
 */
if (import.meta.main) {
  let code = 1;
  // Also when the start that asked for it is gone: then nobody wants the result.
  process.on('disconnect', () => process.exit(code));
  try {
    await work(jobSchema.parse(JSON.parse(process.argv[2] ?? '')));
    code = 0;
  } catch (error) {
    say(explain(error));
  }
  process.disconnect();
}
