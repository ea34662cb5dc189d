import { SOURCE_LANGUAGES, TITLE_MAX_CHARACTERS } from '../../schema/index.ts';
import type { Located } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** What is said in one language is said in the other, and no title is longer than its line. */
export function languages(model: ContentModel): Problem[] {
  return [
    ...model.people.rows.flatMap((row) => [...pair(row, 'rank'), ...pair(row, 'birthplace'), ...pair(row, 'record')]),
    ...model.units.rows.flatMap((row) => pair(row, 'note')),
    ...model.places.rows.flatMap((row) => pair(row, 'note')),
    ...model.memorials.rows.flatMap((row) => pair(row, 'record')),
    ...model.works.rows.flatMap((row) => [...pair(row, 'by'), ...pair(row, 'publisher'), ...pair(row, 'record')]),
    ...titles(model),
  ];
}

function pair<C extends string>(row: Located<Record<`${C}_zh` | `${C}_en`, string>>, column: C): Problem[] {
  const chinese = row.value[`${column}_zh`] !== '';
  const english = row.value[`${column}_en`] !== '';
  if (chinese === english) return [];
  const [there, missing] = chinese ? ['zh', 'en'] : ['en', 'zh'];
  return [problemAt(row.at(), `column ${column}_${missing} is empty while ${column}_${there} is not; write it in both languages`)];
}

function titles(model: ContentModel): Problem[] {
  const { exhibition } = model;
  const chapters = exhibition?.value.chapters ?? [];
  return [
    ...(exhibition ? SOURCE_LANGUAGES.flatMap((language) => [
      ...tooLong(exhibition.value.title[language], exhibition, 'title', language),
      ...tooLong(exhibition.value.subtitle[language], exhibition, 'subtitle', language),
      ...chapters.flatMap(({ title }, index) => tooLong(title[language], exhibition, 'chapters', index, 'title', language)),
    ]) : []),
    ...[...model.exhibits.values()].flatMap(({ pages }) =>
      Object.values(pages).flatMap(({ front }) =>
        front ? [...tooLong(front.value.title, front, 'title'), ...tooLong(front.value.subtitle, front, 'subtitle')] : [],
      ),
    ),
  ];
}

function tooLong(title: string, located: Located<unknown>, ...path: PropertyKey[]): Problem[] {
  const length = [...title].length;
  if (length <= TITLE_MAX_CHARACTERS) return [];
  return [problemAt(located.at(...path), `has ${length} characters, more than the ${TITLE_MAX_CHARACTERS} that a title may have; shorten it`)];
}
