import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { readFile } from 'node:fs/promises';
import { openSearchIndex } from '../../media/schema/search.ts';
import type { Named } from '../../media/tools/build/search/names.ts';
import { createEngine } from '../../renderer/search/engine.ts';
import { rowOf } from '../../renderer/search/rows.ts';

/** Engines that are measured: ours, and three that are widely used. */
export const ENGINES = ['ours', 'MiniSearch', 'FlexSearch', 'Fuse.js'] as const;
export type EngineName = (typeof ENGINES)[number];

/** The ids of the first five that a query brings. */
export type FirstFive = (query: string) => string[];

export const FIRST = 5;

/** What a reference gets of a person: every spelling that a careful developer would give it. */
interface Document {
  readonly id: string;
  readonly hans: string;
  readonly hant: string;
  readonly syllables: string;
  readonly letters: string;
  readonly initials: string;
  readonly given: string;
  readonly others: string;
}

const FIELDS = ['letters', 'initials', 'hans', 'hant', 'given', 'syllables', 'others'] as const;

function documentsOf(people: readonly Named[]): Document[] {
  return people.map(({ id, name, pinyin, otherSpellings }) => {
    const plain = pinyin.toLowerCase().normalize('NFD').replace(/u\u0308/g, 'v').replace(/\p{M}/gu, '');
    const [, given = ''] = plain.split(' ');
    const syllables = name.en.toLowerCase().split(/[\s']/);
    return {
      id, hans: name['zh-Hans'], hant: name['zh-Hant'], syllables: syllables.join(' '), letters: plain.replace(/[^a-z]/g, ''),
      initials: initialsOf(plain, [...name['zh-Hans']].length), given: given.replace(/[^a-z]/g, ''), others: otherSpellings.join(' '),
    };
  });
}

/** First letters of the syllables: a consonant that a vowel follows begins one. */
function initialsOf(plain: string, count: number): string {
  const starts = plain.match(/(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?=[aeiouv])|(?<=['\s]|^)[aeo]/g) ?? [];
  return starts.slice(0, count).map((start) => start.charAt(0)).join('');
}

/** Makes an engine ready over the people and the index in these files. */
export async function openEngine(name: EngineName, files: { readonly people: string; readonly index: string }): Promise<FirstFive> {
  if (name === 'ours') {
    const bytes = await readFile(files.index);
    const engine = createEngine(openSearchIndex(new Uint8Array(bytes).buffer));
    return (query) => engine.search(query).found.slice(0, FIRST).map((found) => rowOf(engine.index, found.person, found).id);
  }
  const documents = documentsOf(JSON.parse(await readFile(files.people, 'utf8')) as Named[]);
  switch (name) {
    case 'MiniSearch': {
      const engine = new MiniSearch<Document>({ fields: [...FIELDS], searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 1 : false) } });
      engine.addAll(documents);
      return (query) => engine.search(query).slice(0, FIRST).map(({ id }) => String(id));
    }
    case 'FlexSearch': {
      const engine = new FlexSearch.Document({ document: { id: 'id', index: FIELDS.map((field) => ({ field, tokenize: 'forward' as const })) } });
      for (const document of documents) engine.add(document.id, { ...document });
      return (query) => {
        const ids = engine.search(query, { limit: FIRST }).flatMap(({ result }) => result.map(String));
        return [...new Set(ids)].slice(0, FIRST);
      };
    }
    case 'Fuse.js': {
      const engine = new Fuse(documents, { keys: [...FIELDS], threshold: 0.3 });
      return (query) => engine.search(query, { limit: FIRST }).map(({ item }) => item.id);
    }
  }
}
