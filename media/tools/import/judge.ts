import type { ContentModel } from '../load/model.ts';
import { explainIssue } from '../load/explain-issue.ts';
import type { Located } from '../load/located.ts';
import { personRowSchema } from '../load/rows.ts';
import type { PersonRow } from '../load/rows.ts';
import { dates } from '../validate/dates.ts';
import { languages } from '../validate/languages.ts';
import { lengths } from '../validate/lengths.ts';
import { numbers } from '../validate/numbers.ts';
import { people } from '../validate/people.ts';
import type { Rule } from '../validate/rule.ts';
import { sections } from '../validate/sections.ts';
import type { Field } from './columns.ts';
import type { Kind } from './finding.ts';
import type { Cells } from './row.ts';

/** The rules of `validate` that look at people; what they find later, they had better find now. */
const RULES: readonly (readonly [Kind, Rule])[] = [
  ['date', dates], ['rule', people], ['rule', languages], ['rule', lengths], ['rule', numbers], ['rule', sections],
];

/** Oldest that anybody was when the siege was: who is older has a mistyped year. */
const BORN_FIRST = 1830;
const AGE_MAX_YEARS = 120;

export interface Judgement {
  readonly row: number;
  readonly kind: Kind;
  readonly message: string;
}

/** Judges rows of one batch by the rules of the content, as if they stood in `people.csv` already. `file` names no file of the content. */
export async function judge(model: ContentModel, rows: readonly { readonly row: number; readonly cells: Cells }[], file: string): Promise<Judgement[]> {
  const found: Judgement[] = [];
  const parsed: Located<PersonRow>[] = [];
  for (const { row, cells } of rows) {
    const result = personRowSchema.safeParse(cells, { reportInput: true });
    if (result.success) {
      parsed.push({ value: result.data, at: () => ({ file, line: row }) });
      found.push(...ages(result.data).map((message) => ({ row, kind: 'date' as const, message })));
    } else found.push(...result.error.issues.map((issue) => ({ row, kind: kindOf(issue.path[0]), message: explainIssue(issue) })));
  }
  const only = emptyBut(model, file, parsed);
  for (const [kind, rule] of RULES) {
    const problems = await rule(only);
    found.push(...problems.filter((problem) => problem.file === file).map(({ line, message }) => ({ row: line, kind, message })));
  }
  return found;
}

/** The content with these people and nothing else that a rule would go through again for every batch. */
function emptyBut(model: ContentModel, file: string, rows: readonly Located<PersonRow>[]): ContentModel {
  const none = <T>(table: { readonly file: string; readonly loaded: boolean; readonly ids: ReadonlyMap<string, { file: string; line: number }>; readonly rows: readonly T[] }) => ({ ...table, rows: [] });
  return {
    ...model, exhibits: new Map(), people: { ...none(model.people), file, rows }, units: none(model.units), places: none(model.places), memorials: none(model.memorials),
    works: none(model.works), timeline: none(model.timeline), accounts: none(model.accounts), pictures: none(model.pictures), map: undefined,
  };
}

function ages({ born, died }: PersonRow): string[] {
  const [birth, death] = [born, died].map((date) => (date === undefined ? undefined : Number(date.slice(0, 4))));
  const now = new Date().getFullYear();
  const late = Object.entries({ born: birth, died: death }).flatMap(([column, year]) => (year !== undefined && year > now ? [`column ${column} is ${year}, which has not come yet; correct it`] : []));
  const early = birth !== undefined && birth < BORN_FIRST ? [`column born is ${birth}; whoever was born then saw no siege in 1944; correct it`] : [];
  const old = birth !== undefined && death !== undefined && death - birth > AGE_MAX_YEARS ? [`born ${birth} and died ${death} makes more than ${AGE_MAX_YEARS} years; correct one of them`] : [];
  return [...late, ...early, ...old];
}

function kindOf(field: PropertyKey | undefined): Kind {
  const fields: Partial<Record<Field, Kind>> = { born: 'date', died: 'date', date: 'date', id: 'id', role: 'role', fate: 'fate', name_zh_hans: 'name', name_zh_hant: 'name' };
  return fields[field as Field] ?? 'rule';
}
