import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dict } from '@node-rs/jieba/dict.js';
import { ConverterBuilder } from 'opencc-js/core';
import * as Locale from 'opencc-js/preset/cn2t';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { shippedGlyphs } from '../validate/glyphs.ts';
import { typingTable } from './table.ts';
import type { WordCount } from './table.ts';

const FOLDER = join(import.meta.dirname, '../../../renderer/typing');
/** What is written here more often than elsewhere. */
const OWN_WORDS =
  '衡阳 衡阳保卫战 抗战 抗日 先烈 烈士 英烈 英灵 英雄 忠魂 安息 缅怀 怀念 纪念 致敬 敬礼 永远 永垂不朽 和平 祖国 爷爷 祖父 外公 外祖父 太爷爷 曾祖父 伯父 叔父 父亲 后人 家人 亲属 家谱 家书 墓碑 阵亡 牺牲 失踪 老兵 将士 官兵 军长 师长 团长 营长 连长 籍贯 生于 卒于 姓名 有误 应为';
/** As often as a word that everybody uses. */
const OWN_COUNT = 20_000;

const toTaiwan = ConverterBuilder(Locale)({ from: 'cn', to: 'tw' });

/** `npm run content -- typing`: makes the tables by which visitors write Chinese, of what the full face can show. */
export const typingCommand: Command = {
  name: 'typing',
  summary: 'make the tables of the text keyboard anew: which characters and words a spelling stands for',
  usage: '',
  run: async (args, { log }) => {
    if (args.length > 0) throw new UsageError(`typing: ${args[0] ?? ''} is not known`);
    const { full } = await shippedGlyphs();
    const counts = [...OWN_WORDS.split(' ').map((word) => ({ word, count: OWN_COUNT })), ...countsOf(new TextDecoder().decode(dict))];
    for (const [file, convert] of [['zh-hans.txt', (word: string) => word], ['zh-hant.txt', (word: string) => toTaiwan(word)]] as const) {
      const table = typingTable({ counts, shown: full, convert });
      await writeFile(join(FOLDER, file), table);
      log(`${file}: ${Math.round(Buffer.byteLength(table) / 1000)} kB`);
    }
    return 0;
  },
};

/** Lines of a word, its count and its part of speech. */
function countsOf(list: string): WordCount[] {
  return list.split('\n').flatMap((line) => {
    const [word = '', count] = line.split(' ');
    return word === '' ? [] : [{ word, count: Number(count) }];
  });
}
