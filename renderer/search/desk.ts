import { KIND, openSearchIndex } from '../../media/schema/search.ts';
import { choicesOf, peopleBy } from './browse.ts';
import { createEngine, type Engine } from './engine.ts';
import { FIRST_ROWS, type Listed, type SearchAnswers, type SearchAsk } from './protocol.ts';
import { rowOf, type Found, type NameRow } from './rows.ts';

/** Answers asks, one after the other, and keeps the list that was asked for last. */
export interface Desk {
  /** @throws Error when nothing was opened, or the bytes are no index. */
  answer(ask: SearchAsk): SearchAnswers[SearchAsk['kind']];
}

export function createDesk(): Desk {
  let engine: Engine | undefined;
  let found: readonly Found[] | undefined;
  let people: Uint32Array = new Uint32Array();

  function opened(): Engine {
    if (!engine) throw new Error('no index was opened');
    return engine;
  }

  function rows(from: number, to: number): NameRow[] {
    const { index } = opened();
    if (found) return found.slice(from, to).map((each) => rowOf(index, each.person, each, each.kind === KIND.alias));
    return [...people.subarray(Math.max(0, from), to)].map((person) => rowOf(index, person));
  }

  function search(text: string): Listed {
    const answer = opened().search(text);
    found = answer.found;
    return { total: answer.found.length, exact: answer.exact, more: answer.more, next: answer.next, candidates: answer.candidates, rows: rows(0, FIRST_ROWS) };
  }

  function answer(ask: SearchAsk): SearchAnswers[SearchAsk['kind']] {
    switch (ask.kind) {
      case 'open':
        engine = createEngine(openSearchIndex(ask.bytes));
        return { total: engine.index.id.length, choices: choicesOf(engine.index) };
      case 'search':
        return search(ask.text);
      case 'browse':
        found = undefined;
        people = peopleBy(opened().index, ask.by, ask.value);
        return { total: people.length, exact: people.length, more: false, next: new Set(), candidates: [], rows: rows(0, FIRST_ROWS) };
      case 'rows':
        return rows(ask.from, ask.to);
    }
  }

  return { answer };
}
