import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseTable } from './csv.ts';
import type { Problem } from './problem.ts';

const schema = z.strictObject({ id: z.string().min(1), role: z.enum(['officer', 'soldier']), note: z.string() });
const COLUMNS = ['id', 'role', 'note'];

function read(text: string) {
  const problems: Problem[] = [];
  const table = parseTable(schema, COLUMNS, 'id', text, 't.csv', problems);
  return { table, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

it('reads rows and knows their lines', () => {
  const { table, problems } = read('id,role,note\na,officer,x\n\nb, soldier ,"y, z"\n');
  expect(problems).toEqual([]);
  expect(table.rows.map((row) => [row.at().line, row.value])).toEqual([
    [2, { id: 'a', role: 'officer', note: 'x' }],
    [4, { id: 'b', role: 'soldier', note: 'y, z' }],
  ]);
});

it('names the first line of a row with line breaks in its cells', () => {
  const { table } = read('id,role,note\na,officer,"one\ntwo\nthree"\nb,soldier,\n');
  expect(table.rows.map((row) => row.at().line)).toEqual([2, 5]);
  expect(table.rows[0]?.value.note).toBe('one\ntwo\nthree');
});

it('takes a byte order mark and rows of nothing as spreadsheets leave them', () => {
  const { table, problems } = read('\ufeffid,role,note\na,officer,\n,,\n,,\n');
  expect(problems).toEqual([]);
  expect(table.rows).toHaveLength(1);
});

it('reports every problem of every row', () => {
  expect(read('id,role,note\na,general,\n,soldier,\nc,officer,x,y\na,officer,\n').problems).toEqual([
    '2: column role is "general"; it must be one of officer, soldier',
    '3: column id is empty; write it here',
    '4: has 4 cells, the header 3; a text with a comma in it stands in double quotes',
    '5: the id a stands in line 2 already; every row needs its own',
  ]);
});

it('keeps the ids of rows that do not fit, so that nobody says they are missing', () => {
  expect([...read('id,role,note\na,general,\nb,officer,x,y\n').table.ids.keys()]).toEqual(['a', 'b']);
});

it.each([
  ['note,role,id\n', '1: the header row is wrong: the columns stand in another order; it must be id,role,note'],
  ['id,rôle,note\n', '1: the header row is wrong: role missing; "rôle" not known; it must be id,role,note'],
  ['', '1: the header row is wrong: id, role, note missing; it must be id,role,note'],
  ['id;role;note\n', '1: the header row is wrong: id, role, note missing; "id;role;note" not known; it must be id,role,note'],
  ['id,role,note\na,officer,"x\nb,soldier,y\n', '2: a double quote opens here and is never closed; nothing after it could be read'],
  ['id,role,note\na,officer,x "y" z\n', '2: a double quote stands inside a cell; put the whole cell in double quotes and write the inner one twice; nothing after it could be read'],
  ['id,role,note\na,officer,"x" y\n', '2: a double quote stands inside a cell; put the whole cell in double quotes and write the inner one twice; nothing after it could be read'],
])('refuses %j', (text, problem) => {
  const { table, problems } = read(text);
  expect(problems).toEqual([problem]);
  expect(table.loaded).toBe(false);
});
