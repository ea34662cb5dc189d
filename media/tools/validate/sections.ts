import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';

/** What stands as `section` is a heading of a source, so that a reader can look it up there. */
export function sections(model: ContentModel): Problem[] {
  const { exhibition } = model;
  const known = new Set(exhibition?.value.sources.flatMap((source) => source.sections) ?? []);
  if (known.size === 0) return [];
  return namedSections(model).flatMap(({ section, spot }) =>
    sectionNames(section)
      .filter((name) => !known.has(name))
      .map((name) => problemAt(spot, `names the section ${name}, which is no heading of a source; write one of those in exhibition.yaml under sources`)),
  );
}

/** A cell may name several sections, parted by semicolons. */
function sectionNames(cell: string): string[] {
  return cell.split(/[;；]/).map((name) => name.trim());
}

function namedSections(model: ContentModel): { section: string; spot: Spot }[] {
  const tables = [model.people, model.units, model.places, model.memorials, model.works, model.timeline, model.pictures];
  return [
    ...tables.flatMap((table) => table.rows.map((row) => ({ section: row.value.section, spot: row.at('section') }))),
    ...[...model.exhibits.values()].flatMap(({ sheet }) => sheet?.value.sections.map((section, index) => ({ section, spot: sheet.at('sections', index) })) ?? []),
    ...model.accounts.rows.flatMap((row) => row.value.versions.map(({ section }, index) => ({ section, spot: row.at('versions', index, 'section') }))),
  ];
}
