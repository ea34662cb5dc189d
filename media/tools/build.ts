import { join } from 'node:path';
import { createStore } from '../../electron/library/store.ts';
import { verifyGeneration } from '../../electron/library/verify.ts';
import type { Manifest } from '../schema/index.ts';
import { buildData } from './build/data.ts';
import { buildLabels } from './build/labels.ts';
import { picturesOf } from './build/exhibits.ts';
import { createGenerationFiles } from './build/generation-files.ts';
import { openPictureCache } from './build/picture-cache.ts';
import { buildPictures } from './build/pictures.ts';
import { createWords } from './build/words.ts';
import { loadContent } from './load/load.ts';
import { ContentProblems, formatProblem } from './load/problem.ts';
import { staleClips } from './validate/stale-narration.ts';
import { validate } from './validate/validate.ts';

/** Folders of a build, and where it says what it does. */
export interface BuildOptions {
  /** The source of the exhibition, `media/hengyang`. */
  readonly source: string;
  /** The content store that receives the generation and then shows it. */
  readonly library: string;
  /** For what later builds need not make again; may be removed at any time. */
  readonly cache: string;
  log(line: string): void;
}

/** What was built: the id of the generation, and the exhibition's own id and version. */
export interface BuildResult {
  readonly generation: string;
  readonly exhibition: string;
  readonly version: string;
}

/**
 * Makes a generation of a source folder and switches the library to it. The same source gives the same generation with
 * the same tools. Everything is made before anything is written, and the pointer moves last, so that a build that
 * fails or is killed leaves the library as it was. Objects of earlier builds stay: a kiosk may be showing them; a
 * release is built into an empty folder.
 *
 * @throws ContentProblems with every problem when the source does not validate; Error of the disk.
 */
export async function buildGeneration({ source, library, cache, log }: BuildOptions): Promise<BuildResult> {
  const model = await loadContent(source);
  const { problems, warnings } = await validate(model, { lenient: true });
  for (const warning of warnings) log(`warning: ${formatProblem(warning)}`);
  if (problems.length > 0 || !model.exhibition) throw new ContentProblems(problems);
  const exhibition = model.exhibition.value;

  const words = createWords(model);
  const files = createGenerationFiles();
  const shown = new Set(exhibition.chapters.flatMap((chapter) => chapter.exhibits).flatMap((id) => picturesOf(model, id)));
  const pictures = await buildPictures(model, shown, { words, files, cache: openPictureCache(join(cache, 'pictures')), log });
  await buildData(model, exhibition, { words, files, pictures, stale: staleClips(model) });
  await buildLabels(model, words, files);

  const store = createStore(library);
  const manifest: Manifest = { format: 1, exhibition: exhibition.id, version: exhibition.version, files: {} };
  for (const [path, { type, bytes }] of files.entries) manifest.files[path] = { ...(await store.putObject(bytes)), type };
  const generation = await store.putManifest(manifest);
  const damaged = await verifyGeneration(library, generation);
  if (damaged.length > 0) throw new Error(`${library} is damaged (${damaged.join('; ')}); remove the folder and build again`);
  await store.switchTo(generation);
  return { generation, exhibition: exhibition.id, version: exhibition.version };
}
