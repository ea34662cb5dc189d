import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findingsOf, withSample } from '../testing/broken.ts';
import { makeWorkbook } from '../testing/workbook.ts';
import type { TestSheet } from '../testing/workbook.ts';
import { runImport } from './command.ts';
import type { ImportReport } from './report.ts';

const FOR_ALL = ['--set', 'role=soldier', '--set', 'section=渡口'];

interface Run {
  readonly code: number;
  readonly report: ImportReport;
  readonly log: string;
  readonly before: Buffer;
  readonly after: Buffer;
  readonly files: string[];
  readonly validated: readonly string[];
}

/** Imports a list into a fresh sample, and says how `people.csv` came out of it. */
function importInto(list: string | Buffer, args: readonly string[] = FOR_ALL): Promise<Run> {
  return withSample(async (directory) => {
    const people = join(directory, 'people.csv');
    const file = join(directory, '..', `${directory.split('/').at(-1)}.list`);
    await writeFile(file, list);
    const before = await readFile(people);
    const lines: string[] = [];
    const out: string[] = [];
    const code = await runImport([file, '--content', directory, '--json', ...args], { log: (line) => lines.push(line), print: (json) => out.push(json) }, { write: () => true });
    const report = JSON.parse(out.join('')) as ImportReport;
    const validated = code === 0 ? (await findingsOf(directory)).problems : [];
    return { code, report, log: lines.join('\n'), before, after: await readFile(people), files: await readdir(directory), validated };
  });
}

function workbook(...sheets: TestSheet[]): Buffer {
  return makeWorkbook(sheets);
}

const HEADER = ['姓名', '拼音', '部队', '籍贯', '生年', '阵亡日期'];

it('appends a list in the style of the table, leaves what was there as it was, and the content validates', async () => {
  const { code, report, before, after, files, validated } = await importInto('姓名,部队,籍贯,出生年月,阵亡日期,结局\n李　明,第1团,湖南省衡阳县,1920年3月,1944.6.23,阵亡\n欧阳修,,,,,\n');
  expect(code).toBe(0);
  expect(after.subarray(0, before.length)).toEqual(before);
  expect(after.subarray(before.length).toString().split('\n')).toEqual([
    'li-ming,李明,李明,Lǐ Míng,,Li Ming,soldier,fallen,yes,,,regiment-1,湖南省衡阳县,"Hengyang County, Hunan",1920-03,1944-06-23,,,,,,渡口,',
    'ouyang-xiu,欧阳修,歐陽修,Ōuyáng Xiū,,Ouyang Xiu,soldier,not-recorded,yes,,,,,,,,,,,,,渡口,',
    '',
  ]);
  expect(report).toMatchObject({ rows: 2, added: 2, problems: [], doubts: [], read: 'UTF-8' });
  expect(files.filter((name) => name.includes('importing'))).toEqual([]);
  expect(validated).toEqual([]);
});

it('changes nothing in a dry run', async () => {
  const { code, report, before, after } = await importInto('姓名\n李明\n', [...FOR_ALL, '--dry-run']);
  expect([code, report.added, report.rows]).toEqual([0, 0, 1]);
  expect(after).toEqual(before);
});

it('reads GB18030, as Excel saves CSV on a Chinese machine, and UTF-16 with tabs', async () => {
  // 姓名 and 李明.
  const gb = Buffer.concat([Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), Buffer.from(',pinyin\r\n'), Buffer.from([0xc0, 0xee, 0xc3, 0xf7]), Buffer.from(',\r\n')]);
  expect((await importInto(gb)).report).toMatchObject({ read: 'GB18030', added: 1 });
  const wide = Buffer.from('\uFEFF姓名\tpinyin\n李明\tLǐ Míng\n', 'utf16le');
  expect((await importInto(wide)).report).toMatchObject({ read: 'UTF-16LE', added: 1 });
});

it('says where bytes are in no encoding, and how to save the file', async () => {
  const { code, report, before, after } = await importInto(Buffer.concat([Buffer.from('name,pinyin\nA,B\n'), Buffer.from([0x41, 0xff, 0xff, 0x0a])]));
  expect(code).toBe(1);
  expect(report.problems).toEqual([expect.objectContaining({ row: 3, message: expect.stringMatching(/neither UTF-8 \(line 3\) nor GB18030.*CSV UTF-8/) as string })]);
  expect(after).toEqual(before);
});

