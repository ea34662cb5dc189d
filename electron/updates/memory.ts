import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashSchema, parse, REFUSALS, releaseSchema, sourceIdSchema, updateStateSchema } from '../../media/schema/index.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing, pointerSchema } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';

/** Most generations that are remembered as taken back. */
const REJECTED_MAX = 50;

const memorySchema = z.strictObject({
  /** What was said of the generations that are shown, went before or are ready, by their ids. */
  releases: z.record(hashSchema, releaseSchema),
  /** A generation that was switched to and has not proved itself yet. */
  trial: z
    .strictObject({
      generation: hashSchema,
      source: sourceIdSchema,
      /** The pointer to go back to. */
      before: pointerSchema,
      /** Pages that died, and starts of the program, since the switch. */
      failures: z.int().min(0),
    })
    .optional(),
  /** Generations that were taken back: they are not installed again unasked. The latest is last. */
  rejected: z.array(z.strictObject({ generation: hashSchema, code: z.enum(REFUSALS), version: z.string(), at: z.string() })),
  /** How the last installation ended. */
  outcome: updateStateSchema.optional(),
});
type Memory = z.infer<typeof memorySchema>;
export type TrialRecord = NonNullable<Memory['trial']>;

const NOTHING: Memory = { releases: {}, rejected: [] };

/** What is remembered of updates, over restarts and power cuts, in `updates.json` of the data folder. */
export interface UpdateMemory {
  now(): Memory;
  /**
   * Changes what is given, in one step on the disk. What cannot be written is remembered until the program ends.
   *
   * @throws the errors of the disk.
   */
  change(change: { readonly [K in keyof Memory]?: Memory[K] | undefined }): Promise<void>;
}

/** Opens what is remembered. A file that cannot be used is told in the log and begun anew. Never rejects. */
export async function openMemory(data: string, disk: Disk, log: (line: string) => void): Promise<UpdateMemory> {
  const path = join(data, 'updates.json');
  let memory = await read(path, log);
  let last: Promise<void> = Promise.resolve();
  return {
    now: () => memory,
    change(change) {
      const { trial, outcome, ...rest } = { ...memory, ...change };
      memory = {
        releases: rest.releases ?? memory.releases,
        rejected: (rest.rejected ?? memory.rejected).slice(-REJECTED_MAX),
        ...(trial ? { trial } : {}),
        ...(outcome ? { outcome } : {}),
      };
      const text = `${JSON.stringify(memory, null, 2)}\n`;
      const turn = last.then(() => replaceFile(disk, path, text));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function read(path: string, log: (line: string) => void): Promise<Memory> {
  try {
    return parse(memorySchema, JSON.parse(await readFile(path, 'utf8')), path);
  } catch (error) {
    if (!isMissing(error)) log(`What is remembered of updates cannot be read and is begun anew (${error instanceof Error ? error.message : String(error)}).`);
    return NOTHING;
  }
}
