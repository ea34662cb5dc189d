import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PICTURE_MAX_PIXELS, PICTURE_MIN_WIDTH_PX, pictureIds, SCAN_MAX_PIXELS } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { readText } from '../load/read-text.ts';
import { pictureSize } from './picture-size.ts';
import { checkSvg } from './svg.ts';

type Use = keyof typeof PICTURE_MIN_WIDTH_PX;

/** Every picture has its file, and the file is one that a build can render and a screen can fill. */
export async function pictures(model: ContentModel): Promise<Problem[]> {
  const uses = usesOf(model);
  const files = new Set(model.files);
  const problems: Problem[] = [];
  for (const row of model.pictures.rows) {
    const { id, file: name, kind } = row.value;
    const spot = row.at('file');
    if (!files.has(`pictures/${name}`)) {
      problems.push(problemAt(spot, `the picture ${id} has no file pictures/${name}; add it or correct the name`));
      continue;
    }
    const file = join(model.directory, 'pictures', name);
    if (name.endsWith('.svg')) problems.push(...(await checkDrawing(file)));
    else problems.push(...(await checkRaster(file, uses.get(id))));
    if (kind === 'drawing' && row.value.basis === undefined) {
      problems.push(problemAt(row.at('id'), `the drawing ${id} does not say what it rests on; add basis: the words of the source, or general knowledge of such things`));
    }
  }
  return problems;
}

async function checkDrawing(file: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  const text = await readText(file, problems, 'add the drawing');
  return text === undefined ? problems : checkSvg(text, file);
}

/** What each picture is shown as; a hero somewhere is a hero. */
function usesOf(model: ContentModel): ReadonlyMap<string, Use> {
  const sheets = [...model.exhibits.values()].flatMap(({ sheet }) => (sheet ? [sheet.value] : []));
  return new Map<string, Use>([
    ...sheets.flatMap(({ gallery }) => pictureIds(gallery).map((id): [string, Use] => [id, 'gallery'])),
    ...sheets.map(({ hero }): [string, Use] => [hero, 'hero']),
  ]);
}

async function checkRaster(file: string, use: Use | undefined): Promise<Problem[]> {
  if ((await stat(file)).size === 0) return [{ file, line: 1, message: 'is empty; export the picture again' }];
  try {
    const { width, height, turned } = await pictureSize(file);
    const size = `has ${width} x ${height} pixels`;
    if (width * height > PICTURE_MAX_PIXELS && turned) {
      return [{ file, line: 1, message: `${size} and stands upright only by a note of the camera; open it in a picture program, turn it and save it upright, so that it can be cut into tiles` }];
    }
    if (use !== undefined && width < PICTURE_MIN_WIDTH_PX[use]) {
      const place = use === 'hero' ? 'as the hero of an exhibit it needs' : 'in a gallery it needs';
      return [{ file, line: 1, message: `${size}; ${place} at least ${PICTURE_MIN_WIDTH_PX[use]} px width, or it is shown blurred: export it larger or show another` }];
    }
    return [];
  } catch (error) {
    if (error instanceof Error && error.message.includes('pixel limit')) {
      return [{ file, line: 1, message: `has more than the ${SCAN_MAX_PIXELS} pixels that can be cut into tiles; scale it down, or cut it into sheets` }];
    }
    return [{ file, line: 1, message: `is no picture that can be read (${error instanceof Error ? error.message : String(error)}); export it again` }];
  }
}
