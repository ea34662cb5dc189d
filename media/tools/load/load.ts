import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import {
  accountsSourceSchema, exhibitionSourceSchema, idSchema, mapSourceSchema, MEMORIAL_COLUMNS, PEOPLE_COLUMNS, pictureSourceSchema, PLACE_COLUMNS,
  TIMELINE_COLUMNS, UNIT_COLUMNS, WORK_COLUMNS,
} from '../../schema/index.ts';
import { parseTable } from './csv.ts';
import { loadExhibit } from './exhibit.ts';
import type { Located, Table } from './located.ts';
import type { ContentModel, ExhibitFolder } from './model.ts';
import { ContentProblems } from './problem.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import {
  eventRowSchema, memorialRowSchema, personRowSchema, placeRowSchema, PRONUNCIATION_COLUMNS, pronunciationRowSchema, unitRowSchema, workRowSchema,
} from './rows.ts';
import { findUnused } from './unused.ts';
import { parseYaml, parseYamlTable } from './yaml.ts';

const exceptionsSchema = z.record(z.string().min(1), z.string().min(1));

/**
 * Reads a source folder (`media/hengyang`) into the model that the rules and the build work on. What cannot be read or
 * does not fit its schema is in `findings`, all of it; `validate` adds what the rules find.
 *
 * @throws ContentProblems when there is no such folder.
 */
export async function loadContent(directory: string): Promise<ContentModel> {
  const files = await listFiles(directory);
  const known = new Set(files);
  const problems: Problem[] = [];

  async function table<S extends z.ZodType>(name: string, schema: S, columns: readonly string[], key = 'id'): Promise<Table<z.output<S>>> {
    const file = join(directory, name);
    const text = await readText(file, problems, `make it with the header row ${columns.join(',')}`);
    return text === undefined ? missingTable(file) : parseTable(schema, columns, key, text, file, problems);
  }

  async function tableIfThere<S extends z.ZodType>(name: string, schema: S, columns: readonly string[], key = 'id'): Promise<Table<z.output<S>>> {
    return known.has(name) ? table(name, schema, columns, key) : emptyTable(join(directory, name));
  }

  async function list<S extends z.ZodType>(name: string, schema: S, hint: string): Promise<Table<z.output<S>>> {
    const file = join(directory, name);
    const text = await readText(file, problems, hint);
    return text === undefined ? missingTable(file) : parseYamlTable(schema, text, file, problems);
  }

  async function sheet<S extends z.ZodType>(name: string, schema: S, hint: string): Promise<Located<z.output<S>> | undefined> {
    const file = join(directory, name);
    const text = await readText(file, problems, hint);
    return text === undefined ? undefined : parseYaml(schema, text, file, problems);
  }

  const exhibition = await sheet('exhibition.yaml', exhibitionSourceSchema, 'write the title, the chapters and the sources there');
  const people = await table('people.csv', personRowSchema, PEOPLE_COLUMNS);
  const units = await table('units.csv', unitRowSchema, UNIT_COLUMNS);
  const places = await table('places.csv', placeRowSchema, PLACE_COLUMNS);
  const timeline = await table('timeline.csv', eventRowSchema, TIMELINE_COLUMNS);
  const pictures = await list('pictures/pictures.yaml', pictureSourceSchema, 'describe every picture there: id, file, alt, caption, credit, licence');
  const accounts = known.has('accounts.yaml') ? await list('accounts.yaml', accountsSourceSchema, '') : emptyTable(join(directory, 'accounts.yaml'));
  const memorials = await tableIfThere('memorials.csv', memorialRowSchema, MEMORIAL_COLUMNS);
  const works = await tableIfThere('works.csv', workRowSchema, WORK_COLUMNS);
  const pronunciation = await tableIfThere('pronunciation.csv', pronunciationRowSchema, PRONUNCIATION_COLUMNS, 'word');
  const exceptions = known.has('zh-hant.yaml') ? await sheet('zh-hant.yaml', exceptionsSchema, '') : undefined;
  const map = known.has('map.yaml') ? await sheet('map.yaml', mapSourceSchema, '') : undefined;
  const exhibits = await loadExhibits(directory, known, problems);

  const model = { directory, exhibition, exhibits, people, units, places, memorials, works, timeline, accounts, pictures, pronunciation, exceptions, map, files };
  return { ...model, findings: { problems, warnings: findUnused(model) } };
}

async function loadExhibits(directory: string, files: ReadonlySet<string>, problems: Problem[]): Promise<Map<string, ExhibitFolder>> {
  const names = new Set([...files].flatMap((file) => /^exhibits\/([^/]+)\/./.exec(file)?.[1] ?? []));
  const exhibits = new Map<string, ExhibitFolder>();
  for (const id of names) {
    if (!idSchema.safeParse(id).success) {
      problems.push({ file: join(directory, 'exhibits', id), line: 1, message: 'is no id; name the folder in lower case words joined by hyphens, such as lei-river' });
    } else {
      exhibits.set(id, await loadExhibit(directory, id, files, problems));
    }
  }
  return exhibits;
}

async function listFiles(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ContentProblems([{ file: directory, line: 1, message: `is no folder that can be read (${why}); name the folder that holds exhibition.yaml` }]);
  }
}

function missingTable(file: string): Table<never> {
  return { file, loaded: false, rows: [], ids: new Map() };
}

function emptyTable(file: string): Table<never> {
  return { file, loaded: true, rows: [], ids: new Map() };
}
