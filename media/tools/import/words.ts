import { mayStandInRoll, ROLES } from '../../schema/index.ts';
import type { Fate, Role } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { distance } from '../text/distance.ts';
import { withDigits } from './dates.ts';
import { toHans } from './scripts.ts';

/** What a cell means, or what is the nearest to it that is known. */
type Meaning = { readonly value: string } | { readonly nearest: readonly string[] };
export type Vocabulary = (cell: string) => Meaning;

/** Most words that are offered for one that is not known. */
const NEAREST_MAX = 3;

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  commander: '指挥官 主官 将领 将军', officer: '军官 尉官 校官', soldier: '士兵 战士 列兵 兵 士官 军士 官兵', paratrooper: '伞兵', monk: '僧人 和尚 僧 僧尼 尼姑',
  civilian: '平民 百姓 居民 民众 市民', 'public-figure': '公众人物', adversary: '敌军 日军', group: '群体 集体 无名群体',
};
const FATE_WORDS: Readonly<Record<Fate, string>> = {
  fallen: '阵亡 牺牲 殉国 战死 遇难 阵亡烈士 烈士 killed kia',
  'died-later': '病故 去世 逝世 已故 战后去世 deceased',
  'living-when-recorded': '健在 在世 living alive',
  'not-recorded': '不详 未详 不明 未知 失踪 下落不明 unknown missing',
};
const FLAG_WORDS = { yes: '是 有 列入 入 y true 1', no: '否 无 不列入 不入 n false 0' } as const;

/** Words of a column of few values; `own` are the curator's, and win. */
function vocabulary(words: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>): Vocabulary {
  const known = new Map<string, string>();
  for (const [value, names] of Object.entries(words)) for (const name of [value, ...names.split(' ')]) known.set(normalWord(name), value);
  return lookup(known, own, (value) => value);
}

/** The vocabularies of the columns whose values are fixed or stand in another table. */
export function createVocabularies(model: ContentModel, own: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return {
    role: vocabulary(ROLE_WORDS, own['role'] ?? {}),
    fate: vocabulary(FATE_WORDS, own['fate'] ?? {}),
    roll: vocabulary(FLAG_WORDS, own['roll'] ?? {}),
    unit: lookup(unitNames(model), own['unit'] ?? {}, (id) => nameIn(model.units.rows, id)),
    place: lookup(placeNames(model), own['place'] ?? {}, (id) => nameIn(model.places.rows, id)),
  };
}

/** What the roll says where the list does not: whoever may stand in it does. */
export function rollOf(role: string): string {
  const known = ROLES.find((each) => each === role);
  return known === undefined || mayStandInRoll(known) ? 'yes' : 'no';
}

function lookup(known: ReadonlyMap<string, string | undefined>, own: Readonly<Record<string, string>>, show: (value: string) => string): Vocabulary {
  const curators = new Map(Object.entries(own).map(([word, value]) => [normalWord(word), value]));
  const answers = new Map<string, Meaning>();
  return (cell) => {
    const word = normalWord(cell);
    const value = curators.get(word) ?? known.get(word);
    if (value !== undefined) return { value };
    // The same unknown word stands in thousands of rows.
    const answer = answers.get(word) ?? { nearest: nearest(word, known).map(show) };
    answers.set(word, answer);
    return answer;
  };
}

function nearest(word: string, known: ReadonlyMap<string, string | undefined>): string[] {
  const near = [...known].flatMap(([name, value]) => (value === undefined ? [] : [{ value, far: distance(word, name) / Math.max(word.length, name.length) }]));
  const sorted = near.filter(({ far }) => far < 1).sort((a, b) => a.far - b.far);
  return [...new Set(sorted.map(({ value }) => value))].slice(0, NEAREST_MAX);
}

/** Ids, names in every script and language, and names behind those of the units above: 第10军第3师第7团. Undefined for what two units share. */
function unitNames({ units }: ContentModel): Map<string, string | undefined> {
  const rows = new Map(units.rows.map(({ value }) => [value.id, value]));
  const known = new Map<string, string | undefined>();
  const note = (name: string, id: string) => known.set(normalWord(name), known.has(normalWord(name)) && known.get(normalWord(name)) !== id ? undefined : id);
  for (const { value } of units.rows) {
    for (const name of [value.name_zh_hans, value.name_zh_hant, value.name_en]) note(name, value.id);
    let path = value.name_zh_hans;
    const passed = new Set([value.id]);
    for (let above = rows.get(value.parent ?? ''); above && !passed.has(above.id); above = rows.get(above.parent ?? '')) {
      note(above.name_zh_hans + value.name_zh_hans, value.id);
      path = above.name_zh_hans + path;
      note(path, value.id);
      passed.add(above.id);
    }
  }
  for (const id of rows.keys()) known.set(normalWord(id), id);
  return known;
}

function placeNames({ places }: ContentModel): Map<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const { value } of places.rows) for (const name of [value.name_zh_hans, value.name_zh_hant, value.name_en, value.id]) known.set(normalWord(name), value.id);
  return known;
}

function nameIn(rows: readonly { readonly value: { readonly id: string; readonly name_zh_hans: string } }[], id: string): string {
  const row = rows.find(({ value }) => value.id === id);
  return row ? `${id} ${row.value.name_zh_hans}` : id;
}

/** 第三師 and 第3师, 预备第10师 and 预10师 are the same word. */
function normalWord(word: string): string {
  const plain = toHans(word.normalize('NFKC')).toLowerCase().replace(/[\s_.,，。、·]+/g, '').replace(/(预备|暂编|新编)/g, (kind: string) => kind.charAt(0));
  return withDigits(plain).replaceAll('第', '');
}
