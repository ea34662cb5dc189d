import { z } from 'zod';
import { exhibitionSchema, exhibitSchema, LANGUAGES, parse, personSchema, SEARCH_INDEX_PATH } from '../../media/schema/index.ts';
import type { Exhibition, Manifest, Person } from '../../media/schema/index.ts';
import { labelsPath, labelsSchema } from '../../media/schema/labels.ts';
import { RESOURCES } from '../server/content-api.ts';
import { pathsOfExhibit, pathsOfExhibition } from './named-paths.ts';
import { problemsOfSearch } from './smoke-search.ts';

/** Any address will do: what is asked never leaves the handler. */
const ORIGIN = 'http://kiosk.invalid';

export interface SmokeOptions {
  /** The handler that answers from the generation. Never rejects. */
  ask(request: Request): Promise<Response>;
  readonly manifest: Manifest;
  /**
   * `thorough`: everything is parsed, and a byte of every file is read. `quick`: everything is asked for; for a
   * generation that has passed the thorough test, on a thread that visitors wait for.
   */
  readonly depth: 'thorough' | 'quick';
  /** Called between two questions, so that others get the thread. */
  readonly breathe?: () => Promise<void>;
}

/**
 * Asks a handler for everything that a visitor may come to: the lists, every exhibit and every file that it names, every
 * media file, the search.
 *
 * @returns a sentence for every problem; none when all is well. Never rejects.
 */
export async function smokeTest(options: SmokeOptions): Promise<string[]> {
  const { manifest } = options;
  const asker = createAsker(options);
  const { problems } = asker;
  try {
    const exhibition = await asker.read('/api/exhibition', exhibitionSchema);
    if (exhibition) checkIdentity(exhibition, manifest, problems);
    await testLists(asker, options);
    const named = exhibition ? await testExhibits(asker, options, exhibition) : new Map<string, string>();
    for (const [path, by] of named) {
      if (!Object.hasOwn(manifest.files, path.slice(1))) problems.push(`${by} names ${path}, which is not there`);
    }
    for (const [path, { size }] of Object.entries(manifest.files)) {
      if (path.startsWith('media/')) await testMedia(asker, options, `/${path}`, size);
    }
    await testSearch(asker);
  } catch (error) {
    problems.push(`the test could not be finished: ${messageOf(error)}`);
  }
  return problems;
}

interface Asker {
  readonly problems: string[];
  /** An answer that is well; where it is not, the problem is told. Its body is to be read. */
  answer(path: string, init?: RequestInit): Promise<Response | undefined>;
  /** The JSON at an address, parsed; where it does not fit, the problem is told. */
  read<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | undefined>;
  /** Asks and reads the answer to its end. */
  drain(path: string): Promise<void>;
}

function createAsker({ ask, breathe }: SmokeOptions): Asker {
  const problems: string[] = [];
  const answer: Asker['answer'] = async (path, init) => {
    await breathe?.();
    const response = await ask(new Request(`${ORIGIN}${path}`, init));
    if (response.ok) return response;
    await response.arrayBuffer();
    problems.push(`${path} is answered with ${response.status}`);
    return undefined;
  };
  return {
    problems,
    answer,
    async read(path, schema) {
      const response = await answer(path);
      try {
        return response && parse(schema, await response.json(), path);
      } catch (error) {
        problems.push(messageOf(error));
        return undefined;
      }
    },
    async drain(path) {
      await (await answer(path))?.arrayBuffer();
    },
  };
}

function checkIdentity({ id, version, chapters }: Exhibition, manifest: Manifest, problems: string[]): void {
  if (id !== manifest.exhibition) problems.push(`the exhibition says that it is ${id}, its manifest says ${manifest.exhibition}`);
  if (version !== manifest.version) problems.push(`the exhibition says that it is version ${version}, its manifest says ${manifest.version}`);
  if (chapters.every(({ exhibits }) => exhibits.length === 0)) problems.push('the exhibition has no exhibit');
}

async function testLists(asker: Asker, { depth }: SmokeOptions): Promise<void> {
  for (const [address, , schema] of RESOURCES) {
    if (depth === 'thorough') await asker.read(`/api${address}`, schema);
    else await asker.drain(`/api${address}`);
  }
  await asker.drain('/api/mentions');
}

/** @returns every media address that the data name, and by what it is named. */
async function testExhibits(asker: Asker, { depth, manifest }: SmokeOptions, exhibition: Exhibition): Promise<Map<string, string>> {
  const named = new Map(pathsOfExhibition(exhibition).map((path) => [path, 'the list of exhibits']));
  for (const { id } of exhibition.chapters.flatMap(({ exhibits }) => exhibits)) {
    const path = `/api/exhibits/${id}`;
    if (depth === 'quick') {
      await asker.drain(path);
      continue;
    }
    const exhibit = await asker.read(path, exhibitSchema);
    if (exhibit && exhibit.id !== id) asker.problems.push(`${path} is answered with the exhibit ${exhibit.id}`);
    for (const media of exhibit ? pathsOfExhibit(exhibit) : []) named.set(media, `exhibit ${id}`);
  }
  for (const language of LANGUAGES) {
    if (depth === 'quick' || !Object.hasOwn(manifest.files, labelsPath(language))) continue;
    const labels = await asker.read(`/${labelsPath(language)}`, labelsSchema);
    for (const media of labels?.files ?? []) named.set(media, `the list of spoken words in ${language}`);
  }
  return named;
}

async function testMedia({ answer, problems }: Asker, { depth }: SmokeOptions, path: string, size: number): Promise<void> {
  const part = depth === 'thorough' && size > 0;
  const response = await answer(path, part ? { headers: { Range: 'bytes=0-0' } } : { method: 'HEAD' });
  if (!response) return;
  const told = part ? response.headers.get('Content-Range')?.split('/')[1] : response.headers.get('Content-Length');
  if (Number(told) !== size) problems.push(`${path} is said to have ${told ?? 'no'} bytes instead of ${size}`);
  try {
    const { byteLength } = await response.arrayBuffer();
    if (part && byteLength !== 1) problems.push(`${path} is answered with ${byteLength} bytes instead of its first`);
  } catch (error) {
    problems.push(`${path} cannot be read: ${messageOf(error)}`);
  }
}

async function testSearch({ answer, read, problems }: Asker): Promise<void> {
  const people: readonly Person[] = (await read('/api/people', z.array(personSchema))) ?? [];
  const inHall = people.filter(({ roll }) => roll);
  if (inHall.length === 0) return;
  const response = await answer(`/${SEARCH_INDEX_PATH}`);
  if (!response) return;
  try {
    problems.push(...problemsOfSearch(await response.arrayBuffer(), inHall));
  } catch (error) {
    problems.push(`the index of names cannot be opened: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
