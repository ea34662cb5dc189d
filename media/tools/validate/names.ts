import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';

/** One spelling in simplified characters has one in traditional ones, or a text could not be converted. */
export function names(model: ContentModel): Problem[] {
  const first = new Map<string, { hant: string; spot: Spot }>();
  const problems: Problem[] = [];
  for (const table of [model.people, model.units, model.places, model.memorials, model.works]) {
    for (const row of table.rows) {
      const { name_zh_hans: hans, name_zh_hant: hant } = row.value;
      const earlier = first.get(hans);
      if (!earlier) first.set(hans, { hant, spot: row.at() });
      else if (earlier.hant !== hant) {
        const where = earlier.spot.file === row.at().file ? `line ${earlier.spot.line}` : `${earlier.spot.file}:${earlier.spot.line}`;
        problems.push(problemAt(row.at(), `${hans} is ${hant} here and ${earlier.hant} in ${where}; write both alike`));
      }
    }
  }
  return [...problems, ...pronunciation(model)];
}

/** A reading has a syllable for every character, or the voice would read past the word. Names in Latin letters have any. */
function pronunciation(model: ContentModel): Problem[] {
  return model.pronunciation.rows.flatMap((row) => {
    const { word, pinyin } = row.value;
    const syllables = pinyin.split(' ').length;
    const characters = word.match(/\p{Script=Han}/gu)?.length ?? 0;
    return characters === 0 || syllables === characters ? [] : [problemAt(row.at(), `${word} has ${characters} characters and "${pinyin}" ${syllables} syllables; write one for each`)];
  });
}