it('tells every kind of error with row, column and remedy, and imports nothing', async () => {
  const list = [HEADER.join(','), '李明,,第2团,,1944-02-30,', '王五,,,,2000,1944-13-01', ',,,,,', '赵六,,,,1944-07,1944-06', ',Zhāng Sān,,,,'].join('\n');
  const { code, report, log, before, after, files } = await importInto(list, ['--set', 'role=soldeir', '--set', 'section=渡口']);
  expect(code).toBe(1);
  const found = report.problems.map(({ row, column, kind, message }) => `${row} ${column} ${kind}: ${message}`).join('\n');
  expect(found).toMatch(/2 3 unit: .*"第2团" is not known \(nearest: regiment-1 第一团\).*units\.csv/);
  expect(found).toMatch(/2 undefined role: .*"soldeir".*nearest: soldier/);
  expect(found).toMatch(/2 5 date: .*1944-02-30, a day that the calendar does not have/);
  expect(found).toMatch(/3 6 date: died: "1944-13-01" is a day that the calendar does not have/);
  expect(found).toMatch(/5 6 date: .*died \(1944-06\) before the birth/);
  expect(found).toMatch(/6 1 name: has no name/);
  expect(log).toMatch(/nothing was imported/);
  expect(after).toEqual(before);
  expect(files.filter((name) => name.includes('importing'))).toEqual([]);
});

it('holds duplicates back until they are accepted: in the table, and in the list itself', async () => {
  const list = '姓名,部队,籍贯\n余秋雨,第一团,\n李明,,湖南\n李明,,湖南\n李明,,江西\n';
  const { code, report, before, after } = await importInto(list);
  expect(code).toBe(1);
  expect(report.doubts.map(({ row, message }) => `${row}: ${message}`)).toEqual([
    expect.stringMatching(/^2: 余秋雨 is perhaps people.csv:2 yu-qiuyu: the same name and unit/), expect.stringMatching(/^4: 李明 is perhaps row 3: the same name and birthplace/),
  ]);
  expect(after).toEqual(before);
  const accepted = await importInto(list, [...FOR_ALL, '--accept', 'duplicate']);
  expect(accepted.report.added).toBe(4);
  expect(accepted.after.toString()).toMatch(/\nyu-qiuyu-2,.*\nli-ming,.*\nli-ming-2,.*\nli-ming-3,/);
  expect(accepted.validated).toEqual([]);
});

it('suspects pinyin that is no reading of its characters, and adds tones where there are none', async () => {
  const wrong = await importInto('姓名,拼音\n李明,Zhāng Míng\n');
  expect(wrong.code).toBe(1);
  expect(wrong.report.doubts).toEqual([expect.objectContaining({ kind: 'pinyin', row: 2, column: '2', message: expect.stringMatching(/李 is read li3, not zhang1/) as string })]);
  const toned = await importInto('姓名,拼音\n曾小乐,zeng xiaole\n');
  expect(toned.after.toString()).toMatch(/\nzeng-xiaole,曾小乐,曾小樂,Zēng Xiǎolè,/);
});

it('names a character without a glyph and the remedy', async () => {
  const { code, report } = await importInto(`姓名,拼音\n李\u{323AF},Lǐ Míng\n`);
  expect(code).toBe(1);
  expect(report.problems.filter(({ kind }) => kind === 'glyph')).toEqual([expect.objectContaining({ row: 2, message: expect.stringMatching(/U\+323AF.*image/) as string })]);
});

it('takes the mapping from the command line and from a file, and says which columns go nowhere', async () => {
  const list = '称呼,队,备注\n李明,老一团,甲\n';
  const lost = await importInto(list);
  expect(lost.report.problems[0]?.message).toMatch(/no column is known as the name \(the columns are 称呼, 队, 备注\)/);
  await withSample(async (directory) => {
    const map = join(directory, '..', `${directory.split('/').at(-1)}.yaml`);
    await writeFile(map, 'columns: { 称呼: name_zh_hans, 队: unit }\nset: { role: soldier, section: 渡口 }\nwords: { unit: { 老一团: regiment-1 } }\n');
    const { report, after } = await importInto(list, ['--map', map]);
    expect(report.added).toBe(1);
    expect(after.toString()).toMatch(/\nli-ming,.*,regiment-1,/);
    expect(report.notes).toContainEqual(expect.objectContaining({ column: '3', message: expect.stringMatching(/备注 goes nowhere/) as string }));
  });
  await expect(importInto(list, ['--map', '称呼=nmae'])).rejects.toThrow(/no field nmae/);
});

