import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import { toHans } from './scripts.ts';

export type Field = (typeof PEOPLE_COLUMNS)[number];

/** Names that columns go by, beside the field's own; compared without spaces, brackets and case, in simplified characters. */
const ALIASES: Readonly<Record<Field, string>> = {
  id: '标识',
  name_zh_hans: '姓名 名字 姓名简体 简体姓名 简体 烈士姓名 人名 中文名 中文姓名 name name_zh chinese_name name_simplified simplified full_name',
  name_zh_hant: '姓名繁体 繁体姓名 繁体 繁体名 name_traditional traditional',
  pinyin: '拼音 姓名拼音 汉语拼音 hanyu_pinyin romanization',
  other_spellings: '别名 曾用名 又名 其他写法 异名 别号 字号 alias aliases other_names also_known_as',
  name_en: '英文名 英文姓名 姓名英文 外文名 english english_name name_english name_in_english',
  role: '身份 角色 类别 人员类别 人员类型 category type',
  fate: '结局 命运 伤亡 伤亡情况 生死 状况 下落 outcome status',
  roll: '入名录 名录 是否入录 列入名录 in_roll listed',
  rank_zh: '军衔 衔级 级职 职务 职级 军阶 职衔 军衔中文 rank',
  rank_en: '军衔英文 英文军衔 rank_english rank_in_english',
  unit: '部队 单位 所属部队 部队番号 番号 隶属 所属单位 部别 所在部队 regiment military_unit',
  birthplace_zh: '籍贯 出生地 原籍 祖籍 籍贯中文 贯籍 birthplace native_place place_of_birth hometown',
  birthplace_en: '籍贯英文 英文籍贯 出生地英文 birthplace_english',
  born: '出生 出生日期 出生年月 出生年月日 出生年份 出生年 生年 生日 出生时间 birth birth_date date_of_birth birth_year birthday year_of_birth',
  died: '牺牲日期 牺牲时间 阵亡日期 阵亡时间 殉国日期 殉国时间 死亡日期 卒年 逝世 逝世日期 去世日期 牺牲年月 death death_date date_of_death death_year year_of_death',
  count: '人数 number_of_people',
  place: '地点 牺牲地点 阵亡地点 殉国地点 place_of_death',
  date: '日期 事件日期 day',
  record_zh: '事迹 记载 简介 生平 生平事迹 主要事迹 事迹中文 record biography',
  record_en: '事迹英文 英文事迹 英文简介 简介英文 record_english',
  section: '来源 出处 资料来源 史料来源 source',
  doubt: '疑点 存疑 疑问 doubts curator_note',
};

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  PEOPLE_COLUMNS.flatMap((field) => [field, ...ALIASES[field].split(' ')].map((name) => [normalHeader(name), field] as const)),
);

/** How a column is read: into a field, or not. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly field: Field | undefined;
  readonly how: 'named' | 'guessed' | 'left out' | 'not known';
}

export interface Mapping {
  readonly columns: readonly Column[];
  /** What is wrong with it, and what to do. */
  readonly messages: readonly string[];
}

/** Says that a column is not to be read. */
export const LEAVE_OUT = '-';

/** Most rows above the row of column names: a title, a date, who made the list. */
export const HEADER_WITHIN_ROWS = 10;

/** Whether a row looks like the names of columns: two that are known, of which one is a name. */
export function looksLikeHeader(cells: readonly string[], named: Readonly<Record<string, string>>): boolean {
  const fields = mapColumns(cells, named).columns.flatMap(({ field }) => field ?? []);
  return fields.length > 1 && fields.some((field) => field === 'name_zh_hans' || field === 'name_zh_hant');
}

/**
 * Which column is which field: as named by the curator, else guessed from the header.
 *
 * @param named Header to field, or to `-` for a column that is not to be read.
 */
export function mapColumns(headers: readonly string[], named: Readonly<Record<string, string>>): Mapping {
  const messages: string[] = [];
  const wanted = new Map(Object.entries(named).map(([header, field]) => [normalHeader(header), { header, field }]));
  const taken = new Map<Field, string>();
  const claimed = new Set([...wanted.values()].map(({ field }) => field));
  const columns = headers.map((header, index): Column => {
    const own = wanted.get(normalHeader(header));
    wanted.delete(normalHeader(header));
    if (own?.field === LEAVE_OUT) return { index, header, field: undefined, how: 'left out' };
    const guess = FIELD_OF.get(normalHeader(header)) ?? FIELD_OF.get(normalHeader(header.replace(/[（(].*?[)）]/g, '')));
    const field = own ? PEOPLE_COLUMNS.find((each) => each === own.field) : guess;
    // A guess gives way to what the curator said.
    if (field === undefined || (!own && claimed.has(field))) return { index, header, field: undefined, how: 'not known' };
    const earlier = taken.get(field);
    if (earlier !== undefined) messages.push(`the columns ${earlier} and ${header} are both ${field}; leave one out, such as --map ${header}=${LEAVE_OUT}`);
    taken.set(field, header);
    return { index, header, field, how: own ? 'named' : 'guessed' };
  });
  for (const { header } of wanted.values()) messages.push(`there is no column ${header}; the columns are ${headers.filter((each) => each !== '').join(', ')}`);
  return { columns, messages };
}

function normalHeader(header: string): string {
  return toHans(header.normalize('NFKC')).toLowerCase().replace(/[\s_()[\]【】:：*·/-]+/g, '');
}
