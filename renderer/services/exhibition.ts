import { z } from 'zod';
import { exhibitionSchema, type Exhibition } from '../../media/schema/exhibition.ts';
import { exhibitSchema, type Exhibit } from '../../media/schema/exhibits.ts';
import { mapSchema, type SiegeMap } from '../../media/schema/map.ts';
import { personSchema, type Person } from '../../media/schema/people.ts';
import { placeSchema, type Place } from '../../media/schema/places.ts';
import { eventSchema, type TimelineEvent } from '../../media/schema/timeline.ts';
import { unitSchema, type Unit } from '../../media/schema/units.ts';
import { labelsPath, labelsSchema, type Labels } from '../../media/schema/labels.ts';
import type { Language } from '../../media/schema/language.ts';
import { getJson } from './http.ts';

/** @throws ContentError */
export function fetchExhibition(): Promise<Exhibition> {
  return getJson(exhibitionSchema, '/api/exhibition');
}

/** @throws ContentError with `not-found` for an exhibit that this generation does not hold. */
export function fetchExhibit(id: string): Promise<Exhibit> {
  return getJson(exhibitSchema, `/api/exhibits/${encodeURIComponent(id)}`);
}

/** @throws ContentError */
export function fetchPeople(): Promise<Person[]> {
  return getJson(z.array(personSchema), '/api/people');
}

/** @throws ContentError */
export function fetchUnits(): Promise<Unit[]> {
  return getJson(z.array(unitSchema), '/api/units');
}

/** @throws ContentError */
export function fetchPlaces(): Promise<Place[]> {
  return getJson(z.array(placeSchema), '/api/places');
}

/** @throws ContentError */
export function fetchTimeline(): Promise<TimelineEvent[]> {
  return getJson(z.array(eventSchema), '/api/timeline');
}

/** @throws ContentError with `not-found` for an exhibition that speaks no labels. */
export function fetchLabels(language: Language): Promise<Labels> {
  return getJson(labelsSchema, `/${labelsPath(language)}`);
}

/** @throws ContentError */
export function fetchMap(): Promise<SiegeMap> {
  return getJson(mapSchema, '/api/map');
}
