import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';

/** Recorded dates are days of the calendar, and what comes first stands first. */
export function dates(model: ContentModel): Problem[] {
  return [...peopleDates(model), ...listDates(model), ...timelineDates(model), ...rangeDates(model)];
}

function peopleDates(model: ContentModel): Problem[] {
  return model.people.rows.flatMap((row) => {
    const { id, born, died, date } = row.value;
    const columns = Object.entries({ born, died, date });
    const unreal = columns.flatMap(([column, value]) => unrealDate(id, column, value));
    const order = born !== undefined && died !== undefined && isAfter(born, died) ? [`${id} died (${died}) before the birth (${born}); correct one of them`] : [];
    return [...unreal, ...order].map((message) => problemAt(row.at(), message));
  });
}

function listDates({ memorials, works }: ContentModel): Problem[] {
  return [...memorials.rows, ...works.rows].flatMap((row) => unrealDate(row.value.id, 'date', row.value.date).map((message) => problemAt(row.at(), message)));
}

function unrealDate(id: string, column: string, value: string | undefined): string[] {
  return value === undefined || isRealDate(value) ? [] : [`${id}: ${column} is ${value}, a day that the calendar does not have; correct it`];
}

function timelineDates(model: ContentModel): Problem[] {
  return model.timeline.rows
    .filter(({ value }) => value.from > value.to)
    .map((row) => problemAt(row.at(), `${row.value.id} ends (${row.value.to}) before it begins (${row.value.from}); the earlier day belongs in the column from`));
}

function rangeDates(model: ContentModel): Problem[] {
  const ranges = [
    ...(model.exhibition ? [{ days: model.exhibition.value.siege, spot: model.exhibition.at('siege') }] : []),
    ...[...model.exhibits.values()].flatMap(({ sheet }) => (sheet?.value.days ? [{ days: sheet.value.days, spot: sheet.at('days') }] : [])),
  ];
  return ranges
    .filter(({ days }) => days.from > days.to)
    .map(({ days, spot }) => problemAt(spot, `ends (${days.to}) before it begins (${days.from}); the earlier day belongs under from`));
}

function isRealDate(recorded: string): boolean {
  const [year, month, day] = recorded.replace('~', '').split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return true;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Dates known to the year, the month or the day compare as far as both are known. */
export function isAfter(a: string, b: string): boolean {
  const first = a.replace('~', '');
  const second = b.replace('~', '');
  const known = Math.min(first.length, second.length);
  return first.slice(0, known) > second.slice(0, known);
}
