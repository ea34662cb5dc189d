import { DATA_PATHS, exhibitionSchema, exhibitSchema, parse } from '../../media/schema/index.ts';
import type { Accounts, Exhibit, Mentions } from '../../media/schema/index.ts';
import type { Generation } from '../library/generation.ts';
import type { Library } from '../library/library.ts';
import { answerContent, onlyReading } from './content.ts';
import type { Content } from './content.ts';
import { jsonContent } from './data.ts';

/** Gathered once for a generation: every exhibit has to be read for it. */
const ready = new WeakMap<Generation, Promise<Content>>();

/** `GET /api/mentions`: which exhibits speak of whom. */
export async function handleMentions(request: Request, library: Library): Promise<Response> {
  onlyReading(request);
  const generation = library.current();
  const known = ready.get(generation) ?? gather(generation).then((mentions) => jsonContent(mentions));
  ready.set(generation, known);
  // A disk that failed once may answer the next time.
  known.catch(() => ready.delete(generation));
  return answerContent(request, await known);
}

async function gather(generation: Generation): Promise<Mentions> {
  const { chapters } = parse(exhibitionSchema, await generation.json(DATA_PATHS.exhibition), DATA_PATHS.exhibition);
  const exhibits: Exhibit[] = [];
  for (const { id } of chapters.flatMap((chapter) => chapter.exhibits)) {
    const path = DATA_PATHS.exhibit(id);
    exhibits.push(parse(exhibitSchema, await generation.json(path), path));
  }
  const accounts = new Map<string, Accounts>(exhibits.flatMap((exhibit) => exhibit.accounts.map((each) => [each.id, each] as const)));
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  return {
    exhibits: exhibits.map(({ id, people, units, places }) => ({ id, people: ids(people), units: ids(units), places: ids(places) })),
    accounts: [...accounts.values()],
  };
}
