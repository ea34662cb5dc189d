import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { BrowseBy } from '../search/browse.ts';
import type { Candidate } from '../search/candidates.ts';
import type { Listed, Opened } from '../search/protocol.ts';
import { QUERY_MAX } from '../search/query.ts';
import type { NameRow } from '../search/rows.ts';
import { openSearch, type SearchService } from '../services/search.ts';

export type KeyboardLayout = 'latin' | 'zhuyin';

/** Rows are fetched so many at a time. */
const ROWS_AT_ONCE = 60;

/** What a visitor is looking for in the hall. Forgotten at the end of a visit. */
export const useSearchStore = defineStore('search', () => {
  const text = ref('');
  const layout = ref<KeyboardLayout>('latin');
  const by = ref<BrowseBy>('surname');
  const chosen = shallowRef<{ by: BrowseBy; value: number } | null>(null);
  const opened = shallowRef<Opened | null>(null);
  const listed = shallowRef<Listed | null>(null);
  const rows = shallowRef<readonly (NameRow | undefined)[]>([]);
  /** Letters with which any name begins. */
  const initials = shallowRef<ReadonlySet<string> | null>(null);
  let service: Promise<SearchService> | undefined;
  let asked = 0;

  /** Opens the search, once; after a failure the next call tries again. @throws ContentError */
  async function open(): Promise<void> {
    service ??= openSearch().catch((error: unknown) => {
      service = undefined;
      throw error;
    });
    const at = await service;
    initials.value ??= (await at.search('')).next;
    opened.value = at.opened;
    if (text.value !== '' || chosen.value) await show();
  }

  /** Lists what is written, or what was chosen. An answer that a later key has overtaken is dropped. */
  async function show(): Promise<void> {
    asked += 1;
    const round = asked;
    const at = await service;
    if (!at || round !== asked) return;
    const choice = text.value === '' ? chosen.value : null;
    if (text.value === '' && !choice) {
      listed.value = null;
      rows.value = [];
      return;
    }
    const list = await (choice ? at.browse(choice.by, choice.value) : at.search(text.value));
    if (round !== asked) return;
    listed.value = list;
    rows.value = list.rows;
  }

  /** Fetches the rows from `from` to `to`, where they are not there yet. */
  async function reach(from: number, to: number): Promise<void> {
    const first = rows.value.findIndex((row, at) => at >= from && row === undefined);
    const missing = first >= 0 && first < to ? first : Math.max(from, rows.value.length);
    if (missing >= to || !listed.value || missing >= listed.value.total) return;
    const round = asked;
    const fetched = await (await service)?.rows(missing, missing + ROWS_AT_ONCE);
    if (!fetched || round !== asked) return;
    const next = rows.value.slice();
    fetched.forEach((row, at) => { next[missing + at] = row; });
    rows.value = next;
  }

  function write(next: string): Promise<void> {
    text.value = [...next].slice(0, QUERY_MAX).join('');
    return show();
  }

  return {
    text, layout, by, chosen, opened, initials, listed, rows, open, reach,
    type: (key: string) => write(text.value + key),
    back: () => write([...text.value].slice(0, -1).join('')),
    clear: () => write(''),
    /** Puts a character in the place of the letters that it stands for. */
    take({ letters }: Candidate, character: string): Promise<void> {
      const at = letters === 0 ? text.value.length : text.value.search(/[a-z\u3105-\u3129]/);
      return write(text.value.slice(0, at) + character + text.value.slice(at + letters));
    },
    browse(value: number | null): Promise<void> {
      chosen.value = value === null ? null : { by: by.value, value };
      return show();
    },
    /** For the next visitor nothing is written. */
    forget(): void {
      asked += 1;
      text.value = '';
      layout.value = 'latin';
      by.value = 'surname';
      chosen.value = null;
      listed.value = null;
      rows.value = [];
    },
  };
});
