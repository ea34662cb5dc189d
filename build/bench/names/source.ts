import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PEOPLE_COLUMNS, UNIT_COLUMNS } from '../../../media/schema/index.ts';
import type { Named } from '../../../media/tools/build/search/names.ts';
import { writeSample } from '../../../media/tools/testing/sample.ts';
import { GENERATED_UNIT_LIST } from './people.ts';

/** What stands in the columns of a row; the others are empty. */
type Cells = Readonly<Record<string, string>>;

function row(columns: readonly string[], cells: Cells): string {
  return columns.map((column) => `"${(cells[column] ?? '').replaceAll('"', '""')}"`).join(',');
}

function personCells({ id, name, pinyin, otherSpellings, role, fate, unit, birthplace, date }: Named): Cells {
  return {
    id, name_zh_hans: name['zh-Hans'], name_zh_hant: name['zh-Hant'], name_en: name.en, pinyin, other_spellings: otherSpellings.join(';'),
    role, fate, roll: 'yes', unit: unit ?? '', birthplace_zh: birthplace['zh-Hans'], birthplace_en: birthplace.en, date: date ?? '', section: '渡口',
  };
}

function unitCells({ id, name }: (typeof GENERATED_UNIT_LIST)[number]): Cells {
  return {
    id, name_zh_hans: name['zh-Hans'], name_zh_hant: name['zh-Hant'], name_en: name.en,
    parent: 'division-1', side: 'china', level: 'regiment', outside_table: 'no', section: '渡口',
  };
}

/** The sample exhibition with a hall of generated people in it, for measures. They stand in no record, and never in `media/`. */
export async function writeHall(directory: string, people: readonly Named[]): Promise<void> {
  await writeSample(directory);
  const append = (file: string, rows: readonly string[]) => writeFile(join(directory, file), `${rows.join('\n')}\n`, { flag: 'a' });
  await append('units.csv', GENERATED_UNIT_LIST.map((unit) => row(UNIT_COLUMNS, unitCells(unit))));
  await append('people.csv', people.map((person) => row(PEOPLE_COLUMNS, personCells(person))));
}
