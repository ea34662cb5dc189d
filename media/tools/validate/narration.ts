import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';
import type { Clip, ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { isWebm } from './webm.ts';

/** Which exhibits may speak, and that their sound is sound. */
export async function narration(model: ContentModel): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { sheet, clips } of model.exhibits.values()) {
    for (const clip of Object.values(clips)) {
      if (sheet?.value.advisory && clip.record?.value.voice === 'synthetic') {
        const message = 'an exhibit with an advisory is never narrated by a machine; remove the clip, or record a human voice';
        problems.push(problemAt(clip.record.at('voice'), message));
      }
      problems.push(...(await checkAudio(clip)));
    }
  }
  return problems;
}

async function checkAudio({ audio }: Clip): Promise<Problem[]> {
  const file = await open(audio);
  try {
    if (await isWebm(file)) return [];
    return [{ file: audio, line: 1, message: 'is no WebM file; make it again with "npm run content -- narrate"' }];
  } finally {
    await file.close();
  }
}

/** A text without a voice is whole, but a visitor who cannot read it goes without: worth a warning, not a failure. */
export function missingNarration(model: ContentModel): Problem[] {
  const listed = new Set(model.exhibition?.value.chapters.flatMap((chapter) => chapter.exhibits) ?? []);
  return [...model.exhibits.values()].flatMap(({ id, sheet, clips }) => {
    if (!sheet || sheet.value.advisory || !listed.has(id)) return [];
    return SOURCE_LANGUAGES.filter((language) => !hasClip(clips, language, model, id)).map((language) => ({
      file: join(model.directory, 'exhibits', id, `${language}.md`),
      line: 1,
      message: `has no narration; make it with "npm run content -- narrate ${id}"`,
    }));
  });
}

function hasClip(clips: Readonly<Partial<Record<SourceLanguage, Clip>>>, language: SourceLanguage, model: ContentModel, id: string): boolean {
  // A clip with a part missing is reported as such when it is read.
  return clips[language] !== undefined || model.files.some((file) => file.startsWith(`narration/${id}.${language}.`));
}
