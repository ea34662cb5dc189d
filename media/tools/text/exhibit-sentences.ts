import type { SourceLanguage } from '../../schema/index.ts';
import { loadPage } from '../load/exhibit.ts';
import type { SourceBlock } from '../load/markdown.ts';
import { ContentProblems } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** A sentence of an exhibit as a voice or a caption needs it. */
export interface SpokenSentence {
  /** `s1`, `s2` ... through the whole body. */
  readonly id: string;
  /** Plain text without white space at its ends. */
  readonly text: string;
  readonly kind: 'paragraph' | 'quote';
  /** Whether it is the line under a quotation that says who, when and where. */
  readonly attribution: boolean;
  /** The line of the file on which it begins. */
  readonly line: number;
}

export function sentencesOf(blocks: readonly SourceBlock[]): SpokenSentence[] {
  return blocks.flatMap(({ kind, sentences }) =>
    sentences.map(({ id, line, runs, attribution }) => ({ id, text: runs.map((run) => run.text).join('').trim(), kind, attribution, line })),
  );
}

/**
 * The sentences of `exhibits/<exhibit>/<language>.md` below the source folder, in their order.
 *
 * @throws ContentProblems when the file is missing or holds what a text may not hold.
 */
export async function loadExhibitSentences(directory: string, exhibit: string, language: SourceLanguage): Promise<SpokenSentence[]> {
  const problems: Problem[] = [];
  const page = await loadPage(directory, exhibit, language, problems);
  if (!page || problems.length > 0) throw new ContentProblems(problems);
  return sentencesOf(page.blocks);
}
