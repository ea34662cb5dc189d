import { BODY_MAX_CHARACTERS, BODY_MIN_CHARACTERS } from '../../schema/index.ts';
import type { ContentModel, ExhibitPage } from '../load/model.ts';
import type { Problem } from '../load/problem.ts';

/** The bodies: neither a caption nor a book, and no quotation without its source. */
export function texts(model: ContentModel): Problem[] {
  return [...model.exhibits.values()].flatMap(({ pages }) => {
    const chinese = pages['zh-Hans'];
    return [...(chinese ? bodyLength(chinese) : []), ...Object.values(pages).flatMap(quotations)];
  });
}

function bodyLength(page: ExhibitPage): Problem[] {
  const runs = page.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.runs));
  const length = [...runs.map((run) => run.text).join('').replace(/\s/g, '')].length;
  // A page without any text is reported when it is read.
  const line = page.blocks[0]?.line;
  if (line === undefined || (length >= BODY_MIN_CHARACTERS && length <= BODY_MAX_CHARACTERS)) return [];
  const [side, limit] = length < BODY_MIN_CHARACTERS ? ['fewer', BODY_MIN_CHARACTERS] : ['more', BODY_MAX_CHARACTERS];
  return [{ file: page.file, line, message: `the body has ${length} characters, ${side} than the ${limit} that the page is made for` }];
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
