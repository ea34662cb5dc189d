import { join } from 'node:path';
import { buildGeneration } from '../build.ts';
import { editSample, writeSample } from './sample.ts';

/** The pictures of the sample are always the same, and drawing them takes longer than all the rest. */
const CACHE = join(import.meta.dirname, '..', '..', '..', 'build', 'out', 'cache');

/**
 * Builds the tools' small exhibition of two exhibits, as one of ours, into the store in `dir`: for tests.
 *
 * @param work folder for the source.
 * @returns the id of the generation.
 */
export async function putSample(dir: string, work: string): Promise<string> {
  const source = join(work, 'source');
  await writeSample(source);
  await editSample(source, 'exhibition.yaml', 'id: sample', 'id: hengyang');
  const { generation } = await buildGeneration({ source, library: dir, cache: CACHE, log: () => undefined });
  return generation;
}
