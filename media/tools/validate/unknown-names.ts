import type { ContentModel, ExhibitPage } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem, Spot } from '../load/problem.ts';
import { splitterOf } from '../text/known-words.ts';
import { passagePairs } from './passages.ts';

/** Surnames that are rarely anything else. Those that are also common words (和, 任, 高, 常) would raise false alarms. */
const SURNAMES =
  '赵钱孙李吴郑王冯陈褚卫蒋沈韩杨朱秦许吕曹严魏陶姜戚谢邹窦章苏潘葛范彭鲁韦马苗袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅卞康伍余顾孟黄穆萧尹姚邵湛汪祁毛禹狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾娄江颜郭梅盛林钟徐邱骆夏蔡田樊胡凌霍虞柯卢莫裘缪宗丁宣邓洪包诸左崔龚程嵇邢裴陆荣翁荀甄曲靳侯仇栾厉祖武符刘景詹龙叶司黎薄蒲卓蔺屠池乔郁闻翟谭姬申冉郦桂牛边燕冀浦尚温庄晏柴瞿阎慕茹习鱼容易廖庾耿匡文寇欧聂晁敖饶曾鞠丰关蒯荆游岳肖俞孔白施张华金周石邝方';
const DOUBLE_SURNAMES = ['欧阳', '司马', '诸葛', '上官', '尉迟', '皇甫', '令狐', '慕容', '夏侯', '端木'];

const TITLES =
  '总司令|司令官|司令|军长|师长|旅长|团长|营长|连长|排长|班长|参谋长|参谋|大将|上将|中将|少将|准将|大佐|中佐|少佐|大校|上校|中校|少校|上尉|中尉|少尉|老兵|将军|先生|女士|教授|院士|委员长|县长|市长|主任|和尚|法师';

const HAN = String.raw`\p{Script=Han}`;
const SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${SURNAMES}])`;
/** 杨济和营长, 方先觉中将: a title behind a name. */
const BEFORE_TITLE = new RegExp(`(${SURNAME}${HAN}{1,2})(?=${TITLES})`, 'gu');
/** 营长杨济和指挥: a title before a name, which is taken to have two characters more unless a mark or a link ends it sooner. */
const BEHIND_TITLE = new RegExp(`(?<=${TITLES})(${SURNAME}${HAN}{2}|${SURNAME}${HAN}(?!${HAN}))`, 'gu');

/** What no given name holds, and what says that the characters are words: 任何, 马上, 全部, 张家口的. */
const NO_NAME = /[的了和与及是在有由个第各等名位军师团营连排级兵队部总副原该前后上下里中大新老本我他她其被派让把将受寺庙为从到同向对每两三几不也都就]|^(?:曾经|毕竟|关于|易于|白天|石头|方面|文中|华中|江东|江西|金属|周围|全体)/u;

/** Stands for a linked person, who is in the table. */
const LINKED = '■';

/**
 * A name beside a title that `people.csv` does not have, in texts in simplified characters: what looks like a name is told
 * by its surname and its title, and names without either go unnoticed.
 */
export function unknownNames(model: ContentModel): Problem[] {
  if (!model.people.loaded) return [];
  const known = model.people.rows.flatMap(({ value }) => [value.name_zh_hans, ...value.other_spellings]);
  const places = model.places.rows.map(({ value }) => value.name_zh_hans);
  const split = splitterOf([...known, ...places]);
  const texts = [
    ...[...model.exhibits.values()].flatMap(({ pages }) => (pages['zh-Hans'] ? sentences(pages['zh-Hans']) : [])),
    ...passagePairs(model).map((pair) => pair['zh-Hans']),
  ];
  return texts.flatMap(({ text, spot }) =>
    candidates(mask(split(text))).map((name) =>
      problemAt(spot, `${name} looks like the name of a person whom people.csv does not have; add the person (or the spelling to other_spellings), or correct the name`),
    ),
  );
}

function sentences(page: ExhibitPage): { text: string; spot: Spot }[] {
  return page.blocks.flatMap((block) =>
    block.sentences.map(({ runs, line }) => ({
      text: runs.map((run) => (run.link?.kind === 'person' ? LINKED : run.text)).join(''),
      spot: { file: page.file, line },
    })),
  );
}

/** A text without the names in it, of which every other part is one. */
function mask(parts: readonly string[]): string {
  return parts.map((part, at) => (at % 2 === 1 ? LINKED : part)).join('');
}

function candidates(text: string): string[] {
  const behind = [...text.matchAll(BEHIND_TITLE)].map(([name]) => (NO_NAME.test(name) ? [...name].slice(0, -1).join('') : name));
  const before = [...text.matchAll(BEFORE_TITLE)].map(([name]) => name);
  // 团长周慎与: what is left of 周慎与 is a name, of 马上同 it is none.
  return [...new Set([...before, ...behind])].filter((name) => !NO_NAME.test(name) && [...name].length > 1);
}
