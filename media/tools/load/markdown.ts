import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { linkSchema } from '../../schema/index.ts';
import type { Block, Link, Run, SourceLanguage } from '../../schema/index.ts';
import { splitSentences } from '../text/split-sentences.ts';
import type { Problem } from './problem.ts';

interface SourceRun extends Run {
  readonly line: number;
}

interface SourceSentence {
  readonly id: string;
  readonly line: number;
  readonly runs: readonly SourceRun[];
  /** Whether it is the line under a quotation that says who, when and where. */
  readonly attribution: boolean;
}

export interface SourceBlock {
  readonly kind: Block['kind'];
  readonly line: number;
  readonly sentences: readonly SourceSentence[];
}

/** The line that names the source of a quotation starts so. */
const ATTRIBUTION = /^[—―–]/;

// The commonmark preset knows no tables and no struck text. html is on so that raw HTML comes as tokens of its own and can be named as such; nothing here ever renders it.
const markdown = new MarkdownIt('commonmark', { html: true }).disable(['reference']);
// Addresses must come as they are written, the wrong ones too, to be reported.
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;

/**
 * The body of an exhibit: paragraphs, block quotes, and links to people, places, units and exhibits. Everything else
 * becomes a problem. `text` is the whole file with the lines of its front matter blanked, so that lines agree.
 */
export function parseBody(text: string, language: SourceLanguage, file: string, problems: Problem[]): SourceBlock[] {
  const report = (line: number, message: string) => problems.push({ file, line, message });
  const blocks: { kind: Block['kind']; line: number; lines: SourceRun[][] }[] = [];
  let quote: (typeof blocks)[number] | undefined;
  for (const token of markdown.parse(text, {})) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'blockquote_open') {
      if (quote) report(line, 'a quotation inside a quotation is not allowed; write it as one');
      else blocks.push((quote = { kind: 'quote', line, lines: [] }));
    } else if (token.type === 'blockquote_close') {
      quote = undefined;
    } else if (token.type === 'inline') {
      const lines = readInline(token.children ?? [], line, report);
      if (quote) quote.lines.push(...lines);
      else blocks.push({ kind: 'paragraph', line, lines });
    } else if (token.nesting >= 0 && token.type !== 'paragraph_open' && token.type !== 'list_item_open') {
      report(line, notAllowed(token.type));
    }
  }
  return numbered(blocks.filter((block) => block.lines.some((runs) => runs.length > 0)), language);
}

function numbered(blocks: readonly { kind: Block['kind']; line: number; lines: SourceRun[][] }[], language: SourceLanguage): SourceBlock[] {
  let count = 0;
  const next = (runs: readonly SourceRun[], attribution: boolean): SourceSentence => {
    count += 1;
    return { id: `s${count}`, line: runs[0]?.line ?? 1, runs, attribution };
  };
  return blocks.map(({ kind, line, lines }) => {
    const last = lines.at(-1);
    const attribution = kind === 'quote' && last && ATTRIBUTION.test(last[0]?.text ?? '') ? last : undefined;
    const text = joinLines(attribution ? lines.slice(0, -1) : lines, language);
    const sentences = splitSentences(text, language).map((runs) => next(merge(runs), false));
    return { kind, line, sentences: attribution ? [...sentences, next(attribution, true)] : sentences };
  });
}

/** The runs of each line of a paragraph. */
function readInline(tokens: readonly Token[], firstLine: number, report: (line: number, message: string) => void): SourceRun[][] {
  let runs: SourceRun[] = [];
  const lines = [runs];
  let line = firstLine;
  let link: Link | undefined;
  for (const token of tokens) {
    if (token.type === 'softbreak') {
      line += 1;
      lines.push((runs = []));
    } else if (token.type === 'link_open') {
      link = readLink(token, line, report);
    } else if (token.type === 'link_close') {
      if (tokens[tokens.indexOf(token) - 1]?.type === 'link_open') report(line, 'a link has no words to touch; write [words](person:id)');
      link = undefined;
    } else if (token.type === 'text' || token.type === 'text_special') {
      if (token.content.includes('](')) report(line, `"${token.content.trim()}" looks like a link but is none; write [words](person:id) without spaces in the address`);
      append(runs, token.content, line, link);
    } else if (token.nesting >= 0) {
      report(line, notAllowed(token.type));
      // A hard break ends a line of the source as a soft one does.
      if (token.type === 'hardbreak') {
        line += 1;
        lines.push((runs = []));
      }
    }
  }
  return lines;
}

function append(runs: SourceRun[], text: string, line: number, link: Link | undefined): void {
  if (text === '') return;
  const before = runs.at(-1);
  if (before && before.link === link) runs[runs.length - 1] = { ...before, text: before.text + text };
  else runs.push(link ? { text, line, link } : { text, line });
}

function readLink(token: Token, line: number, report: (line: number, message: string) => void): Link | undefined {
  const address = String(token.attrGet('href') ?? '');
  const [kind = '', ...rest] = address.split(':');
  const result = linkSchema.safeParse({ kind, id: rest.join(':') });
  if (result.success) return result.data;
  report(line, `the link leads to "${address}"; it must lead to person:, place:, unit: or exhibit: and an id, such as person:yang-jihe`);
  return undefined;
}

/**
 * Lines of a paragraph are one text: English words are parted by a space, Chinese ones by nothing. The runs stay apart
 * where the lines did, so that each sentence knows the line on which it begins.
 */
function joinLines(lines: readonly SourceRun[][], language: SourceLanguage): SourceRun[] {
  const joined: SourceRun[] = [];
  for (const runs of lines) {
    const before = joined.at(-1);
    const first = runs[0];
    if (!first) continue;
    if (before && needsSpace(before.text, first.text, language)) {
      // A link that goes on over the line keeps its space; beside a link the space belongs to the plain text.
      if (before.link === undefined || before.link === first.link) joined[joined.length - 1] = { ...before, text: `${before.text} ` };
      else joined.push({ text: ' ', line: before.line });
    }
    joined.push(...runs);
  }
  return joined;
}

function merge(runs: readonly SourceRun[]): SourceRun[] {
  const merged: SourceRun[] = [];
  for (const run of runs) append(merged, run.text, run.line, run.link);
  return merged;
}

const LATIN = /[\p{Script=Latin}\d]/u;

function needsSpace(before: string, after: string, language: SourceLanguage): boolean {
  return language === 'en' || (LATIN.test(before.at(-1) ?? '') && LATIN.test(after[0] ?? ''));
}

const NAMES: Readonly<Record<string, string>> = {
  heading_open: 'a heading',
  bullet_list_open: 'a list',
  ordered_list_open: 'a list',
  fence: 'a code block',
  code_block: 'a code block (four spaces at the start of a line make one)',
  code_inline: 'code',
  hr: 'a rule',
  html_block: 'raw HTML',
  html_inline: 'raw HTML',
  image: 'a picture (name it in exhibit.yaml)',
  em_open: 'emphasis',
  strong_open: 'emphasis',
  hardbreak: 'a line break (two spaces or a backslash at the end of a line make one)',
};

function notAllowed(type: string): string {
  return `${NAMES[type] ?? type} is not allowed in a text; only paragraphs, quotations (>) and links`;
}
