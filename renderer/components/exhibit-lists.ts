import type { Exhibit } from '../../media/schema/exhibits.ts';
import type { Memorial } from '../../media/schema/memorials.ts';
import { WORK_KINDS, type Work } from '../../media/schema/works.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { dateText, type Words } from './margin-records.ts';

/** A row of a list; what is empty is left out. */
interface ListRow {
  readonly id: string;
  readonly name: string;
  /** In English, the name as it is written there. */
  readonly original: string;
  /** Where and since when, or by whom and when. */
  readonly line: string;
  readonly record: string;
}

/** A list at the end of an exhibit: all memorials, or the works of one kind. */
export interface ExhibitList {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** Headings of the source, each once. */
  readonly sections: readonly string[];
}

const WORK_WORDS: Readonly<Record<Work['kind'], MessageKey>> = {
  memoir: 'workMemoir',
  study: 'workStudy',
  novel: 'workNovel',
  documentary: 'workDocumentary',
  film: 'workFilm',
  series: 'workSeries',
  photographs: 'workPhotographs',
  sculpture: 'workSculpture',
};

const BETWEEN = ' · ';

/** The lists of an exhibit in the visitor's language, memorials first, then works by their kind. */
export function listsOf({ memorials, works, places }: Pick<Exhibit, 'memorials' | 'works' | 'places'>, words: Words): ExhibitList[] {
  const placeNames = new Map(places.map(({ id, name }) => [id, words.local(name)]));
  const kinds = WORK_KINDS.map((kind) => ({ kind, rows: works.filter((work) => work.kind === kind) }));
  return [
    list('memorials', 'listMemorials', memorials, words, (memorial) => memorialLine(memorial, placeNames, words)),
    ...kinds.map(({ kind, rows }) => list(kind, WORK_WORDS[kind], rows, words, (work) => workLine(work, words))),
  ].filter(({ rows }) => rows.length > 0);
}

function list<T extends Memorial | Work>(id: string, title: MessageKey, rows: readonly T[], words: Words, lineOf: (row: T) => string): ExhibitList {
  return {
    id,
    title: words.t(title),
    rows: rows.map((row) => ({
      id: row.id,
      name: words.local(row.name),
      original: words.language === 'en' ? row.name['zh-Hans'] : '',
      line: lineOf(row),
      record: shown(row.record, words),
    })),
    sections: [...new Set(rows.flatMap(({ section }) => section.split(/[;；]/)))],
  };
}

function memorialLine({ place, date }: Memorial, places: ReadonlyMap<string, string>, words: Words): string {
  const since = `${words.t('fieldSetUp')}${words.t('colon')}${dateText(date, words) || words.t('notRecorded')}`;
  return [places.get(place ?? '') ?? '', since.replaceAll(' ', '\u00a0')].filter((part) => part !== '').join(BETWEEN);
}

function workLine({ by, publisher, date }: Work, words: Words): string {
  return [shown(by, words), shown(publisher, words), dateText(date, words)].filter((part) => part !== '').join(BETWEEN);
}

/** An empty text is not one that lacks its translation. */
function shown(text: Work['by'], words: Words): string {
  return text['zh-Hans'] === '' ? '' : words.local(text);
}
