import { SEARCH_INDEX_PATH } from '../../media/schema/search.ts';
import type { BrowseBy } from '../search/browse.ts';
import type { Listed, Opened, SearchAnswers, SearchAsk, SearchResponse } from '../search/protocol.ts';
import type { NameRow } from '../search/rows.ts';
import { ContentError, getBytes } from './http.ts';

/** The search, in a thread of its own, so that no key waits for it. */
export interface SearchService {
  readonly opened: Opened;
  search(text: string): Promise<Listed>;
  browse(by: BrowseBy, value: number): Promise<Listed>;
  /** Rows of the list that was asked for last. */
  rows(from: number, to: number): Promise<readonly NameRow[]>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * Fetches the index of this generation and opens it in a worker.
 *
 * @throws ContentError with `not-found` for a generation without an index, `malformed` for one that cannot be opened.
 */
export async function openSearch(): Promise<SearchService> {
  const bytes = await getBytes(`/${SEARCH_INDEX_PATH}`);
  const worker = new Worker(new URL('../search/worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;

  function failAll(message: string): void {
    for (const { reject } of waiting.values()) reject(new ContentError('malformed', message, 0));
    waiting.clear();
  }

  function ask<K extends SearchAsk['kind']>(question: Extract<SearchAsk, { kind: K }>, transfer: Transferable[] = []): Promise<SearchAnswers[K]> {
    last += 1;
    const number = last;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve: (answer) => resolve(answer as SearchAnswers[K]), reject });
      worker.postMessage({ ...question, number }, transfer);
    });
  }

  worker.addEventListener('message', ({ data }: MessageEvent<SearchResponse>) => {
    const asker = waiting.get(data.number);
    waiting.delete(data.number);
    if ('answer' in data) asker?.resolve(data.answer);
    else asker?.reject(new ContentError('malformed', data.error, 0));
  });
  worker.addEventListener('error', (event) => failAll(event.message));

  try {
    const opened = await ask({ kind: 'open', bytes }, [bytes]);
    return {
      opened,
      search: (text) => ask({ kind: 'search', text }),
      browse: (by, value) => ask({ kind: 'browse', by, value }),
      rows: (from, to) => ask({ kind: 'rows', from, to }),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
