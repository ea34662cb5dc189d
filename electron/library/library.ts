import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { openGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import { BUNDLED, readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { createSwitch } from './switch.ts';
import type { Shown, SwitchableLibrary } from './switch.ts';
import { verifyGeneration } from './verify.ts';

export type { Library, Origin, SwitchableLibrary } from './switch.ts';

/** How many media files of a generation are looked at before it is shown. */
const START_SAMPLE_FILES = 64;

/** Most problems of one generation that are told; the rest is counted. */
const TOLD_PROBLEMS = 3;

export interface LibraryOptions {
  /** Directory of the store that updates write to; nothing needs to be there yet. */
  readonly data?: string;
  /** Directory of the store that was shipped with the program. */
  readonly bundled: string;
  readonly log: (line: string) => void;
  /** What the pointer is written through. */
  readonly disk?: Disk;
}

/**
 * Opens the first generation that is whole: the installed one, the one before it, the bundled one. The bundled one
 * is shown even where it is damaged, because a hall with a missing picture is better than a dark one.
 *
 * @throws Error when not even the bundled generation can be opened.
 */
export async function openLibrary(options: LibraryOptions): Promise<SwitchableLibrary> {
  const { data, bundled, disk = realDisk } = options;
  const notes: string[] = [];
  const note = (line: string) => {
    notes.push(line);
    options.log(line);
  };
  const bundledGeneration = () => openBundled(bundled, note);
  const shown = await firstWhole(data, bundledGeneration, note);
  return createSwitch({ ...(data === undefined ? {} : { store: data }), disk, shown, notes, bundled: bundledGeneration });
}

async function firstWhole(data: string | undefined, bundled: () => Promise<Generation>, note: (line: string) => void): Promise<Shown> {
  const pointer = data === undefined ? undefined : await pointerOf(data, note);
  if (data === undefined || !pointer) return { generation: await bundled(), origin: 'bundled', pointer: { current: BUNDLED } };
  const { current, previous } = pointer;
  for (const [origin, id] of [['installed', current], ['previous', previous]] as const) {
    if (id === undefined) continue;
    if (id === BUNDLED) return { generation: await bundled(), origin: 'bundled', pointer: origin === 'installed' ? pointer : { current: BUNDLED } };
    const generation = await openWhole(data, id, origin, note);
    // Behind one that is shown in place of a damaged one there is only what was shipped.
    if (generation) return { generation, origin, pointer: origin === 'installed' ? pointer : { current: id } };
  }
  return { generation: await bundled(), origin: 'bundled', pointer: { current: BUNDLED } };
}

async function pointerOf(dir: string, note: (line: string) => void): Promise<Pointer | undefined> {
  try {
    return await readPointer(dir);
  } catch (error) {
    note(`What is installed in ${dir} cannot be told (${messageOf(error)}); the bundled exhibition is shown. Install the content again.`);
    return undefined;
  }
}

async function openWhole(dir: string, id: string, origin: 'installed' | 'previous', note: (line: string) => void): Promise<Generation | undefined> {
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
