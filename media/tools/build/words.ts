import type { Block, Link, Run, SourceText, Text } from '../../schema/index.ts';
import type { SourceBlock } from '../load/markdown.ts';
import type { ContentModel } from '../load/model.ts';
import { englishType } from './english-type.ts';
import { createHantConverter } from './hant.ts';
import type { Name } from './hant.ts';

/** Makes what the kiosk shows, in three languages, of what curators write in two. */
export interface Words {
  /** A text of a YAML file; a traditional form written by hand is taken as it stands. */
  text(source: SourceText): Text;
  /** Two columns of a table, both of which may be empty. */
  columns(zh: string, en: string): Text;
  blocks(source: readonly SourceBlock[]): Block[];
  hantBlocks(source: readonly SourceBlock[]): Block[];
  englishBlocks(source: readonly SourceBlock[]): Block[];
  hant(hans: string): string;
}

export function createWords(model: ContentModel): Words {
  const hant = createHantConverter({
    names: [model.people, model.units, model.places, model.memorials, model.works].flatMap((table) => table.rows.map((row) => toName(row.value))),
    exceptions: model.exceptions?.value ?? {},
    nameOf: nameFinder(model),
  });
  return {
    text: (source) => ({
      'zh-Hans': source['zh-Hans'],
      'zh-Hant': source['zh-Hant'] ?? hant.text(source['zh-Hans']),
      en: englishType(source.en),
    }),
    columns: (zh, en) => ({ 'zh-Hans': zh, 'zh-Hant': hant.text(zh), en: englishType(en) }),
    blocks: (source) => source.map((block) => toBlock(block)),
    hantBlocks: (source) => source.map((block) => toBlock(block, (run) => hant.run(run).text)),
    englishBlocks: (source) => source.map((block) => toBlock(block, ({ text }) => englishType(text))),
    hant: (hans) => hant.text(hans),
  };
}

function toName(row: { readonly name_zh_hans: string; readonly name_zh_hant: string }): Name {
  return { hans: row.name_zh_hans, hant: row.name_zh_hant };
}

function nameFinder(model: ContentModel): (link: Link) => Name | undefined {
  const names = new Map<string, Name>();
  for (const [kind, table] of [['person', model.people], ['unit', model.units], ['place', model.places]] as const) {
    for (const { value } of table.rows) names.set(`${kind}:${value.id}`, toName(value));
  }
  return ({ kind, id }) => names.get(`${kind}:${id}`);
}

function toBlock({ kind, sentences }: SourceBlock, printed: (run: Run) => string = ({ text }) => text): Block {
  return {
    kind,
    sentences: sentences.map(({ id, runs }) => ({
      id,
      runs: runs.map((run) => {
        const text = printed(run);
        return run.link ? { text, link: run.link } : { text };
      }),
    })),
  };
}
