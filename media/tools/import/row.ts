import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import type { Role } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import type { Field } from './columns.ts';
import { readDate } from './dates.ts';
import { createEnglish } from './english.ts';
import type { Kind, Weight } from './finding.ts';
import { idOf, latin, pinyinOf, withoutTones } from './pinyin.ts';
import { hasTwoForms, toHans, toHant } from './scripts.ts';
import { createVocabularies, rollOf } from './words.ts';

/** A row of `people.csv` before it is judged: a text in every column. */
export type Cells = Record<Field, string>;

/** Told of what was found in a row; `field` says in which column. */
export type Tell = (weight: Weight, kind: Kind, message: string, field?: Field) => void;

/** Fields whose values stand in a list, and what to do when one does not. */
const LOOKED_UP = {
  role: 'write one of these, or say what it means with a file for --map (words, role)',
  fate: 'write one of these, or say what it means with a file for --map (words, fate)',
  roll: 'write yes or no',
  unit: 'write one of these, add the unit to units.csv, or empty the cell',
  place: 'write one of these, add the place to places.csv, or empty the cell',
} as const;

const STAND_IN_ROLE: Role = 'soldier';

/** Ids that are taken, and the making of new ones. */
function createIds(taken: Iterable<string>) {
  const ids = new Set(taken);
  const next = new Map<string, number>();
  return {
    /** False where it is taken already. */
    take: (id: string): boolean => ids.size !== ids.add(id).size,
    make(base: string): string {
      let number = next.get(base) ?? 1;
      let id = number === 1 ? base : `${base}-${number}`;
      while (ids.has(id)) {
        number += 1;
        id = `${base}-${number}`;
      }
      next.set(base, number + 1);
      ids.add(id);
      return id;
    },
  };
}

/** Makes rows of `people.csv` of what a list says: fills in what follows from the rest, and tells what it filled in. */
export function createRowMaker(model: ContentModel, words: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const vocabularies = createVocabularies(model, words);
  const english = createEnglish(model.people.rows);
  const ids = createIds(model.people.ids.keys());
  const hantOf = new Map([model.people, model.units, model.places, model.memorials, model.works].flatMap((table) => table.rows.map(({ value }) => [value.name_zh_hans, value.name_zh_hant] as const)));

  function names(cells: Cells, tell: Tell): void {
    const written = cells.name_zh_hans || cells.name_zh_hant;
    cells.name_zh_hans = toHans(written);
    const known = hantOf.get(cells.name_zh_hans);
    if (cells.name_zh_hant === '' && cells.name_zh_hans !== written) cells.name_zh_hant = written;
    if (cells.name_zh_hant === '') {
      cells.name_zh_hant = known ?? toHant(cells.name_zh_hans);
      if (known === undefined && hasTwoForms(cells.name_zh_hans)) {
        tell('note', 'made', `${cells.name_zh_hans} became ${cells.name_zh_hant} in traditional characters, which may be written otherwise; look it up`, 'name_zh_hans');
      }
    } else if (known !== undefined && known !== cells.name_zh_hant) {
      tell('problem', 'name', `${cells.name_zh_hans} is ${cells.name_zh_hant} here and ${known} in the tables or in an earlier row; write both alike`, 'name_zh_hant');
    }
    hantOf.set(cells.name_zh_hans, cells.name_zh_hant);
  }

  function looksUp(cells: Cells, tell: Tell): void {
    for (const [field, remedy] of Object.entries(LOOKED_UP) as [keyof typeof LOOKED_UP, string][]) {
      if (cells[field] === '') continue;
      const meaning = vocabularies[field](cells[field]);
      if ('value' in meaning) cells[field] = meaning.value;
      else {
        const near = meaning.nearest.length > 0 ? `nearest: ${meaning.nearest.join(', ')}` : 'nothing like it is known';
        tell('problem', field, `the ${field} "${cells[field]}" is not known (${near}); ${remedy}`, field);
        // The row is not written; this stands there so that the rest of it is judged too.
        cells[field] = field === 'role' ? STAND_IN_ROLE : '';
      }
    }
    if (cells.fate === '') cells.fate = 'not-recorded';
    if (cells.roll === '') cells.roll = rollOf(cells.role);
  }

  function inLatin(cells: Cells, tell: Tell): void {
    if (cells.role !== 'group') {
      const { pinyin, made, doubt } = pinyinOf(cells.name_zh_hans, cells.pinyin);
      cells.pinyin = pinyin;
      if (made === 'all') tell('note', 'made', `${cells.name_zh_hans} is read ${pinyin}, by the dictionary`, 'pinyin');
      if (made === 'tones') tell('note', 'made', `${cells.name_zh_hans} has the tones of ${pinyin}, by the dictionary`, 'pinyin');
      if (doubt !== undefined) tell('doubt', 'pinyin', doubt, 'pinyin');
    }
    if (cells.name_en === '') cells.name_en = withoutTones(cells.pinyin) || latin(cells.name_zh_hans);
    if (cells.birthplace_zh !== '' && cells.birthplace_en === '') {
      cells.birthplace_en = english.birthplace(cells.birthplace_zh);
      tell('note', 'made', `${cells.birthplace_zh} is ${cells.birthplace_en} in English, by its pinyin`, 'birthplace_zh');
    }
    if (cells.rank_zh !== '' && cells.rank_en === '') cells.rank_en = english.rank(cells.rank_zh) ?? '';
  }

  return {
    /** Changes `cells` in place; rules of the content judge the result afterwards. */
    complete(cells: Cells, tell: Tell): void {
      for (const field of PEOPLE_COLUMNS) cells[field] = clean(cells[field]);
      // A name is spread out with spaces, 张　三, to stand as wide as one of three characters.
      for (const field of ['name_zh_hans', 'name_zh_hant'] as const) cells[field] = cells[field].replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
      if (cells.name_zh_hans === '' && cells.name_zh_hant === '') {
        tell('problem', 'name', 'has no name; write it, or take the row out', 'name_zh_hans');
        return;
      }
      names(cells, tell);
      for (const field of ['born', 'died', 'date'] as const) {
        const read = readDate(cells[field]);
        if ('fault' in read) tell('problem', 'date', `${field}: ${read.fault}`, field);
        cells[field] = 'date' in read ? read.date : '';
      }
      looksUp(cells, tell);
      inLatin(cells, tell);
      if (cells.id === '') cells.id = ids.make(idOf(cells.pinyin) || idOf(cells.name_en) || 'person');
      else if (!ids.take(cells.id)) tell('problem', 'id', `the id ${cells.id} is taken already; write another, or leave the column out so that one is made`, 'id');
    },
  };
}

/** Control characters and marks without a width come with copied text and are never meant; a line break is a space here. */
function clean(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '').trim();
}
