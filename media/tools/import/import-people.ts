import { join } from 'node:path';
import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import { isShown } from '../fonts/characters.ts';
import type { ContentModel } from '../load/model.ts';
import { formatProblem } from '../load/problem.ts';
import { shippedGlyphs, showCharacter } from '../validate/glyphs.ts';
import { HEADER_WITHIN_ROWS, looksLikeHeader, mapColumns } from './columns.ts';
import type { Column, Field } from './columns.ts';
import { createDuplicates } from './duplicates.ts';
import { createFindings } from './finding.ts';
import type { Findings, Kind } from './finding.ts';
import { judge } from './judge.ts';
import type { Progress } from './progress.ts';
import { createRowMaker } from './row.ts';
import type { Cells } from './row.ts';
import { SourceError } from './source.ts';
import type { Source, SourceRow } from './source.ts';
import { growTable } from './table-file.ts';
import type { GrowingTable } from './table-file.ts';

/** How a list is to be read. */
export interface ImportSettings {
  /** Header to field, `-` for a column that is not to be read. */
  readonly columns: Readonly<Record<string, string>>;
  /** What every row says, where the list does not. */
  readonly set: Readonly<Partial<Record<Field, string>>>;
  /** What words of the list mean, by field. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Doubts that a curator has looked at. */
  readonly accept: ReadonlySet<Kind>;
  readonly dryRun: boolean;
}

export interface ImportResult {
  readonly columns: readonly Column[];
  readonly findings: Findings;
  /** Rows that hold anything, the header not counted. */
  readonly rows: number;
  /** Rows that were added to `people.csv`: all or none. */
  readonly added: number;
}

/** Rows judged at a time. */
const BATCH_ROWS = 500;

/** Every row needs them, and nobody can guess them. */
const NEEDED = { role: 'soldier', section: '參戰部隊' } as const;

/**
 * Reads a list of people and appends it to `people.csv`: every row, or none while anything is wrong with one.
 *
 * @throws SourceError where the list cannot be read on; the table is as it was.
 */
export async function importPeople(model: ContentModel, source: Source, settings: ImportSettings, progress: Progress): Promise<ImportResult> {
  const findings = createFindings();
  const inTable = model.findings.problems.find(({ file }) => file === model.people.file || file === model.units.file);
  if (inTable) throw new SourceError(`the content has to be right before it grows: ${formatProblem(inTable)}; run "npm run content -- validate"`);
  const table = settings.dryRun ? undefined : await growTable(join(model.directory, 'people.csv'));
  try {
    const { columns, rows } = await readRows(model, source, settings, progress, findings, table);
    const sound = findings.count('problem') === 0 && findings.count('doubt', settings.accept) === 0;
    if (table && sound && rows > 0) await table.replace();
    else await table?.discard();
    return { columns, findings, rows, added: table && sound ? rows : 0 };
  } catch (error) {
    await table?.discard().catch(() => undefined);
    throw error;
  }
}

async function readRows(model: ContentModel, source: Source, settings: ImportSettings, progress: Progress, findings: Findings, table: GrowingTable | undefined) {
  const { header, rows } = await findHeader(source, settings);
  const mapping = mapColumns(header.cells.map((cell) => cell.trim()), settings.columns);
  const messages = [...mapping.messages, ...missingFields(mapping.columns, settings)];
  if (messages.length > 0) throw new SourceError(messages.join('; '), { ...sheetOf(source), row: header.row });
  for (const { index, header: name, how } of mapping.columns) {
    if (how === 'not known' && name !== '') findings.add({ ...sheetOf(source), row: header.row, column: source.columnName(index), weight: 'note', kind: 'column', message: `the column ${name} goes nowhere; name its field with --map ${name}=FIELD` });
  }
  const worker = await createWorker(model, source, settings, mapping.columns, findings, table);
  let count = 0;
  for await (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '') && !row.faults) continue;
    count += 1;
    await worker.take(row);
    progress.show(source.progress(), count);
  }
  await worker.flush();
  progress.end();
  for (const fault of source.endFaults()) if ((fault.row ?? 0) >= header.row) findings.add({ ...fault, weight: 'problem', kind: 'cell' });
  if (count === 0) findings.add({ ...sheetOf(source), row: header.row, weight: 'problem', kind: 'file', message: 'no row of a person stands below the names of the columns; is it the right file or sheet?' });
  return { columns: mapping.columns, rows: count };
}

/** The row of column names, which a title may stand above, and all rows below it. */
async function findHeader(source: Source, { columns }: ImportSettings): Promise<{ header: SourceRow; rows: AsyncGenerator<SourceRow> }> {
  const all = source.rows()[Symbol.asyncIterator]();
  const passed: SourceRow[] = [];
  let found = -1;
  while (found < 0 && passed.length < HEADER_WITHIN_ROWS) {
    const { value, done } = await all.next();
    if (done) break;
    const row = value as SourceRow;
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    passed.push(row);
    if (looksLikeHeader(row.cells, columns)) found = passed.length - 1;
  }
  const header = passed[Math.max(found, 0)];
  if (!header) throw new SourceError('is empty; it needs a row of column names and a row for each person', sheetOf(source));
  async function* below() {
    yield* passed.slice(Math.max(found, 0) + 1);
    for (;;) {
      const { value, done } = await all.next();
      if (done) return;
      yield value as SourceRow;
    }
  }
  return { header, rows: below() };
}

