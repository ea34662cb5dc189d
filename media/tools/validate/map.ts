import { isCompass } from '../../schema/index.ts';
import { has } from '../load/model.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** What the map draws is on it: both coordinates, places of lines and attacks, and positions that an event speaks of. */
export function map(model: ContentModel): Problem[] {
  return [...coordinates(model), ...drawing(model), ...events(model)];
}

function coordinates(model: ContentModel): Problem[] {
  return model.places.rows
    .filter(({ value }) => (value.x === undefined) !== (value.y === undefined))
    .map((row) => problemAt(row.at(), `${row.value.id} has only one of the columns x and y; write both, or neither where nobody can say`));
}

function drawing(model: ContentModel): Problem[] {
  const { map: sheet } = model;
  if (!sheet) return [];
  const { waters, islands, walls, defences, unplaced, approaches } = sheet.value;
  const named = [
    ...waters.flatMap(({ place }, index) => (place === undefined ? [] : [{ place, at: sheet.at('waters', index) }])),
    ...islands.map(({ place }, index) => ({ place, at: sheet.at('islands', index) })),
    ...walls.map(({ place }, index) => ({ place, at: sheet.at('walls', index) })),
    ...unplaced.map((place, index) => ({ place, at: sheet.at('unplaced', index) })),
    ...approaches.map(({ to }, index) => ({ place: to, at: sheet.at('approaches', index) })),
  ];
  return [
    ...named.filter(({ place }) => !has(model.places, place)).map(({ place, at }) => problemAt(at, `names the place ${place}; there is no place ${place} in places.csv`)),
    ...defences.flatMap(({ places, from, to }, index) => [
      ...places.filter((id) => !isPlaced(model, id)).map((id) => problemAt(sheet.at('defences', index), `goes through ${id}, which has no x and y in places.csv; a line is drawn only where its places are`)),
      ...(from > to ? [problemAt(sheet.at('defences', index), `ends (${to}) before it begins (${from}); the earlier day belongs under from`)] : []),
    ]),
  ];
}

function events(model: ContentModel): Problem[] {
  return model.timeline.rows.flatMap((row) => {
    const { id, places, held, lost, attack } = row.value;
    const strange = [...held, ...lost].filter((place) => !places.includes(place));
    const unseen = attack.filter(({ from, to }) => !isDrawn(model, from, to));
    return [
      ...strange.map((place) => problemAt(row.at(), `${id} says of ${place} that it was held or lost, but does not name it; add it to the column places`)),
      ...unseen.map(({ from, to }) => problemAt(row.at(), `${id} has an attack from ${from.join('+')} to ${to} that cannot be drawn; give the places x and y, or the side an entry under approaches in map.yaml`)),
    ];
  });
}

function isDrawn(model: ContentModel, from: readonly string[], to: string): boolean {
  const [side] = from;
  if (from.length === 1 && side !== undefined && isCompass(side)) return model.map?.value.approaches.some((each) => each.from === side && each.to === to) ?? false;
  return [...from, to].every((id) => isPlaced(model, id));
}

/** A row that could not be read is given the benefit of the doubt. */
function isPlaced({ places }: ContentModel, id: string): boolean {
  const row = places.rows.find(({ value }) => value.id === id);
  return row ? row.value.x !== undefined && row.value.y !== undefined : !places.loaded || places.ids.has(id);
}
