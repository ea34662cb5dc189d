import { describe, expect, it } from 'vitest';
import type { SourceLanguage } from '../../schema/index.ts';
import { parseBody } from './markdown.ts';
import type { Problem } from './problem.ts';

function read(text: string, language: SourceLanguage = 'en') {
  const problems: Problem[] = [];
  const blocks = parseBody(text, language, 'x.md', problems);
  return { blocks, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

function outline(text: string, language: SourceLanguage = 'en') {
  return read(text, language).blocks.map(({ kind, sentences }) => [
    kind,
    ...sentences.map(({ id, line, runs, attribution }) => `${id}@${line}${attribution ? '!' : ''} ${runs.map((run) => run.text).join('|')}`),
  ]);
}

describe('blocks', () => {
  it('numbers sentences through paragraphs and quotations, each with its line', () => {
    expect(outline('One. Two\ntwo. Three.\n\n> Four.\n> — A, in B, 1944. C.\n\nFive.\n')).toEqual([
      ['paragraph', 's1@1 One. ', 's2@1 Two two. ', 's3@2 Three.'],
      ['quote', 's4@4 Four.', 's5@5! — A, in B, 1944. C.'],
      ['paragraph', 's6@7 Five.'],
    ]);
  });

  it('joins Chinese lines with nothing between, and figures with a space', () => {
    expect(outline('敌军\n渡河。到了7\n8月。', 'zh-Hans')).toEqual([['paragraph', 's1@1 敌军渡河。', 's2@2 到了7 8月。']]);
  });

  it('takes the source of a quotation from a paragraph of its own too', () => {
    expect(outline('> 守住。\n>\n> ——某人，某日\n', 'zh-Hans')).toEqual([['quote', 's1@1 守住。', 's2@3! ——某人，某日']]);
  });

  it('does not take a dash in a paragraph for a source', () => {
    expect(outline('— so it was.\n')).toEqual([['paragraph', 's1@1 — so it was.']]);
  });

  it('reads entities and escapes as the characters they are', () => {
    expect(outline('A &amp; B \\* C.\n')).toEqual([['paragraph', 's1@1 A & B * C.']]);
  });
});

describe('links', () => {
  it('become runs with kind, id and line', () => {
    expect(read('At\nthe [ford](place:ford) stood [Yu](person:yu-qiuyu).\n').blocks[0]?.sentences[0]?.runs).toEqual([
      { text: 'At the ', line: 1 },
      { text: 'ford', line: 2, link: { kind: 'place', id: 'ford' } },
      { text: ' stood ', line: 2 },
      { text: 'Yu', line: 2, link: { kind: 'person', id: 'yu-qiuyu' } },
      { text: '.', line: 2 },
    ]);
  });

  it('may go on over a line', () => {
    expect(read('The [1st\nRegiment](unit:regiment-1) held.\n').blocks[0]?.sentences[0]?.runs.map((run) => run.text)).toEqual(['The ', '1st Regiment', ' held.']);
  });

  it.each([
    ['[a](https://example.org)', 'the link leads to "https://example.org"; it must lead to person:, place:, unit: or exhibit: and an id, such as person:yang-jihe'],
    ['[a](javascript:alert(1))', 'the link leads to "javascript:alert(1)"; it must lead to person:, place:, unit: or exhibit: and an id, such as person:yang-jihe'],
    ['[a](person:Yang)', 'the link leads to "person:Yang"; it must lead to person:, place:, unit: or exhibit: and an id, such as person:yang-jihe'],
    ['[](person:yang)', 'a link has no words to touch; write [words](person:id)'],
    ['[a](person:yang ji)', '"[a](person:yang ji)" looks like a link but is none; write [words](person:id) without spaces in the address'],
  ])('refuses %s', (text, message) => {
    expect(read(`Words.\n${text}\n`).problems).toEqual([`2: ${message}`]);
  });
});

describe('everything else', () => {
  it.each([
    ['# Title', 'a heading'],
    ['Title\n=====', 'a heading'],
    ['- one\n- two', 'a list'],
    ['1. one', 'a list'],
    ['```\ncode\n```', 'a code block'],
    ['    code', 'a code block (four spaces at the start of a line make one)'],
    ['***', 'a rule'],
    ['<div>x</div>', 'raw HTML'],
    ['<!-- note -->', 'raw HTML'],
    ['a <b onclick="x()">', 'raw HTML'],
    ['![x](y.png)', 'a picture (name it in exhibit.yaml)'],
    ['a *b* c', 'emphasis'],
    ['a **b** c', 'emphasis'],
    ['a `b` c', 'code'],
    ['a\\\nb', 'a line break (two spaces or a backslash at the end of a line make one)'],
  ])('refuses %j', (text, what) => {
    expect(read(`Words.\n\n${text}\n`).problems).toEqual([`3: ${what} is not allowed in a text; only paragraphs, quotations (>) and links`]);
  });

  it('names every place in one run', () => {
    expect(read('# A\n\n- b <i>\n\n> > c\n').problems.map((problem) => problem.split(' ').slice(0, 3).join(' '))).toEqual(['1: a heading', '3: a list', '3: raw HTML', '5: a quotation']);
  });

  it('finds no body in an empty file', () => {
    expect(read('\n\n')).toEqual({ blocks: [], problems: [] });
  });
});
