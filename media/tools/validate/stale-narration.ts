import type { SourceLanguage } from '../../schema/index.ts';
import type { Clip, ContentModel, ExhibitPage } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { readingsOf } from '../narrate/readings.ts';
import { spokenHash } from '../narrate/script.ts';
import { sentencesOf } from '../text/exhibit-sentences.ts';

/**
 * Clips of the machine's voice that speak an older text, or the text in older readings. A human recording is held to
 * its captions only: nobody goes back to the studio because a setting of the machine has changed.
 */
export function staleClips(model: ContentModel): ReadonlySet<Clip> {
  const broken = new Set(model.findings.problems.map(({ file }) => file));
  // The readings come from these tables: with a row missing, every clip would look stale.
  if ([model.people, model.places, model.pronunciation].some((table) => broken.has(table.file))) return new Set();
  const readings = readingsOf(model);
  const clips = [...model.exhibits.values()].flatMap(({ pages, clips }) =>
    Object.values(clips).filter((clip) => {
      const page = pages[clip.language];
      return page && clip.record && !broken.has(page.file) && isStale(clip.record.value, page, clip.language, readings);
    }),
  );
  return new Set(clips);
}

/**
 * A warning and no problem: a curator who changes a word at closing time must see the word in the hall. The build leaves
 * such a clip out, so that nobody hears what the page does not say.
 */
export function staleNarration(model: ContentModel): Problem[] {
  return [...staleClips(model)].flatMap(({ exhibit, record }) =>
    record
      ? [problemAt(record.at('spoken'), `the voice speaks an older text, reading or setting, and stays silent in the hall; make it again with "npm run content -- narrate ${exhibit}"`)]
      : [],
  );
}

function isStale(record: NonNullable<Clip['record']>['value'], page: ExhibitPage, language: SourceLanguage, readings: ReturnType<typeof readingsOf>): boolean {
  if (record.voice === 'human') return false;
  return record.spoken !== spokenHash(page.blocks.map((block) => sentencesOf([block])), language, readings);
}
