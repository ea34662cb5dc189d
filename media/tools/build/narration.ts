import { readFile } from 'node:fs/promises';
import { plainText } from '../../schema/index.ts';
import type { Block, Language, Narration, NarrationRecord } from '../../schema/index.ts';
import type { Clip, ExhibitFolder, SourceCue } from '../load/model.ts';
import { formatVtt, sentenceOfCue } from '../narrate/vtt.ts';
import { englishType } from './english-type.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { Words } from './words.ts';

type Narrations = Partial<Record<Language, Narration>>;

/**
 * Adds an exhibit's clips and caption tracks, those left out that speak an older text. In traditional characters the Mandarin clip speaks too; its captions take
 * their characters from the converted body, where the names are right.
 */
export async function buildNarration(exhibit: ExhibitFolder, hant: readonly Block[], words: Words, files: GenerationFiles, stale: ReadonlySet<Clip>): Promise<Narrations> {
  const narrations: Narrations = {};
  const fresh = (clip: Clip | undefined) => (clip && !stale.has(clip) ? clip : undefined);
  const [mandarin, english] = [fresh(exhibit.clips['zh-Hans']), fresh(exhibit.clips.en)];
  for (const clip of [mandarin, english]) {
    if (!clip?.captions || !clip.record) continue;
    files.add(audioPath(clip), 'audio/webm', await readFile(clip.audio));
    const { cues } = clip.captions;
    const printed = clip.language === 'en' ? cues.map((cue) => ({ ...cue, lines: cue.lines.map(englishType) })) : cues;
    narrations[clip.language] = toNarration(clip, clip.record.value, clip.language, printed, files);
  }
  if (mandarin?.captions && mandarin.record) {
    const cues = convertCues(mandarin.captions.cues, hant, words);
    narrations['zh-Hant'] = toNarration(mandarin, mandarin.record.value, 'zh-Hant', cues, files);
  }
  return narrations;
}

function audioPath({ exhibit, language }: Clip): string {
  return `media/narration/${exhibit}.${language}.webm`;
}

function toNarration(clip: Clip, record: NarrationRecord, language: Language, cues: readonly SourceCue[], files: GenerationFiles): Narration {
  const { duration, peaks, voice } = record;
  const track = `media/narration/${clip.exhibit}.${language}.vtt`;
  files.add(track, 'text/vtt; charset=utf-8', new TextEncoder().encode(formatVtt(cues)));
  return {
    src: `/${audioPath(clip)}`,
    captions: `/${track}`,
    duration,
    peaks,
    voice,
    cues: cues.map(({ id, start, end, lines }) => ({ sentence: sentenceOfCue(id) ?? id, start, end, lines: [...lines] })),
  };
}

const SPOKEN = /[\p{L}\p{N}]/u;

function convertCues(cues: readonly SourceCue[], hant: readonly Block[], words: Words): SourceCue[] {
  const sentences = new Map(hant.flatMap((block) => block.sentences).map((sentence) => [sentence.id, plainText(sentence)]));
  const groups = Map.groupBy(cues, (cue) => sentenceOfCue(cue.id) ?? cue.id);
  return [...groups].flatMap(([id, group]) => convertSentence(group, [...(sentences.get(id) ?? '')].filter((character) => SPOKEN.test(character)), words));
}

/** Puts the letters of the converted sentence where those of the simplified one stand in the lines. */
function convertSentence(cues: readonly SourceCue[], letters: readonly string[], words: Words): SourceCue[] {
  const count = cues.flatMap((cue) => cue.lines.flatMap((line) => [...line])).filter((character) => SPOKEN.test(character)).length;
  // An exception of another length moved the letters: then each line is converted for itself.
  if (count !== letters.length) return cues.map((cue) => ({ ...cue, lines: cue.lines.map((line) => words.hant(line)) }));
  let next = 0;
  const convertLine = (line: string) => [...line].map((character) => (SPOKEN.test(character) ? (letters[next++] ?? character) : words.hant(character))).join('');
  return cues.map((cue) => ({ ...cue, lines: cue.lines.map(convertLine) }));
}
