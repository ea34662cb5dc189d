import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { Exhibit, ExhibitSource } from '../../schema/index.ts';
import type { GenerationFiles } from './generation-files.ts';

/** Adds an exhibit's sign-language videos; undefined where it has none. Two languages may share one file. */
export async function buildSign(directory: string, source: ExhibitSource['sign'], files: GenerationFiles): Promise<Exhibit['sign']> {
  if (!source) return undefined;
  const added: Exhibit['sign'] = {};
  for (const language of SOURCE_LANGUAGES) {
    const name = source[language];
    if (name === undefined) continue;
    const path = `media/sign/${name}`;
    if (!files.entries.has(path)) files.add(path, 'video/webm', await readFile(join(directory, 'sign', name)));
    if (language === 'en') added.en = `/${path}`;
    else added['zh-Hans'] = added['zh-Hant'] = `/${path}`;
  }
  return added;
}
