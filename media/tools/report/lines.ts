import type { Counts } from './counts.ts';

/** A name, a number and what it consists of. */
type Row = readonly [name: string, count: number, details?: string];

/** The counts as a table for people: names, numbers in one column, what they consist of behind. */
export function reportLines(counts: Counts): string[] {
  const rows = rowsOf(counts);
  const names = Math.max(...rows.map(([name]) => name.length));
  const numbers = Math.max(...rows.map(([, count]) => String(count).length));
  return rows.map(([name, count, details]) => `${name.padEnd(names)}  ${String(count).padStart(numbers)}${details ? `  ${details}` : ''}`);
}

function rowsOf(counts: Counts): Row[] {
  const { exhibits, characters, narration, pictures, people, units, memorials, works, accounts } = counts;
  return [
    ['exhibits', exhibits.total, `${parts(exhibits.byChapter)}; with an advisory ${exhibits.withAdvisory}`],
    ['characters, zh-Hans', characters['zh-Hans']],
    ['characters, en', characters.en],
    ...(['zh-Hans', 'en'] as const).map((language): Row => {
      const { minutes, clips, synthetic } = narration[language];
      return [`minutes of narration, ${language}`, minutes, `clips ${clips}, of them synthetic ${synthetic}`];
    }),
    ['pictures', pictures.total, `${parts(pictures.byKind)}; heroes ${pictures.heroes}, in galleries only ${pictures.galleryOnly}, shown nowhere ${pictures.shownNowhere}`],
    ['people', people.total, `in the roll ${people.inRoll}`],
    ['people by role', people.total, `${parts(people.byRole)}`],
    ['people by fate', people.total, `${parts(people.byFate)}`],
    ...Object.entries(units).map(([side, { inTable, outsideTable, withCommander, commanders, commandersInTable }]): Row => [
      `order of battle, ${side}`,
      inTable + outsideTable,
      `in the table ${inTable}, outside it ${outsideTable}; with a commander ${withCommander}, commanders ${commanders}, of them in the table ${commandersInTable}`,
    ]),
    ['places', counts.places],
    ['memorials', memorials.total, parts(memorials.byKind)],
    ['works', works.total, parts(works.byKind)],
    ['dated events', counts.events],
    ['notes where accounts differ', accounts.notes, `versions ${accounts.versions}, shown nowhere ${accounts.shownNowhere}`],
    ['doubts for curators', counts.doubts],
    ['rows without a source', counts.rowsWithoutSource.length],
    ['rows that could not be read', counts.rowsNotRead],
  ];
}

function parts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ');
}