function missingFields(columns: readonly Column[], { set }: ImportSettings): string[] {
  const has = (field: Field) => set[field] !== undefined || columns.some((column) => column.field === field);
  const headers = columns.map(({ header }) => header).filter((header) => header !== '').join(', ');
  return [
    ...(has('name_zh_hans') || has('name_zh_hant') ? [] : [`no column is known as the name (the columns are ${headers}); name it with --map COLUMN=name_zh_hans`]),
    ...Object.entries(NEEDED).flatMap(([field, example]) => (has(field as Field) ? [] : [`no column is known as the ${field}, which every person needs; name it with --map COLUMN=${field}, or say it for all with --set ${field}=${example}`])),
  ];
}

async function createWorker(model: ContentModel, source: Source, settings: ImportSettings, columns: readonly Column[], findings: Findings, table: GrowingTable | undefined) {
  const maker = createRowMaker(model, settings.words);
  const duplicates = createDuplicates();
  for (const { value, at } of model.people.rows) {
    duplicates.note({ name: value.name_zh_hans, unit: value.unit ?? '', birthplace: value.birthplace_zh, born: value.born ?? '', where: `people.csv:${at().line} ${value.id}` });
  }
  const glyphs = await shippedGlyphs();
  const told = new Set<string>();
  const indexOf = new Map(columns.flatMap(({ field, index }) => (field === undefined ? [] : [[field, index] as const])));
  let batch: { row: number; cells: Cells }[] = [];

  function lackGlyphs(cells: Cells, row: number): void {
    for (const character of new Set(PEOPLE_COLUMNS.map((field) => cells[field]).join(''))) {
      if (!isShown(character) || glyphs.cut.has(character)) continue;
      const only = glyphs.full.has(character);
      if (only && told.has(character)) continue;
      told.add(character);
      if (only) findings.add({ ...sheetOf(source), row, weight: 'note', kind: 'glyph', message: `only the full face has ${showCharacter(character)}; run "npm run content -- fonts" after the import` });
      else findings.add({ ...sheetOf(source), row, weight: 'problem', kind: 'glyph', message: `no face that ships with the kiosk has a glyph for ${showCharacter(character)} in ${cells.name_zh_hans}; ${GLYPH_REMEDY}` });
    }
  }

  function place(row: number, field?: Field) {
    // What is missing in English belongs beside the Chinese, which is in the list.
    const index = field === undefined ? undefined : (indexOf.get(field) ?? indexOf.get(field.replace('_en', '_zh') as Field));
    return { ...sheetOf(source), row, ...(index === undefined ? {} : { column: source.columnName(index) }) };
  }

  async function flush(): Promise<void> {
    for (const { row, kind, message } of await judge(model, batch, IMPORTED)) findings.add({ ...place(row, fieldIn(message)), weight: 'problem', kind, message });
    for (const { cells } of batch) await table?.add(cells);
    batch = [];
  }

  return {
    flush,
    async take({ row, cells: written, faults }: SourceRow): Promise<void> {
      for (const [index, message] of faults ?? []) {
        if (columns[index]?.field !== undefined) findings.add({ ...sheetOf(source), row, column: source.columnName(index), weight: 'problem', kind: 'cell', message });
      }
      if (written.length > columns.length && written.slice(columns.length).some((cell) => cell.trim() !== '')) {
        findings.add({ ...place(row), weight: 'problem', kind: 'cell', message: `has ${written.length} cells, the names of the columns are ${columns.length}; a text with a comma in it stands in double quotes` });
      }
      const cells = Object.fromEntries(PEOPLE_COLUMNS.map((field) => [field, written[indexOf.get(field) ?? -1]?.trim() || (settings.set[field] ?? '')])) as Cells;
      maker.complete(cells, (weight, kind, message, field) => findings.add({ ...place(row, field), weight, kind, message }));
      if (cells.name_zh_hans === '') return;
      lackGlyphs(cells, row);
      const person = { name: cells.name_zh_hans, unit: cells.unit, birthplace: cells.birthplace_zh, born: cells.born, where: `row ${row}` };
      const same = duplicates.find(person);
      if (same) findings.add({ ...place(row, 'name_zh_hans'), weight: 'doubt', kind: 'duplicate', message: `${person.name} is perhaps ${same.other.where}: ${same.why}; take one out, or accept both` });
      duplicates.note(person);
      batch.push({ row, cells });
      if (batch.length >= BATCH_ROWS) await flush();
    },
  };
}

/** Stands for the list where the rules name a file; no file of the content has this name. */
const IMPORTED = 'the list that is imported';
const GLYPH_REMEDY =
  'write it by its parts (⿰火欣) and give an image of it: a drawing in pictures.yaml with "character: ⿰火欣"';

/** The field that a rule's message names. */
function fieldIn(message: string): Field | undefined {
  return PEOPLE_COLUMNS.find((field) => new RegExp(`(^|column |^\\S+ )${field}\\b`).test(message));
}

function sheetOf({ sheet }: Source): { sheet?: string } {
  return sheet === undefined ? {} : { sheet };
}