it('reads a workbook: title rows, texts of several runs, days, months and years', async () => {
  const { report, after, validated } = await importInto(
    workbook(
      { name: '名单', rows: [['守军名录'], [], HEADER, ['李明', '', '第一团', '', { xml: '<c r="E4" s="2"><v>7367</v></c>' }, { xml: '<c r="F4" s="1"><v>16246</v></c>' }], ['王五', '', '', '湖南', 1920, '']], merges: ['A1:F1'] },
      { name: 'Sheet2', rows: [] },
    ),
  );
  expect(report).toMatchObject({ read: 'sheet 名单', rows: 2, added: 2, problems: [] });
  expect(after.toString()).toMatch(/\nli-ming,.*,regiment-1,,,1920-03,1944-06-23,/);
  expect(after.toString()).toMatch(/\nwang-wu,.*,Hunan,1920,,/);
  expect(validated).toEqual([]);
});

it.each<[string, Buffer, RegExp, object]>([
  ['a formula', workbook({ name: 'A', rows: [['姓名', '拼音'], [{ xml: '<c r="A2" t="str"><f>B1&amp;"明"</f><v>李明</v></c>' }]] }), /formula.*values/, { sheet: 'A', row: 2, column: 'A' }],
  ['an error of the sheet', workbook({ name: 'A', rows: [['姓名', '拼音'], ['李明', { xml: '<c r="B2" t="e"><v>#N/A</v></c>' }]] }), /#N\/A/, { sheet: 'A', row: 2, column: 'B' }],
  ['merged cells', workbook({ name: 'A', rows: [['姓名', '籍贯'], ['李明', '湖南'], ['王五', '']], merges: ['B2:B3'] }), /B2:B3 are merged.*unmerge/, { sheet: 'A', row: 2, column: 'B' }],
  ['a day without its year', workbook({ name: 'A', rows: [['姓名', '生年'], ['李明', { xml: '<c r="B2" s="3"><v>46195</v></c>' }]] }), /without its year/, { sheet: 'A', row: 2, column: 'B' }],
  ['a day that never was', workbook({ name: 'A', rows: [['姓名', '生年'], ['李明', { xml: '<c r="B2" s="1"><v>60</v></c>' }]] }), /no day of the calendar/, { sheet: 'A', row: 2, column: 'B' }],
  ['a number for a day', workbook({ name: 'A', rows: [['姓名', '生年'], ['李明', 16245]] }), /perhaps 1944-06-22/, { sheet: 'A', row: 2, column: 'B' }],
  ['an empty sheet', workbook({ name: 'A', rows: [] }), /is empty/, { sheet: 'A' }],
  ['several sheets', workbook({ name: 'A', rows: [['姓名']] }, { name: 'B', rows: [['姓名']] }), /several sheets \(A, B\).*--sheet/, {}],
  ['no workbook', Buffer.from('PK\u0003\u0004 and nothing more', 'latin1'), /damaged/, {}],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), /XLS.*save it as XLSX/, {}],
  ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), /password.*without one/, {}],
  ['an empty file', Buffer.alloc(0), /is empty/, {}],
  ['an open quote', Buffer.from('姓名,籍贯\n李明,"湖南\n王五,江西\n'), /double quote.*never closed/, { row: 2 }],
  ['only a header', Buffer.from('姓名,籍贯\n'), /no row of a person/, {}],
])('refuses %s with a clear word', async (_, list, message, place) => {
  const { code, report, before, after, files } = await importInto(list);
  expect(code).toBe(1);
  expect(report.problems).toContainEqual(expect.objectContaining({ message: expect.stringMatching(message) as string, ...place }));
  expect(after).toEqual(before);
  expect(files.filter((name) => name.includes('importing'))).toEqual([]);
});

it('notices a workbook that was damaged on its way', async () => {
  const book = workbook({ name: 'A', rows: [['姓名', '籍贯'], ...Array.from({ length: 300 }, (_, at) => [`李${at}`, '湖南'])] });
  const half = await importInto(book.subarray(0, book.length / 2));
  expect(half.report.problems[0]?.message).toMatch(/damaged/);
  const at = book.indexOf('xl/worksheets/sheet1.xml') + 60;
  book.writeUInt8(book.readUInt8(at) ^ 0xff, at);
  const flipped = await importInto(book);
  expect(flipped.report.problems[0]?.message).toMatch(/damaged/);
  expect(flipped.after).toEqual(flipped.before);
});

it('takes the sheet that is named', async () => {
  const book = workbook({ name: 'A', rows: [['姓名', '籍贯']] }, { name: '名单', rows: [['姓名', '籍贯'], ['李明', '湖南']] });
  expect((await importInto(book, [...FOR_ALL, '--sheet', '名单'])).report.added).toBe(1);
  expect((await importInto(book, [...FOR_ALL, '--sheet', '名'])).report.problems[0]?.message).toMatch(/no sheet 名; its sheets are A, 名单/);
});
