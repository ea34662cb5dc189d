import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../../../electron/library/canonical.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import { textSchema } from '../../schema/language.ts';
import type { Text } from '../../schema/language.ts';
import { DATA_PATHS } from '../../schema/manifest.ts';
import type { Manifest } from '../../schema/manifest.ts';

/** What is compared of an exhibit. Its people, places and units are told of for themselves. */
const ASPECTS = ['text', 'pictures', 'narration', 'sign'] as const;
export type Aspect = (typeof ASPECTS)[number];

const TABLES = ['units', 'places', 'memorials', 'works', 'timeline', 'map', 'chapters'] as const;
export type Table = (typeof TABLES)[number];

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What one generation has, and another has not, as people see it. */
export interface Differences {
  readonly exhibits: {
    readonly added: readonly Text[];
    readonly removed: readonly Text[];
    readonly changed: readonly { readonly title: Text; readonly aspects: readonly Aspect[] }[];
  };
  readonly people: Counts;
  readonly pictures: Counts;
  readonly narrations: Counts;
  readonly tables: readonly Table[];
}

/** The data of a generation, of which only the names and what is compared are understood, so that an older one may have other fields. */
export interface Content {
  readonly manifest: Manifest;
  /** @throws Error where no copy of it is left. */
  json(path: string): Promise<unknown>;
}

/** Opens what is left of a generation: an object is looked for in each of `places`, which make a path of its hash. */
export function openContent(manifest: Manifest, places: readonly ((sha256: string) => string)[]): Content {
  return {
    manifest,
    async json(path) {
      const hash = manifest.files[path]?.sha256;
      if (hash === undefined) return undefined;
      for (const place of places) {
        const bytes = await readFile(place(hash)).catch((error: unknown) => {
          if (isMissing(error)) return undefined;
          throw error;
        });
        if (bytes && sha256(bytes) === hash) return JSON.parse(bytes.toString('utf8'));
      }
      throw new Error(`${path}: no copy of it is left`);
    },
  };
}

const exhibitSchema = z.looseObject({ id: z.string(), title: textSchema });
type Exhibit = z.infer<typeof exhibitSchema>;
const listSchema = z.array(z.looseObject({ id: z.string() }));
const chaptersSchema = z.looseObject({ chapters: z.array(z.looseObject({ id: z.string(), exhibits: listSchema })) });

const EXHIBIT_PATH = /^data\/exhibits\/([^/]+)\.json$/;
/** A picture's files by width, or its tiles. */
const PICTURE_PATH = /^media\/pictures\/(?:([^/]+)-\d+\.[a-z0-9]+|([^/]+)\/.+)$/;
const NARRATION_PATH = /^media\/narration\/([^/]+\.[a-zA-Z-]+)\.webm$/;

/** Hashes of the files that belong together, by the name that the expression finds in their paths. */
function groups({ files }: Manifest, expression: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of Object.keys(files).sort()) {
    const match = expression.exec(path);
    const name = match?.slice(1).find((part) => part !== undefined);
    if (name !== undefined) found.set(name, `${found.get(name) ?? ''}${files[path]?.sha256 ?? ''}`);
  }
  return found;
}

function count(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Counts {
  const [old, now] = [[...before], [...after]];
  return {
    added: now.filter(([name]) => !before.has(name)).length,
    changed: now.filter(([name, value]) => before.has(name) && before.get(name) !== value).length,
    removed: old.filter(([name]) => !after.has(name)).length,
  };
}

async function exhibitsOf(content: Content): Promise<Map<string, Exhibit>> {
  const found = new Map<string, Exhibit>();
  for (const path of Object.keys(content.manifest.files).filter((name) => EXHIBIT_PATH.test(name))) {
    const exhibit = exhibitSchema.parse(await content.json(path));
    found.set(exhibit.id, exhibit);
  }
  return found;
}

async function peopleOf(content: Content): Promise<Map<string, string>> {
  const people = listSchema.parse((await content.json(DATA_PATHS.people)) ?? []);
  return new Map(people.map((person) => [person.id, canonicalJson(person)]));
}

/** Files of `/media/` that stand anywhere in a value, as their hashes. */
function mediaIn(value: unknown, manifest: Manifest): string[] {
  if (typeof value === 'string') return value.startsWith('/media/') ? [manifest.files[value.slice(1)]?.sha256 ?? ''] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((inner) => mediaIn(inner, manifest)) : [];
}

function aspectsOf({ title, subtitle, body, advisory, accounts, days, sections, hero, gallery, narration, sign }: Exhibit, manifest: Manifest): Record<Aspect, string> {
  const withFiles = (value: unknown) => canonicalJson([value, mediaIn(value, manifest)]);
  return {
    text: canonicalJson({ title, subtitle, body, advisory, accounts, days, sections }),
    pictures: withFiles({ hero, gallery }),
    narration: withFiles({ narration }),
    sign: withFiles({ sign }),
  };
}

async function exhibitDifferences(before: Content, after: Content): Promise<Differences['exhibits']> {
  const [old, now] = [await exhibitsOf(before), await exhibitsOf(after)];
  const changed = [...now.values()].flatMap((exhibit) => {
    const earlier = old.get(exhibit.id);
    if (!earlier) return [];
    const [was, is] = [aspectsOf(earlier, before.manifest), aspectsOf(exhibit, after.manifest)];
    const aspects = ASPECTS.filter((aspect) => was[aspect] !== is[aspect]);
    return aspects.length > 0 ? [{ title: exhibit.title, aspects }] : [];
  });
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)).map(({ title }) => title),
    removed: [...old.values()].filter(({ id }) => !now.has(id)).map(({ title }) => title),
    changed,
  };
}

/** The chapters by themselves: their words, and the order of what is in them. */
async function chaptersOf(content: Content): Promise<string> {
  const { chapters } = chaptersSchema.parse(await content.json(DATA_PATHS.exhibition));
  return canonicalJson(chapters.map((chapter) => ({ ...chapter, exhibits: chapter.exhibits.map(({ id }) => id) })));
}

async function tableDifferences(before: Content, after: Content): Promise<Table[]> {
  const hashOf = ({ manifest }: Content, table: Exclude<Table, 'chapters'>) => manifest.files[DATA_PATHS[table]]?.sha256;
  const chapters = (await chaptersOf(before)) !== (await chaptersOf(after));
  return TABLES.filter((table) => (table === 'chapters' ? chapters : hashOf(before, table) !== hashOf(after, table)));
}

/**
 * Compares two generations. Exhibits stand in the order of their ids.
 *
 * @throws Error when data of one of them are gone, or are not of a kind that can be compared.
 */
export async function compareContent(before: Content, after: Content): Promise<Differences> {
  return {
    exhibits: await exhibitDifferences(before, after),
    people: count(await peopleOf(before), await peopleOf(after)),
    pictures: count(groups(before.manifest, PICTURE_PATH), groups(after.manifest, PICTURE_PATH)),
    narrations: count(groups(before.manifest, NARRATION_PATH), groups(after.manifest, NARRATION_PATH)),
    tables: await tableDifferences(before, after),
  };
}
