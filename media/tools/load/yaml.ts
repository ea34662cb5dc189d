import { isMap, isNode, isPair, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { Located, Table } from './located.ts';
import type { Problem, Spot } from './problem.ts';

interface YamlDocument {
  readonly content: unknown;
  at(path: readonly PropertyKey[]): Spot;
}

/** A YAML text against its schema; everything that does not fit becomes a problem with its line. */
export function parseYaml<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
  problems: Problem[],
  firstLine = 1,
): Located<z.output<S>> | undefined {
  const document = readDocument(text, file, problems, firstLine);
  return document && locate(schema, document, [], problems);
}

/** A YAML list of entries with ids. An entry that does not fit is left out of the rows; the others are kept. */
export function parseYamlTable<S extends z.ZodType>(schema: S, text: string, file: string, problems: Problem[]): Table<z.output<S>> {
  const document = readDocument(text, file, problems, 1);
  if (!document) return { file, loaded: false, rows: [], ids: new Map() };
  // A file with nothing but comments is an empty list.
  const content = document.content ?? [];
  if (!Array.isArray(content)) {
    problems.push({ file, line: 1, message: 'is no list; write each entry as "- id: ..."' });
    return { file, loaded: false, rows: [], ids: new Map() };
  }
  const rows: Located<z.output<S>>[] = [];
  const ids = new Map<string, Spot>();
  for (const [index, entry] of content.entries()) {
    const id: unknown = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    const spot = document.at([index, 'id']);
    if (typeof id === 'string' && ids.has(id)) problems.push({ ...spot, message: `the id ${id} stands in line ${ids.get(id)?.line} already; every entry needs its own` });
    else if (typeof id === 'string') ids.set(id, spot);
    const row = locate(schema, document, [index], problems);
    if (row) rows.push(row);
  }
  return { file, loaded: true, rows, ids };
}

function locate<S extends z.ZodType>(schema: S, document: YamlDocument, base: readonly PropertyKey[], problems: Problem[]): Located<z.output<S>> | undefined {
  const content = base.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], document.content);
  const result = schema.safeParse(content, { reportInput: true });
  if (result.success) return { value: result.data, at: (...path) => document.at([...base, ...path]) };
  for (const issue of result.error.issues) {
    const first = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    problems.push({ ...document.at([...base, ...issue.path, ...first]), message: explainIssue(issue) });
  }
  return undefined;
}

function readDocument(text: string, file: string, problems: Problem[], firstLine: number): YamlDocument | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineOf = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const found: Problem[] = [...document.errors, ...document.warnings].map((error) => ({ file, line: lineOf(error.pos[0]), message: `is no valid YAML: ${error.message}` }));
  visit(document, {
    Alias(_, alias) {
      found.push({ file, line: lineOf(alias.range?.[0] ?? 0), message: `refers to another place with *${alias.source}; write it out here` });
    },
  });
  problems.push(...found);
  if (found.length > 0) return undefined;
  const content: unknown = document.toJS();
  return { content, at: (path) => ({ file, line: lineOf(offsetOf(document, path)) }) };
}

/** Where the key of the last step is written; without it where the value is; without it where the part around is. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
