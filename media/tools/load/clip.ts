import { join } from 'node:path';
import { narrationRecordSchema, SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';
import { parseVtt, VttError } from '../narrate/vtt.ts';
import type { Clip, SourceCue } from './model.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import { parseYaml } from './yaml.ts';

const PARTS = ['webm', 'vtt', 'json'] as const;

/** Reads `narration/<exhibit>.<language>.webm`, `.vtt` and `.json`; a clip with a part missing is reported. */
export async function loadClips(
  directory: string,
  exhibit: string,
  files: ReadonlySet<string>,
  problems: Problem[],
): Promise<Partial<Record<SourceLanguage, Clip>>> {
  const clips: Partial<Record<SourceLanguage, Clip>> = {};
  for (const language of SOURCE_LANGUAGES) {
    const path = (part: string) => join(directory, 'narration', `${exhibit}.${language}.${part}`);
    const present = PARTS.filter((part) => files.has(`narration/${exhibit}.${language}.${part}`));
    if (present.length === 0) continue;
    for (const part of PARTS) {
      if (present.includes(part)) continue;
      problems.push({ file: path(part), line: 1, message: `is missing; make it with "npm run content -- narrate", or remove ${present.map((other) => `the .${other}`).join(' and ')} of the clip` });
    }
    if (present.length < PARTS.length) continue;
    const record = await readText(path('json'), problems, 'make it with "npm run content -- narrate"');
    clips[language] = {
      exhibit,
      language,
      audio: path('webm'),
      record: record === undefined ? undefined : parseYaml(narrationRecordSchema, record, path('json'), problems),
      captions: await loadCaptions(path('vtt'), problems),
    };
  }
  return clips;
}

async function loadCaptions(file: string, problems: Problem[]): Promise<Clip['captions']> {
  const text = await readText(file, problems, 'make it with "npm run content -- narrate"');
  if (text === undefined) return undefined;
  try {
    return { file, cues: locateCues(parseVtt(text), text, file) };
  } catch (error) {
    if (!(error instanceof VttError)) throw error;
    problems.push({ file, line: error.line, message: error.message });
    return undefined;
  }
}

/** A cue is where its times are written: these lines are the only ones with an arrow. */
function locateCues(cues: ReturnType<typeof parseVtt>, text: string, file: string): SourceCue[] {
  const lines = text.split('\n').flatMap((line, index) => (line.includes('-->') ? [index + 1] : []));
  return cues.map((cue, index) => ({ ...cue, spot: { file, line: lines[index] ?? 1 } }));
}
