import type { SourceLanguage } from '../../schema/index.ts';
import type { Clip, ContentModel, ExhibitPage } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { readingsOf } from '../narrate/readings.ts';
import { spokenHash } from '../narrate/script.ts';
import { sentencesOf } from '../text/exhibit-sentences.ts';

/**
 * A machine's voice says what stands in the text today, in today's readings. A human recording is held to its captions
 * only: nobody goes back to the studio because a setting of the machine has changed.
 */
export function staleNarration(model: ContentModel): Problem[] {
  const broken = new Set(model.findings.problems.map(({ file }) => file));
  // The readings come from these tables: with a row missing, every clip would look stale.
  if ([model.people, model.places, model.pronunciation].some((table) => broken.has(table.file))) return [];
  const readings = readingsOf(model);
  return [...model.exhibits.values()].flatMap(({ id, pages, clips }) =>
    Object.values(clips).flatMap((clip) => {
      const page = pages[clip.language];
      if (!page || !clip.record || broken.has(page.file) || !isStale(clip.record.value, page, clip.language, readings)) return [];
      const message = `the voice speaks an older text, reading or setting; make it again with "npm run content -- narrate ${id}", or remove the clip's three files`;
      return [problemAt(clip.record.at('spoken'), message)];
    }),
  );
}

function isStale(record: NonNullable<Clip['record']>['value'], page: ExhibitPage, language: SourceLanguage, readings: ReturnType<typeof readingsOf>): boolean {
  if (record.voice === 'human') return false;
  return record.spoken !== spokenHash(page.blocks.map((block) => sentencesOf([block])), language, readings);
}
