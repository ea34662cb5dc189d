import { readFile } from 'node:fs/promises';
import { LANGUAGES, parse } from '../../schema/index.ts';
import type { Language } from '../../schema/index.ts';
import { labelsPath, labelsSchema } from '../../schema/labels.ts';
import type { Labels } from '../../schema/labels.ts';
import type { ContentModel } from '../load/model.ts';
import { loadLabelFiles } from '../narrate/label-files.ts';
import { labelsByFile, labelsOf } from '../narrate/labels.ts';
import { englishType } from './english-type.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { Words } from './words.ts';

/**
 * Adds the sound files of the labels and an index for each language. Traditional characters share the Mandarin sounds. A
 * label that is not spoken as it stands is left out. Nothing is added where the exhibition speaks no labels.
 */
export async function buildLabels(model: ContentModel, words: Words, files: GenerationFiles): Promise<void> {
  const { words: table, sprites } = await loadLabelFiles(model);
  const groups = labelsByFile(labelsOf(model, table));
  if (groups.length === 0) return;
  const indexes = new Map<Language, Labels>(LANGUAGES.map((language) => [language, { files: [], clips: {} }]));
  for (const { kind, language, labels } of groups) {
    const sprite = sprites.get(`${kind}.${language}`);
    if (!sprite) continue;
    const path = `media/labels/${kind}.${language}.webm`;
    files.add(path, 'audio/webm', await readFile(sprite.audio));
    for (const shown of LANGUAGES) {
      const index = indexes.get(shown);
      if (!index || (shown === 'en') !== (language === 'en')) continue;
      const file = index.files.push(`/${path}`) - 1;
      for (const { text, hant, key, spoken } of labels) {
        const times = sprite.record.value.clips[spoken];
        if (!times) continue;
        const texts = shown === 'en' ? englishForms(text) : [shown === 'zh-Hant' ? hant ?? words.hant(text) : text];
        for (const name of key === undefined ? texts : [...texts, key]) index.clips[name] ??= [file, ...times];
      }
    }
  }
  for (const [language, index] of indexes) files.addJson(labelsPath(language), parse(labelsSchema, index, labelsPath(language)));
}

/** Words of the interface are shown as they are written, those of the content as they are printed; the page looks both up with plain spaces. */
function englishForms(text: string): string[] {
  return [...new Set([text, englishType(text).replace(/\s/g, ' ')])];
}
