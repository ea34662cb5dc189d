import { join } from 'node:path';
import type { Link } from '../../schema/index.ts';
import type { Table } from '../load/located.ts';
import { has } from '../load/model.ts';
import type { ContentModel, ExhibitFolder } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';
import { distance } from '../text/distance.ts';

/** Every id that is named anywhere leads to an entry. */
export function references(model: ContentModel): Problem[] {
  return [...chapterExhibits(model), ...[...model.exhibits.values()].flatMap((exhibit) => exhibitIds(model, exhibit)), ...tableIds(model), ...listIds(model)];
}

function chapterExhibits(model: ContentModel): Problem[] {
  const { exhibition } = model;
  if (!exhibition) return [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const [chapter, { id, exhibits }] of exhibition.value.chapters.entries()) {
    for (const [index, exhibit] of exhibits.entries()) {
      const spot = exhibition.at('chapters', chapter, 'exhibits', index);
      const earlier = seen.get(exhibit);
      if (earlier !== undefined) problems.push(problemAt(spot, `the exhibit ${exhibit} stands in the chapter ${earlier} already; an exhibit has one place`));
      seen.set(exhibit, id);
      if (!model.exhibits.has(exhibit)) problems.push(problemAt(spot, `there is no exhibit ${exhibit}; make the folder exhibits/${exhibit} or take it out`));
    }
  }
  return problems;
}

function exhibitIds(model: ContentModel, exhibit: ExhibitFolder): Problem[] {
  const problems: Problem[] = [];
  const { sheet } = exhibit;
  if (sheet) {
    const { hero, gallery, people, places, accounts } = sheet.value;
    problems.push(...missing(model.pictures, [hero], 'picture', () => sheet.at('hero')));
    // The same picture may stand alone, and in a comparison too.
    const alone = [...gallery.entries()].flatMap(([at, id]) => (typeof id === 'string' ? [{ at, id }] : []));
    problems.push(...missing(model.pictures, alone.map(({ id }) => id), 'picture', (index) => sheet.at('gallery', alone[index]?.at ?? 0)));
    for (const [index, entry] of gallery.entries()) {
      if (typeof entry !== 'string') problems.push(...missing(model.pictures, [entry.before, entry.after], 'picture', () => sheet.at('gallery', index)));
    }
    problems.push(...missing(model.people, people, 'person', (index) => sheet.at('people', index)));
    problems.push(...missing(model.places, places, 'place', (index) => sheet.at('places', index)));
    problems.push(...missing(model.accounts, accounts, 'note', (index) => sheet.at('accounts', index)));
  }
  for (const page of Object.values(exhibit.pages)) {
    for (const run of page.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.runs))) {
      const message = run.link && brokenLink(model, exhibit.id, run.link, run.text);
      if (message !== undefined) problems.push({ file: page.file, line: run.line, message });
    }
  }
  return problems;
}

function brokenLink(model: ContentModel, exhibit: string, { kind, id }: Link, words: string): string | undefined {
  if (kind !== 'exhibit') {
    const table = { person: model.people, place: model.places, unit: model.units }[kind];
    return has(table, id) ? undefined : `[${words}](${kind}:${id}) leads nowhere; ${absent(table, kind, id)}`;
  }
  if (id === exhibit) return `[${words}](exhibit:${id}) leads to the exhibit itself; take the link out`;
  return isListed(model, id) ? undefined : `[${words}](exhibit:${id}) leads nowhere; ${unlisted(model, id)}`;
}

function isListed({ exhibition, exhibits }: ContentModel, id: string): boolean {
  return exhibits.has(id) && (exhibition?.value.chapters.some((chapter) => chapter.exhibits.includes(id)) ?? true);
}

function unlisted({ exhibits }: ContentModel, id: string): string {
  return `no chapter lists an exhibit ${id}${similar(id, exhibits.keys())}`;
}

function tableIds(model: ContentModel): Problem[] {
  const { people, places, units } = model;
  return [
    ...people.rows.flatMap((row) => [
      ...missing(units, row.value.unit === undefined ? [] : [row.value.unit], 'unit', () => row.at()),
      ...missing(places, row.value.place === undefined ? [] : [row.value.place], 'place', () => row.at()),
    ]),
    ...units.rows.flatMap((row) => [
      ...missing(units, row.value.parent === undefined ? [] : [row.value.parent], 'unit', () => row.at()),
      ...missing(people, row.value.commanders, 'person', () => row.at()),
    ]),
    ...model.timeline.rows.flatMap((row) => [
      ...missing(places, row.value.places, 'place', () => row.at()),
      ...missing(units, row.value.units, 'unit', () => row.at()),
      ...missing(people, row.value.people, 'person', () => row.at()),
    ]),
    ...model.accounts.rows.flatMap((row) => [
      ...missing(people, row.value.people ?? [], 'person', (index) => row.at('people', index)),
      ...missing(units, row.value.units ?? [], 'unit', (index) => row.at('units', index)),
    ]),
  ];
}

function listIds(model: ContentModel): Problem[] {
  const { people, places, memorials, works } = model;
  return [
    ...memorials.rows.flatMap((row) => missing(places, row.value.place === undefined ? [] : [row.value.place], 'place', () => row.at())),
    ...[...memorials.rows, ...works.rows].flatMap((row) => [
      ...missing(people, row.value.people, 'person', () => row.at()),
      ...row.value.exhibits.filter((id) => !isListed(model, id)).map((id) => problemAt(row.at(), `names the exhibit ${id}; ${unlisted(model, id)}`)),
    ]),
  ];
}

function missing(table: Table<unknown>, ids: readonly string[], noun: string, at: (index: number) => Spot): Problem[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) !== index) return [problemAt(at(index), `names the ${noun} ${id} twice; once is enough`)];
    return has(table, id) ? [] : [problemAt(at(index), `names the ${noun} ${id}; ${absent(table, noun, id)}`)];
  });
}

function absent(table: Table<unknown>, noun: string, id: string): string {
  return `there is no ${noun} ${id} in ${join(table.file).split(/[\\/]/).at(-1)}${similar(id, table.ids.keys())}`;
}

/** Largest number of letters changed at which another id is offered as what was meant. */
const SIMILAR_MAX_DISTANCE = 2;

function similar(id: string, known: Iterable<string>): string {
  for (const other of known) if (distance(id, other) <= SIMILAR_MAX_DISTANCE) return ` (did you mean ${other}?)`;
  return '';
}
