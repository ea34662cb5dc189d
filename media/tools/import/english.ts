import type { PersonRow } from '../load/rows.ts';
import { latin } from './pinyin.ts';
import { toHans } from './scripts.ts';

/** Ranks of the National Revolutionary Army, as the tables of the exhibition call them. */
const RANKS: Readonly<Record<string, string>> = {
  上将: 'General', 中将: 'Lieutenant General', 少将: 'Major General', 上校: 'Colonel', 中校: 'Lieutenant Colonel', 少校: 'Major',
  上尉: 'Captain', 中尉: 'First Lieutenant', 少尉: 'Second Lieutenant', 准尉: 'Warrant Officer', 上士: 'Sergeant First Class', 中士: 'Sergeant', 下士: 'Corporal',
  上等兵: 'Private First Class', 一等兵: 'Private First Class', 二等兵: 'Private', 列兵: 'Private', 士兵: 'Soldier',
  军长: 'Army commander', 师长: 'Division commander', 旅长: 'Brigade commander', 团长: 'Regiment commander', 营长: 'Battalion commander', 连长: 'Company commander',
  排长: 'Platoon leader', 班长: 'Squad leader', 参谋长: 'Chief of staff', 参谋: 'Staff officer', 军医: 'Medical officer',
};

/** Provinces whose English is not their pinyin. */
const PROVINCES: Readonly<Record<string, string>> = {
  陕西: 'Shaanxi', 内蒙古: 'Inner Mongolia', 西藏: 'Tibet', 香港: 'Hong Kong', 澳门: 'Macau', 察哈尔: 'Chahar', 哈尔滨: 'Harbin', 齐齐哈尔: 'Qiqihar',
};
const PROVINCE =
  /^(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门|察哈尔|绥远|热河|西康|北平)(省|市|(?:壮族|回族|维吾尔)?自治区)?/;
const PARTS = /(.+?)(省|市|县|区|镇|乡|村|州|$)/gu;
const KINDS: Readonly<Record<string, string>> = { 县: ' County', 区: ' District', 镇: ' Town', 乡: ' Township', 村: ' Village', 州: ' Prefecture' };

/** Makes the English of what a Chinese list gives in Chinese only. */
export interface English {
  /** Undefined for a rank that nobody has put into English yet. */
  rank(zh: string): string | undefined;
  birthplace(zh: string): string;
}

/** What stands in the table already is said alike. */
export function createEnglish(people: readonly { readonly value: PersonRow }[]): English {
  const ranks = new Map(Object.entries(RANKS));
  const birthplaces = new Map<string, string>();
  for (const { value } of people) {
    if (value.rank_zh !== '' && value.rank_en !== '') ranks.set(value.rank_zh, value.rank_en);
    if (value.birthplace_zh !== '' && value.birthplace_en !== '') birthplaces.set(value.birthplace_zh, value.birthplace_en);
  }
  return {
    rank: (zh) => ranks.get(toHans(zh)),
    birthplace: (zh) => birthplaces.get(zh) ?? birthplaceOf(toHans(zh)),
  };
}

/** 湖南省衡阳县 is `Hengyang County, Hunan`: the smallest first, as addresses in English go. */
function birthplaceOf(zh: string): string {
  const province = PROVINCE.exec(zh);
  const rest = zh.slice(province?.[0].length ?? 0);
  const parts = [...rest.matchAll(PARTS)].map(([, name = '', kind = '']) => (name.length === 1 && kind !== '' ? `${latin(name + kind)}` : `${PROVINCES[name] ?? latin(name)}${KINDS[kind] ?? ''}`));
  const whole = province?.[1] === undefined ? [] : [PROVINCES[province[1]] ?? latin(province[1])];
  return [...parts.reverse(), ...whole].join(', ');
}
