import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** The order of battle is a tree for each side. */
export function units(model: ContentModel): Problem[] {
  const rows = new Map(model.units.rows.map((row) => [row.value.id, row]));
  const problems: Problem[] = [];
  for (const row of model.units.rows) {
    const { id, side } = row.value;
    const above = row.value.parent === undefined ? undefined : rows.get(row.value.parent);
    if (above && above.value.side !== side) problems.push(problemAt(row.at(), `${id} fights for ${side}, the unit above it, ${above.value.id}, for ${above.value.side}; correct the side or the parent`));
    const circle = circleFrom(id, rows);
    if (circle) problems.push(problemAt(row.at(), `${id} stands below itself (${circle.join(' below ')}); correct one parent`));
  }
  return problems;
}

/** The way up from a unit back to itself; undefined when it ends at a root. */
function circleFrom(id: string, rows: ReadonlyMap<string, { readonly value: { readonly parent?: string | undefined } }>): string[] | undefined {
  const way = [id];
  for (let next = rows.get(id)?.value.parent; next !== undefined; next = rows.get(next)?.value.parent) {
    way.push(next);
    if (next === id) return way;
    // A circle further up, which does not hold this unit, is reported at the units in it.
    if (way.indexOf(next) !== way.length - 1) return undefined;
  }
  return undefined;
}
