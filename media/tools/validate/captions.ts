import { CAPTION_LINE_MAX_CHARACTERS, CAPTION_LINE_MAX_LATIN_CHARACTERS } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';
import type { Clip, ContentModel, SourceCue } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { sentenceOfCue } from '../narrate/vtt.ts';
import { sentencesOf } from '../text/exhibit-sentences.ts';
import { staleClips } from './stale-narration.ts';

/** Seconds by which the last cue may outlast the clip: a record is rounded, a container pads. */
const END_TOLERANCE_S = 0.1;

const AGAIN = 'make the clip again with "npm run content -- narrate", or correct the cue';

/** The caption track speaks the sentences of the page, each at its time, in lines that fit the screen. */
export function captions(model: ContentModel): Problem[] {
  const stale = staleClips(model);
  return [...model.exhibits.values()].flatMap(({ clips, pages }) =>
    Object.values(clips).flatMap((clip) => {
      const page = pages[clip.language];
      if (!clip.captions || stale.has(clip)) return [];
      const { cues } = clip.captions;
      return [...timing(clip, cues), ...cues.flatMap((cue) => lineLengths(cue, clip.language)), ...(page ? agreement(clip.captions, sentencesOf(page.blocks)) : [])];
    }),
  );
}

function timing(clip: Clip, cues: readonly SourceCue[]): Problem[] {
  const duration = clip.record?.value.duration ?? Infinity;
  return cues.flatMap((cue, index) => {
    const before = cues[index - 1];
    const problems: Problem[] = [];
    if (before && cue.start < before.end) problems.push(problemAt(cue.spot, `the cue ${cue.id} begins at ${cue.start} s, before ${before.id} ends at ${before.end} s; ${AGAIN}`));
    if (cue.end > duration + END_TOLERANCE_S) problems.push(problemAt(cue.spot, `the cue ${cue.id} ends at ${cue.end} s, the sound at ${duration} s; ${AGAIN}`));
    return problems;
  });
}

function lineLengths(cue: SourceCue, language: SourceLanguage): Problem[] {
  const limit = language === 'en' ? CAPTION_LINE_MAX_LATIN_CHARACTERS : CAPTION_LINE_MAX_CHARACTERS;
  const unit = language === 'en' ? 'characters' : 'full-width characters';
  if (cue.lines.length === 0 || cue.lines.some((line) => line.trim() === '')) return [problemAt(cue.spot, `the cue ${cue.id} has an empty line; ${AGAIN}`)];
  return cue.lines
    .map((line) => ({ line, width: language === 'en' ? [...line].length : fullWidth(line) }))
    .filter(({ width }) => width > limit)
    .map(({ line, width }) => problemAt(cue.spot, `the line "${line}" has ${width} ${unit}, more than ${limit}; break it`));
}

/** Width in full-width characters; figures and Latin letters take half of one. */
function fullWidth(line: string): number {
  return [...line].reduce((width, character) => width + (/[\u0020-\u02AF]/.test(character) ? 0.5 : 1), 0);
}

function agreement({ file, cues }: NonNullable<Clip['captions']>, sentences: ReturnType<typeof sentencesOf>): Problem[] {
  const problems: Problem[] = [];
  const spoken = new Map<string, { spot: SourceCue['spot']; text: string }>();
  let last = 0;
  for (const cue of cues) {
    const id = sentenceOfCue(cue.id);
    const place = sentences.findIndex((sentence) => sentence.id === id) + 1;
    if (id === undefined) problems.push(problemAt(cue.spot, `the cue "${cue.id}" has no id such as s3, or s3.2 for its second part; ${AGAIN}`));
    else if (place === 0) problems.push(problemAt(cue.spot, `the cue ${cue.id} speaks a sentence that the text does not have (it ends with s${sentences.length}); ${AGAIN}`));
    else if (place < last) problems.push(problemAt(cue.spot, `the cue ${cue.id} comes after s${last}; cues stand in the order of the text`));
    else last = place;
    if (id !== undefined) spoken.set(id, { spot: spoken.get(id)?.spot ?? cue.spot, text: (spoken.get(id)?.text ?? '') + cue.lines.join('') });
  }
  for (const { id, text } of sentences) {
    const cue = spoken.get(id);
    if (!cue) problems.push({ file, line: 1, message: `the sentence ${id} ("${excerpt(text)}") has no cue; ${AGAIN}` });
    else if (letters(cue.text) !== letters(text)) problems.push(problemAt(cue.spot, `the cue ${id} says "${excerpt(cue.text)}", the text "${excerpt(text)}"; ${AGAIN}`));
  }
  return problems;
}

/** What is said of a text: its letters and figures. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const EXCERPT_CHARACTERS = 24;

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > EXCERPT_CHARACTERS ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…` : text;
}
