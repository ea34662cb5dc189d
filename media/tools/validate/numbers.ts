import type { SourceLanguage } from '../../schema/index.ts';
import type { ContentModel, ExhibitFolder, ExhibitPage } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';
import { sentencesOf } from '../text/exhibit-sentences.ts';
import { splitterOf } from '../text/known-words.ts';
import { chineseFigures } from './numbers/chinese.ts';
import { englishFigures } from './numbers/english.ts';
import type { Figure } from './numbers/figure.ts';
import { passagePairs } from './passages.ts';

interface Found extends Figure {
  readonly spot: Spot;
}

type Reader = (text: string, spot: Spot) => Found[];
type Readers = Readonly<Record<SourceLanguage, Reader>>;

/**
 * A number or a date that one language names and the other does not. A sentence can be right without it (both for two), so
 * what one language claims is held against everything near it that the other one may mean.
 */
export function numbers(model: ContentModel): Problem[] {
  const readers = readersFor(model);
  return [
    ...[...model.exhibits.values()].flatMap((exhibit) => exhibitNumbers(exhibit, readers)),
    ...passagePairs(model).flatMap((pair) => {
      if (pair['zh-Hans'].text === '' || pair.en.text === '') return [];
      const read = (language: SourceLanguage) => readers[language](pair[language].text, pair[language].spot);
      const subject = (language: SourceLanguage) => readers[language](pair.subject?.[language] ?? '', pair[language].spot);
      return [
        ...unanswered(read('zh-Hans'), [...read('en'), ...subject('en')], 'en'),
        ...unanswered(read('en'), [...read('zh-Hans'), ...subject('zh-Hans')], 'zh-Hans'),
      ];
    }),
  ];
}

function exhibitNumbers({ pages }: ExhibitFolder, readers: Readers): Problem[] {
  const { 'zh-Hans': hans, en } = pages;
  if (!hans || !en) return [];
  return [...compare(blocksOf(hans, readers['zh-Hans']), blocksOf(en, readers.en), 'en'), ...compare(blocksOf(en, readers.en), blocksOf(hans, readers['zh-Hans']), 'zh-Hans')];
}

/** The figures of a page: its title lines, then each of its blocks. */
function blocksOf(page: ExhibitPage, read: Reader): Found[][] {
  const { front } = page;
  const head = front ? [...read(front.value.title, front.at('title')), ...read(front.value.subtitle, front.at('subtitle'))] : [];
  return [head, ...page.blocks.map((block) => sentencesOf([block]).flatMap(({ text, line }) => read(text, { file: page.file, line })))];
}

/**
 * Where both pages have as many paragraphs, a figure is looked for in the same one, its neighbours and the title lines;
 * otherwise, and for years, in the whole page.
 */
function compare(claims: readonly Found[][], answers: readonly Found[][], language: SourceLanguage): Problem[] {
  const parallel = claims.length === answers.length;
  return claims.flatMap((block, index) => {
    const near = parallel && index > 0 ? [...(answers[0] ?? []), ...answers.slice(index - 1, index + 2).flat()] : answers.flat();
    return [
      ...unanswered(block.filter(({ year }) => !year), near, language),
      ...unanswered(block.filter(({ year }) => year), answers.flat(), language),
    ];
  });
}

function unanswered(claims: readonly Found[], answers: readonly Found[], language: SourceLanguage): Problem[] {
  const named = new Set(answers.flatMap(({ keys }) => keys));
  const reported = new Set<string>();
  return claims.flatMap(({ claim, keys, shown, spot }) => {
    const [first = ''] = keys;
    if (!claim || keys.some((one) => named.has(one)) || reported.has(first)) return [];
    reported.add(first);
    const other = language === 'en' ? 'English' : 'Chinese';
    return [problemAt(spot, `"${shown}" stands here and not in the ${other} text beside it; write the number or the date in both languages, or in neither`)];
  });
}

/** Reads what is left of a text without the names of people and places, some of which have numerals in them (五桂岭). */
function readersFor(model: ContentModel): Readers {
  const rows = [...model.places.rows.map(({ value }) => value), ...model.people.rows.map(({ value }) => value).filter(({ role }) => role !== 'group')];
  const hans = without(rows.map((row) => row.name_zh_hans).filter((name) => chineseFigures(name).length > 0));
  const en = without(rows.map((row) => row.name_en).filter((name) => englishFigures(name).length > 0));
  return {
    'zh-Hans': (text, spot) => chineseFigures(hans(text)).map((figure) => ({ ...figure, spot })),
    en: (text, spot) => englishFigures(en(text)).map((figure) => ({ ...figure, spot })),
  };
}

function without(names: readonly string[]): (text: string) => string {
  const split = splitterOf(names);
  return (text) => split(text).map((part, at) => (at % 2 === 1 ? '■' : part)).join('');
}
