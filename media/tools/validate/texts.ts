import { BODY_MAX_CHARACTERS, BODY_MAX_LATIN_CHARACTERS, BODY_MIN_CHARACTERS } from '../../schema/index.ts';
import type { ContentModel, ExhibitPage } from '../load/model.ts';
import type { Problem } from '../load/problem.ts';

/** The bodies: neither a caption nor a book, and no quotation without its source. */
export function texts(model: ContentModel): Problem[] {
  return [...model.exhibits.values()].flatMap(({ pages }) => [
    ...bodyLength(pages['zh-Hans'], BODY_MIN_CHARACTERS, BODY_MAX_CHARACTERS),
    ...bodyLength(pages.en, 0, BODY_MAX_LATIN_CHARACTERS),
    ...Object.values(pages).flatMap(quotations),
  ]);
}

function bodyLength(page: ExhibitPage | undefined, min: number, max: number): Problem[] {
  // A page without any text is reported when it is read.
  const line = page?.blocks[0]?.line;
  if (!page || line === undefined) return [];
  const length = countCharacters(page);
  if (length >= min && length <= max) return [];
  const [side, limit, remedy] = length < min ? ['fewer', min, 'say more, or tell it in another exhibit'] : ['more', max, 'shorten it'];
  return [{ file: page.file, line, message: `the body has ${length} characters, ${side} than the ${limit} that the page is made for; ${remedy}` }];
}

/** Characters of a body, white space not counted. */
export function countCharacters(page: ExhibitPage): number {
  const runs = page.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.runs));
  return [...runs.map((run) => run.text).join('').replace(/\s/g, '')].length;
}

function quotations(page: ExhibitPage): Problem[] {
  return page.blocks.flatMap(({ kind, line, sentences }) => {
    if (kind !== 'quote') return [];
    if (!sentences.some((sentence) => sentence.attribution)) {
      return [{ file: page.file, line, message: 'the quotation does not say where it is from; end it with a line "—— who, when, where"' }];
    }
    if (sentences.every((sentence) => sentence.attribution)) return [{ file: page.file, line, message: 'the quotation has a source but no words; quote them above it' }];
    return [];
  });
}
