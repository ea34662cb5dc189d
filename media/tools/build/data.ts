import {
  DATA_PATHS, eventSchema, exhibitionSchema, exhibitSchema, LANGUAGES, mapSchema, memorialSchema, parse, personSchema, placeSchema, SEARCH_INDEX_PATH, unitSchema, workSchema,
} from '../../schema/index.ts';
import type { Exhibit, ExhibitionSource } from '../../schema/index.ts';
import { z } from 'zod';
import type { ContentModel } from '../load/model.ts';
import { buildCharacters } from './characters.ts';
import { buildExhibit, stations, toSummary } from './exhibits.ts';
import type { Parts } from './exhibits.ts';
import { buildSearchIndex } from './search/index-file.ts';
import { toEvent, toMap, toMemorial, toPerson, toPlace, toUnit, toWork } from './tables.ts';

/** Compiles everything under `data/`, each file checked against the schema with which the kiosk reads it. */
export async function buildData(model: ContentModel, source: ExhibitionSource, parts: Parts): Promise<void> {
  const { words, files } = parts;
  const exhibits = new Map<string, Exhibit>();
  for (const station of stations(source.chapters)) exhibits.set(station.id, await buildExhibit(model, station, parts));

  const write = <S extends z.ZodType>(path: string, schema: S, value: unknown) => files.addJson(path, parse(schema, value, path));
  for (const [id, exhibit] of exhibits) write(DATA_PATHS.exhibit(id), exhibitSchema, exhibit);
  const people = model.people.rows.map(({ value }) => toPerson(value, words));
  const units = model.units.rows.map(({ value }) => toUnit(value, words));
  write(DATA_PATHS.people, z.array(personSchema), people);
  write(DATA_PATHS.units, z.array(unitSchema), units);
  files.add(SEARCH_INDEX_PATH, 'application/octet-stream', buildSearchIndex(people.filter(({ roll }) => roll), units));
  write(DATA_PATHS.places, z.array(placeSchema), model.places.rows.map(({ value }) => toPlace(value, words)));
  write(DATA_PATHS.memorials, z.array(memorialSchema), model.memorials.rows.map(({ value }) => toMemorial(value, words)));
  write(DATA_PATHS.works, z.array(workSchema), model.works.rows.map(({ value }) => toWork(value, words)));
  write(DATA_PATHS.timeline, z.array(eventSchema), model.timeline.rows.map(({ value }) => toEvent(value, words)));
  write(DATA_PATHS.map, mapSchema, toMap(model.map?.value, words));
  write(DATA_PATHS.exhibition, exhibitionSchema, {
    id: source.id,
    version: source.version,
    languages: LANGUAGES,
    title: words.text(source.title),
    subtitle: words.text(source.subtitle),
    board: source.board,
    siege: source.siege,
    chapters: source.chapters.map(({ id, title, lead, exhibits: listed }) => ({
      id,
      title: words.text(title),
      lead: words.text(lead),
      exhibits: listed.flatMap((exhibit) => exhibits.get(exhibit) ?? []).map(toSummary),
    })),
    sources: source.sources.map(({ id, licence, address, title }) => ({ id, licence, address, title: words.text(title) })),
    credits: source.credits.map((credit) => words.text(credit)),
    ...(await buildCharacters(model, parts)),
  });
}
