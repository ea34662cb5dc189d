import { openGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import { readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { verifyGeneration } from './verify.ts';

/** How many media files of a generation are looked at before it is shown. */
const START_SAMPLE_FILES = 64;

/** Most problems of one generation that are told; the rest is counted. */
const TOLD_PROBLEMS = 3;

/** Where the generation that is shown comes from. */
export type Origin = 'installed' | 'previous' | 'bundled';

/** What the kiosk shows, and how it came to show it. */
export interface Library {
  /** The generation to answer from; ask anew for every request, since an update changes it. */
  current(): Generation;
  readonly origin: Origin;
  /** Sentences for the technician; empty when nothing had to be passed over. */
  readonly notes: readonly string[];
}

export interface LibraryOptions {
  /** Directory of the store that updates write to; nothing needs to be there yet. */
  readonly data?: string;
  /** Directory of the store that was shipped with the program. */
  readonly bundled: string;
  readonly log: (line: string) => void;
}

/**
 * Opens the first generation that is whole: the installed one, the one before it, the bundled one. The bundled one
 * is shown even where it is damaged, because a hall with a missing picture is better than a dark one.
 *
 * @throws Error when not even the bundled generation can be opened.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { data, bundled } = options;
  const notes: string[] = [];
  const note = (line: string) => {
    notes.push(line);
    options.log(line);
  };

  const pointer = data === undefined ? undefined : await pointerOf(data, note);
  if (data !== undefined && pointer) {
    for (const [origin, id] of [['installed', pointer.current], ['previous', pointer.previous]] as const) {
      const generation = id === undefined ? undefined : await openWhole(data, id, origin, note);
      if (generation) return { current: () => generation, origin, notes };
    }
  }
  const generation = await openBundled(bundled, note);
  return { current: () => generation, origin: 'bundled', notes };
}

async function pointerOf(dir: string, note: (line: string) => void): Promise<Pointer | undefined> {
  try {
    return await readPointer(dir);
  } catch (error) {
    note(`What is installed in ${dir} cannot be told (${messageOf(error)}); the bundled exhibition is shown. Install the content again.`);
    return undefined;
  }
}

async function openWhole(dir: string, id: string, origin: Origin, note: (line: string) => void): Promise<Generation | undefined> {
  const problems = await verifyGeneration(dir, id, { sample: START_SAMPLE_FILES });
  if (problems.length === 0) return openGeneration(dir, id);
  note(`The ${origin} generation ${id} in ${dir} is damaged and was passed over: ${tell(problems)}. Install the content again.`);
  return undefined;
}

async function openBundled(dir: string, note: (line: string) => void): Promise<Generation> {
  const pointer = await readPointer(dir).catch((error: unknown) => {
    throw new Error(`The bundled exhibition in ${dir} cannot be opened (${messageOf(error)}); install the program again.`, { cause: error });
  });
  if (!pointer) throw new Error(`There is no exhibition in ${dir}; build one from a source checkout, or install the program again.`);
  const problems = await verifyGeneration(dir, pointer.current, { sample: START_SAMPLE_FILES });
  if (problems.length > 0) note(`The bundled exhibition in ${dir} is damaged: ${tell(problems)}. Install the program again.`);
  try {
    return await openGeneration(dir, pointer.current);
  } catch (error) {
    throw new Error(`The bundled exhibition in ${dir} cannot be opened (${messageOf(error)}); install the program again.`, { cause: error });
  }
}

function tell(problems: readonly string[]): string {
  const more = problems.length - TOLD_PROBLEMS;
  return problems.slice(0, TOLD_PROBLEMS).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
