import { join } from 'node:path';
import { COMPARISON_MAX_SKEW } from '../../schema/index.ts';
import type { PictureSource } from '../../schema/index.ts';
import type { Located } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';
import { isAfter } from './dates.ts';
import { pictureSize } from './picture-size.ts';

/** Two pictures that are compared say when they are of, the earlier one first, and lie over each other without a gap. */
export async function comparisons(model: ContentModel): Promise<Problem[]> {
  const rows = new Map(model.pictures.rows.map((row) => [row.value.id, row]));
  const problems: Problem[] = [];
  for (const { sheet } of model.exhibits.values()) {
    for (const [index, entry] of (sheet?.value.gallery ?? []).entries()) {
      if (!sheet || typeof entry === 'string') continue;
      const [before, after] = [rows.get(entry.before), rows.get(entry.after)];
      // Ids that lead nowhere are named by the rule of references.
      if (before && after && before !== after) problems.push(...(await compared(model, before, after, sheet.at('gallery', index))));
    }
  }
  return problems;
}

async function compared(model: ContentModel, before: Located<PictureSource>, after: Located<PictureSource>, spot: Spot): Promise<Problem[]> {
  const names = `${before.value.id} and ${after.value.id}`;
  const problems = [before, after]
    .filter(({ value }) => value.date === undefined)
    .map((row) => problemAt(row.at('id'), `the picture ${row.value.id} is compared and does not say when it is of; add date: 1944, 1944-06 or, for "about", 1944~`));
  if (before.value.date !== undefined && after.value.date !== undefined && isAfter(before.value.date, after.value.date)) {
    problems.push(problemAt(spot, `compares ${names}, of which the first (${before.value.date}) is the later one; change their places`));
  }
  const skew = await skewOf(model, before.value.file, after.value.file);
  if (skew !== undefined && skew > COMPARISON_MAX_SKEW) {
    problems.push(problemAt(spot, `compares ${names}, whose proportions differ by ${(skew * 100).toFixed(1)} %; crop one like the other, so that the same place lies at the same point`));
  }
  return problems;
}

/** By what share the proportions of two pictures differ; undefined where one of them cannot be read, which the pictures' rule names. */
async function skewOf(model: ContentModel, ...files: readonly [string, string]): Promise<number | undefined> {
  try {
    const [one, other] = await Promise.all([pictureSize(join(model.directory, 'pictures', files[0])), pictureSize(join(model.directory, 'pictures', files[1]))]);
    const ratios = [one.width / one.height, other.width / other.height];
    return Math.max(...ratios) / Math.min(...ratios) - 1;
  } catch {
    // Told once, where the picture itself is checked.
    return undefined;
  }
}
