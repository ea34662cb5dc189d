import { join } from 'node:path';
import { SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';
import { LABEL_KINDS, labelRecordSchema, labelSourceSchema } from '../../schema/labels.ts';
import type { LabelKind, LabelRecord, LabelSource } from '../../schema/labels.ts';
import type { Located, Table } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import type { Problem } from '../load/problem.ts';
import { readText } from '../load/read-text.ts';
import { parseYaml, parseYamlTable } from '../load/yaml.ts';

const LABELS_FILE = 'labels.yaml';
const MAKE_AGAIN = 'make it with "npm run content -- narrate-labels"';

/** One sound file of labels and the record of what is where in it. */
interface Sprite {
  readonly audio: string;
  readonly record: Located<LabelRecord>;
}

/** The words that are spoken, and what has been spoken of all labels so far. */
export interface LabelFiles {
  /** Entries of `labels.yaml`; none where the exhibition has no such file, and then it speaks no labels at all. */
  readonly words: Table<LabelSource>;
  /** By `<kind>.<language>`. */
  readonly sprites: ReadonlyMap<string, Sprite>;
  readonly problems: readonly Problem[];
}

/** Path of a sound file or its record in the source folder. */
export function spritePath(kind: LabelKind, language: SourceLanguage, part: 'webm' | 'json'): string {
  return `narration/labels/${kind}.${language}.${part}`;
}

/** Reads `labels.yaml` and `narration/labels/`; a sound file or a record without the other is reported. */
export async function loadLabelFiles({ directory, files }: Pick<ContentModel, 'directory' | 'files'>): Promise<LabelFiles> {
  const known = new Set(files);
  const problems: Problem[] = [];
  const sprites = new Map<string, Sprite>();
  for (const kind of LABEL_KINDS) {
    for (const language of SOURCE_LANGUAGES) {
      const sprite = await loadSprite(kind, language, { directory, known, problems });
      if (sprite) sprites.set(`${kind}.${language}`, sprite);
    }
  }
  return { words: await loadWords({ directory, known, problems }), sprites, problems };
}

interface Reading {
  readonly directory: string;
  readonly known: ReadonlySet<string>;
  readonly problems: Problem[];
}

async function loadWords({ directory, known, problems }: Reading): Promise<Table<LabelSource>> {
  const file = join(directory, LABELS_FILE);
  const text = known.has(LABELS_FILE) ? await readText(file, problems, '') : undefined;
  return text === undefined ? { file, loaded: true, rows: [], ids: new Map() } : parseYamlTable(labelSourceSchema, text, file, problems);
}

async function loadSprite(kind: LabelKind, language: SourceLanguage, { directory, known, problems }: Reading): Promise<Sprite | undefined> {
  const [audio, record] = [spritePath(kind, language, 'webm'), spritePath(kind, language, 'json')];
  if (!known.has(audio) && !known.has(record)) return undefined;
  for (const part of [audio, record]) if (!known.has(part)) problems.push({ file: join(directory, part), line: 1, message: `is missing; ${MAKE_AGAIN}` });
  if (!known.has(audio) || !known.has(record)) return undefined;
  const text = await readText(join(directory, record), problems, MAKE_AGAIN);
  const located = text === undefined ? undefined : parseYaml(labelRecordSchema, text, join(directory, record), problems);
  return located && { audio: join(directory, audio), record: located };
}
