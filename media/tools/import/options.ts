import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import { DEFAULT_SOURCE } from '../arguments.ts';
import { UsageError } from '../command.ts';
import { formatProblem } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { readText } from '../load/read-text.ts';
import { parseYaml } from '../load/yaml.ts';
import { LEAVE_OUT } from './columns.ts';
import { ENCODINGS } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import type { Kind } from './finding.ts';
import type { ImportSettings } from './import-people.ts';

const fieldSchema = z.enum(PEOPLE_COLUMNS);
const text = z.union([z.string(), z.number().transform(String)]);

/** The file of `--map`: how the lists of one archive are read, kept for the next one. */
const mapSchema = z.strictObject({
  columns: z.record(z.string(), z.union([fieldSchema, z.literal(LEAVE_OUT)])).default({}),
  set: z.partialRecord(fieldSchema, text).default({}),
  words: z.partialRecord(z.enum(['role', 'fate', 'roll', 'unit', 'place']), z.record(z.string(), z.string())).default({}),
});

export interface ImportOptions extends ImportSettings {
  readonly file: string;
  readonly directory: string;
  readonly sheet: string | undefined;
  readonly encoding: Encoding | undefined;
  readonly json: boolean;
}

/** @throws UsageError for what makes no sense, and for a file of `--map` that does not fit. */
export async function readOptions(args: readonly string[]): Promise<ImportOptions> {
  const { values, positionals } = parse(args);
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError('import-people: name the list, a CSV or XLSX file');
  if (extra !== undefined) throw new UsageError(`import-people: one list at a time; ${extra} is one too many`);
  const pairs = values.map?.filter((each) => each.includes('=')) ?? [];
  const files = values.map?.filter((each) => !each.includes('=')) ?? [];
  const maps = await Promise.all(files.map(readMap));
  const columns = Object.fromEntries(pairs.map((pair) => splitPair('--map', pair, [...PEOPLE_COLUMNS, LEAVE_OUT])));
  const set = Object.fromEntries((values.set ?? []).map((pair) => splitPair('--set', pair)).map(([field, value]) => [assertField('--set', field, PEOPLE_COLUMNS), value]));
  return {
    file,
    directory: values.content ?? DEFAULT_SOURCE,
    sheet: values.sheet,
    encoding: encodingOf(values.encoding),
    json: values.json ?? false,
    dryRun: values['dry-run'] ?? false,
    accept: new Set((values.accept ?? []).flatMap((list) => list.split(',')).map(doubtOf)),
    columns: { ...Object.assign({}, ...maps.map((map) => map.columns)), ...columns },
    set: { ...Object.assign({}, ...maps.map((map) => map.set)), ...set },
    words: Object.assign({}, ...maps.map((map) => map.words)),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: {
        map: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, accept: { type: 'string', multiple: true }, sheet: { type: 'string' },
        encoding: { type: 'string' }, content: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message);
    throw error;
  }
}

async function readMap(file: string): Promise<z.output<typeof mapSchema>> {
  const problems: Problem[] = [];
  const source = await readText(file, problems, 'name a YAML file, or write --map COLUMN=FIELD');
  const map = source === undefined ? undefined : parseYaml(mapSchema, source, file, problems);
  if (!map) throw new UsageError(`--map ${basename(file)}: ${problems.map((problem) => formatProblem(problem)).join('; ')}`);
  return map.value;
}

/** At the last `=`: a header may hold one, a field does not. */
function splitPair(option: string, pair: string, allowed?: readonly string[]): [string, string] {
  const at = allowed ? pair.lastIndexOf('=') : pair.indexOf('=');
  if (at <= 0) throw new UsageError(`${option} ${pair}: write ${allowed ? 'COLUMN=FIELD' : 'FIELD=VALUE'}`);
  const [left, right] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  return [left, allowed ? assertField(option, right, allowed) : right];
}

function assertField(option: string, field: string, allowed: readonly string[]): string {
  if (!allowed.includes(field)) throw new UsageError(`${option}: there is no field ${field}; the fields are ${allowed.join(', ')}`);
  return field;
}

function encodingOf(name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined;
  const known = ENCODINGS.find((each) => each === name.toLowerCase());
  if (known === undefined) throw new UsageError(`--encoding ${name} is not known; one of ${ENCODINGS.join(', ')}`);
  return known;
}

function doubtOf(name: string): Kind {
  if (name !== 'duplicate' && name !== 'pinyin') throw new UsageError(`--accept ${name}: what can be accepted is duplicate and pinyin`);
  return name;
}
