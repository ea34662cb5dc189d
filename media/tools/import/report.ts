import type { Finding, Kind } from './finding.ts';
import type { ImportResult } from './import-people.ts';
import type { SourceError } from './source.ts';
import type { Place } from './source.ts';

/** What `--json` prints. Findings are capped for each kind; `counts` are not. */
export interface ImportReport {
  readonly file: string;
  readonly read: string | undefined;
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly how: string }[];
  readonly rows: number;
  readonly added: number;
  readonly dryRun: boolean;
  readonly problems: readonly Finding[];
  readonly doubts: readonly Finding[];
  readonly notes: readonly Finding[];
  readonly counts: { readonly problems: Record<string, number>; readonly doubts: Record<string, number>; readonly notes: Record<string, number> };
}

export function reportOf(file: string, read: string, { columns, findings, rows, added }: ImportResult, dryRun: boolean): ImportReport {
  return {
    file, read, rows, added, dryRun,
    columns: columns.map(({ header, field, how }) => ({ header, field: field ?? null, how })),
    problems: findings.told('problem'), doubts: findings.told('doubt'), notes: findings.told('note'),
    counts: { problems: findings.counts('problem'), doubts: findings.counts('doubt'), notes: findings.counts('note') },
  };
}

/** The report of a list that could not be read. */
export function reportOfFailure(file: string, error: SourceError, dryRun: boolean): ImportReport {
  const problem: Finding = { ...error.place, weight: 'problem', kind: 'file', message: error.message };
  return { file, read: undefined, columns: [], rows: 0, added: 0, dryRun, problems: [problem], doubts: [], notes: [], counts: { problems: { file: 1 }, doubts: {}, notes: {} } };
}

/** The report for people, the most important last, where a terminal stops. */
export function reportLines(report: ImportReport, accept: ReadonlySet<Kind>): string[] {
  const { file, read, columns, rows, added, dryRun, counts } = report;
  const doubted = sum(Object.fromEntries(Object.entries(counts.doubts).filter(([kind]) => ![...accept].some((each) => each === kind))));
  return [
    ...(read === undefined ? [] : [`${file}: ${rows} rows, read as ${read}`]),
    ...columns.filter(({ field }) => field !== null).map(({ header, field, how }) => `  ${header} is ${String(field)}${how === 'guessed' ? ' (guessed)' : ''}`),
    ...lines(file, report.notes, counts.notes, 'note'),
    ...lines(file, report.doubts, counts.doubts, 'doubt'),
    ...lines(file, report.problems, counts.problems, 'problem'),
    ending(sum(counts.problems), doubted, rows, added, dryRun),
  ];
}

function ending(problems: number, doubts: number, rows: number, added: number, dryRun: boolean): string {
  if (problems > 0) return `${count(problems, 'problem')}, ${count(doubts, 'doubt')}: nothing was imported; correct the list and try again`;
  if (doubts > 0) return `${count(doubts, 'doubt')}: nothing was imported; correct what is wrong, or accept them with --accept duplicate,pinyin`;
  return dryRun ? `${rows} people could be imported; this was a dry run, nothing was changed` : `${added} people were added to people.csv; now run "npm run content -- validate"`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function lines(file: string, findings: readonly Finding[], counts: Readonly<Record<string, number>>, word: string): string[] {
  const more = Object.entries(counts).flatMap(([kind, count]) => {
    const told = findings.filter((finding) => finding.kind === kind).length;
    return count > told ? [`… and ${count - told} more of ${kind} (${word})`] : [];
  });
  return [...findings.map((finding) => `${placeOf(file, finding)}: ${finding.message}${word === 'problem' ? '' : ` (${word})`}`), ...more];
}

function placeOf(file: string, { sheet, row, column }: Place): string {
  return [file, ...(sheet === undefined ? [] : [`sheet ${sheet}`]), ...(row === undefined ? [] : [`row ${row}`]), ...(column === undefined ? [] : [`column ${column}`])].join(', ');
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
