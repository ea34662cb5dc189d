import { open } from 'node:fs/promises';
import type { ContentModel } from '../load/model.ts';
import type { Findings, Problem } from '../load/problem.ts';
import { loadLabelFiles } from '../narrate/label-files.ts';
import { labelsByFile, labelsOf } from '../narrate/labels.ts';
import { isWebm } from './webm.ts';

const MAKE_AGAIN = '"npm run content -- narrate-labels"';
/** So many of the labels that are missing are named. */
const NAMED_MAX = 3;

/**
 * Whether the labels of the keypad can be read, and a warning for each sound file that does not say what the content says
 * by now. The build leaves such labels out: nobody hears a name that has been corrected.
 */
export async function labels(model: ContentModel): Promise<Findings> {
  const { words, sprites, problems } = await loadLabelFiles(model);
  const broken = await Promise.all([...sprites.values()].map(({ audio }) => brokenSound(audio)));
  const unreadable = new Set([...model.findings.problems, ...problems].map(({ file }) => file));
  const sources = [model.people, model.places, model.units, model.pronunciation, words];
  // With a row missing, the labels that come from it would look stale.
  const stale = sources.some(({ file }) => unreadable.has(file)) ? [] : labelsByFile(labelsOf(model, words)).flatMap(({ kind, language, labels: wanted }): Problem[] => {
    const sprite = sprites.get(`${kind}.${language}`);
    const unsaid = [...new Set(wanted.filter(({ spoken }) => !Object.hasOwn(sprite?.record.value.clips ?? {}, spoken)).map(({ text }) => text))];
    if (unsaid.length === 0) return [];
    const named = unsaid.slice(0, NAMED_MAX).join(', ') + (unsaid.length > NAMED_MAX ? ', …' : '');
    const { file, line } = sprite?.record.at('clips') ?? { file: words.file, line: 1 };
    return [{ file, line, message: `${unsaid.length} labels of ${kind} in ${language} are not spoken as they stand (${named}); make them with ${MAKE_AGAIN}` }];
  });
  return { problems: [...problems, ...broken.flat()], warnings: stale };
}

async function brokenSound(file: string): Promise<Problem[]> {
  const handle = await open(file);
  try {
    return (await isWebm(handle)) ? [] : [{ file, line: 1, message: `is no WebM file; make it again with ${MAKE_AGAIN}` }];
  } finally {
    await handle.close();
  }
}
