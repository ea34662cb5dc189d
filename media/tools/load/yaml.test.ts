import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Problem } from './problem.ts';
import { parseYaml, parseYamlTable } from './yaml.ts';

const schema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/, 'must be lower case'),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  kind: z.enum(['drawing', 'scan']).optional(),
  parts: z.array(z.strictObject({ from: z.string() })).default([]),
});

function read(text: string, firstLine = 1) {
  const problems: Problem[] = [];
  const located = parseYaml(schema, text, 'x.yaml', problems, firstLine);
  return { located, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

it('knows the line of every part, and of the part around what is not written', () => {
  const { located } = read('# a note\nid: a\ntitle:\n  zh: 一\n  en: One\nparts:\n  - from: x\n  - from: y\n');
  expect(located?.value.title.en).toBe('One');
  const line = (...path: PropertyKey[]) => located?.at(...path).line;
  expect([line('id'), line('title', 'en'), line('parts', 1, 'from'), line('parts', 1), line('kind'), line('title', 'fr'), line()]).toEqual([2, 5, 8, 8, 2, 3, 2]);
});

it('reports every field that does not fit, each at its line', () => {
  expect(read('id: A-B\ntitle:\n  zh: ""\n  fr: Un\nkind: photo\nparts:\n  - from: 1944-06-22\n  - from: 3\n').problems).toEqual([
    '1: id is "A-B"; it must be lower case',
    '3: title.zh is empty; write it here',
    '2: title.en is missing; it must be a text',
    '4: title has "fr", which nothing reads; correct the spelling or remove it',
    '5: kind is "photo"; it must be one of drawing, scan',
    '8: parts[1].from is 3; it must be a text',
  ]);
});

it('reports syntax that is wrong, and a key that stands twice', () => {
  expect(read('id: a\ntitle: [1\n').problems[0]).toMatch(/^3: is no valid YAML: /);
  expect(read('id: a\nid: b\n').problems[0]).toMatch(/^2: is no valid YAML: .*unique/);
});

it.each([
  ['id: a\ntitle: *t\n', '2: refers to another place with *t; write it out here'],
  ['id: &a x\ntitle:\n  zh: *a\n', '3: refers to another place with *a; write it out here'],
  ['id: !!js/function x\n', '1: is no valid YAML: Unresolved tag: tag:yaml.org,2002:js/function'],
])('refuses what YAML can do beyond text: %j', (text, problem) => {
  expect(read(text).problems).toEqual([problem]);
});

it('counts from the line where a piece of a file begins', () => {
  expect(read('id: a\ntitle: 5\n', 10).problems).toEqual(['11: title is 5; it must be a set of fields (a text has zh-Hans and en)']);
});

it('speaks of an empty file', () => {
  expect(read('').problems).toEqual(['1: this is null; it must be a set of fields (a text has zh-Hans and en)']);
});

it('reads a list, keeps what fits and reports the rest', () => {
  const problems: Problem[] = [];
  const entry = z.strictObject({ id: z.string(), size: z.number() });
  const table = parseYamlTable(entry, '- id: a\n  size: 1\n- id: b\n  size: large\n- id: a\n  size: 2\n', 'x.yaml', problems);
  expect(table.rows.map((row) => [row.value.id, row.at('size').line])).toEqual([['a', 2], ['a', 6]]);
  expect([...table.ids.keys()]).toEqual(['a', 'b']);
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '4: size is "large"; it must be a number',
    '5: the id a stands in line 1 already; every entry needs its own',
  ]);
});

it('takes a file without entries as an empty list, and anything else as none', () => {
  const problems: Problem[] = [];
  expect(parseYamlTable(schema, '# nothing yet\n', 'x.yaml', problems)).toMatchObject({ loaded: true, rows: [] });
  expect(parseYamlTable(schema, 'id: a\n', 'x.yaml', problems).loaded).toBe(false);
  expect(problems).toEqual([{ file: 'x.yaml', line: 1, message: 'is no list; write each entry as "- id: ..."' }]);
});
