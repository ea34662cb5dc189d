import { join } from 'node:path';
import { CHARACTER_BY_PARTS } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/**
 * The image of a character is a drawing, the only one of that character, of strokes on nothing (the page gives them the
 * colour of its text), and some name holds the character by its parts.
 */
export async function characterImages(model: ContentModel): Promise<Problem[]> {
  const first = new Map<string, string>();
  const names = model.people.rows.map(({ value }) => value.name_zh_hans + value.name_zh_hant).join('\n');
  const problems = model.pictures.rows.map(async (row) => {
    const { id, kind, file, character } = row.value;
    if (character === undefined) return [];
    const spot = row.at('character');
    const earlier = first.get(character);
    first.set(character, earlier ?? id);
    return [
      ...(kind === 'drawing' && file.endsWith('.svg') ? [] : [problemAt(spot, `${id} is the image of ${character}, but no drawing; draw the character as SVG, so that it is sharp in every size`)]),
      ...(earlier === undefined ? [] : [problemAt(spot, `${character} has the image ${earlier} already; one is enough`)]),
      ...(names.includes(character) ? [] : [problemAt(spot, `no name in people.csv holds ${character}; write it there by its parts, or take the image out`)]),
      ...((await isOpaque(join(model.directory, 'pictures', file))) ? [problemAt(spot, `${id} covers all of its ground, and would be a block instead of ${character}; draw the strokes alone`)] : []),
    ];
  });
  return (await Promise.all(problems)).flat();
}

/** Whether a picture lets nothing through; of one that cannot be read others say so. */
async function isOpaque(file: string): Promise<boolean> {
  // Loaded only here: few exhibitions have such a character.
  const { default: sharp } = await import('sharp');
  return sharp(file).stats().then((stats) => stats.isOpaque, () => false);
}

/** Names with a character that is written by its parts and has no image yet. */
export function missingCharacterImages(model: ContentModel): Problem[] {
  const drawn = model.pictures.rows.flatMap(({ value }) => value.character ?? []);
  return model.people.rows.flatMap((row) => {
    const { name_zh_hans: hans, name_zh_hant: hant } = row.value;
    const left = drawn.reduce((rest, character) => rest.replaceAll(character, ''), `${hans} ${hant}`);
    return CHARACTER_BY_PARTS.test(left) ? [problemAt(row.at(), `${hans} has a character by its parts and no image of it; draw it, and name it in pictures.yaml with character`)] : [];
  });
}
