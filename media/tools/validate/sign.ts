import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SOURCE_LANGUAGES } from '../../schema/index.ts';
import { SIGN_HEIGHT_PX, SIGN_MAX_BYTES, SIGN_SECONDS } from '../../schema/sign.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';
import { ProgramMissing, runProgram } from '../narrate/programs.ts';
import { isWebm } from './webm.ts';

/** What ffprobe tells of a file, as far as it is asked. */
const probeSchema = z.object({
  streams: z.array(z.object({ codec_type: z.string(), codec_name: z.string().default(''), height: z.number().default(0) })),
  format: z.object({ duration: z.coerce.number().default(0) }),
});
const CODECS: ReadonlySet<string> = new Set(['vp8', 'vp9', 'av1']);
const MEGABYTE = 1024 * 1024;

/** Whether every sign-language video is there and can be shown. Without ffprobe what is inside it is not looked at. */
export async function sign(model: ContentModel): Promise<Problem[]> {
  const known = new Set(model.files);
  const problems: Problem[] = [];
  for (const { sheet } of model.exhibits.values()) {
    for (const language of SOURCE_LANGUAGES) {
      const name = sheet?.value.sign?.[language];
      if (sheet && name !== undefined) problems.push(...(await videoProblems(`sign/${name}`, model.directory, known, sheet.at('sign', language))));
    }
  }
  return problems;
}

async function videoProblems(path: string, directory: string, known: ReadonlySet<string>, spot: Spot): Promise<Problem[]> {
  if (!known.has(path)) return [problemAt(spot, `there is no ${path}; put the video there, or take the line away`)];
  const file = join(directory, path);
  const at = (message: string): Problem => ({ file, line: 1, message });
  const { size } = await stat(file);
  if (size > SIGN_MAX_BYTES) return [at(`has ${Math.round(size / MEGABYTE)} MB, more than ${SIGN_MAX_BYTES / MEGABYTE}; code it at a lower bit rate`)];
  const handle = await open(file);
  const webm = await isWebm(handle).finally(() => handle.close());
  if (!webm) return [at('is no WebM file; code it as VP9 or AV1 in WebM')];
  return insideProblems(file, at);
}

async function insideProblems(file: string, at: (message: string) => Problem): Promise<Problem[]> {
  let told: string;
  try {
    const { stdout } = await runProgram('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', file]);
    told = stdout.toString('utf8');
  } catch (error) {
    if (error instanceof ProgramMissing) return [];
    return [at('cannot be read as a video; code it as VP9 or AV1 in WebM')];
  }
  const { streams, format } = probeSchema.parse(JSON.parse(told));
  const pictures = streams.filter(({ codec_type: type }) => type === 'video');
  const [picture] = pictures;
  if (!picture || pictures.length > 1) return [at(`has ${pictures.length} pictures, not one`)];
  const { min, max } = SIGN_SECONDS;
  return [
    ...(CODECS.has(picture.codec_name) ? [] : [at(`is coded as ${picture.codec_name}; code it as VP9 or AV1`)]),
    ...(streams.some(({ codec_type: type }) => type === 'audio') ? [at('has sound, which would be heard with the narration; take it out (ffmpeg -an)')] : []),
    ...(picture.height < SIGN_HEIGHT_PX.min || picture.height > SIGN_HEIGHT_PX.max
      ? [at(`is ${picture.height} px high; it must have ${SIGN_HEIGHT_PX.min} to ${SIGN_HEIGHT_PX.max}`)]
      : []),
    ...(format.duration < min || format.duration > max ? [at(`takes ${format.duration.toFixed(1)} s; it must take ${min} to ${max}`)] : []),
  ];
}
