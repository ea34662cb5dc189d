import { DATA_PATHS } from '../../media/schema/index.ts';
import { createStore } from '../library/store.ts';
import { putGeneration } from '../library/testing.ts';
import { adversary, exhibit, exhibition } from '../server/suite/fixture.ts';

const json = (value: unknown): string => JSON.stringify(value);
const TYPE = 'application/json';

/**
 * Puts the smallest exhibition that passes the smoke test into the store in `dir`, and shows it: for tests that need
 * nothing of what the tools make.
 *
 * @returns its id.
 */
export async function putSmall(dir: string): Promise<string> {
  const picture = exhibit.hero.files[0]?.src.slice(1) ?? '';
  const id = await putGeneration(dir, [
    [DATA_PATHS.exhibition, TYPE, json(exhibition)],
    [DATA_PATHS.exhibit(exhibit.id), TYPE, json(exhibit)],
    // Nobody stands in its hall, so that it needs no index of names.
    [DATA_PATHS.people, TYPE, json([adversary])],
    ...(['units', 'places', 'memorials', 'works', 'timeline'] as const).map((name) => [DATA_PATHS[name], TYPE, '[]'] as const),
    [DATA_PATHS.map, TYPE, json({ note: exhibition.title })],
    [picture, 'image/webp', 'a picture'],
  ], exhibition.version);
  await createStore(dir).switchTo(id);
  return id;
}
