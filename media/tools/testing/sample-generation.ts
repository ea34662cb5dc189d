import { join } from 'node:path';
import { buildGeneration } from '../build.ts';
import { editSample, writeSample } from './sample.ts';

/**
 * Builds the tools' small exhibition of two exhibits, as one of ours, into the store in `dir`: for tests.
 *
 * @param work folder for the source and what the build keeps; the next build there is faster.
 * @param edits texts of the source that are others: file, from, to.
 * @returns the id of the generation.
 */
export async function putSample(dir: string, work: string, edits: readonly (readonly [file: string, from: string, to: string])[] = []): Promise<string> {
  const source = join(work, 'source');
  await writeSample(source);
  await editSample(source, 'exhibition.yaml', 'id: sample', 'id: hengyang');
  for (const [file, from, to] of edits) await editSample(source, file, from, to);
  const { generation } = await buildGeneration({ source, library: dir, cache: join(work, 'cache'), log: () => undefined });
  return generation;
}
