import type {
  AccountsSource, ExhibitionSource, ExhibitSource, FrontMatter, MapSource, NarrationRecord, PictureSource, SourceLanguage,
} from '../../schema/index.ts';
import type { VttCue } from '../narrate/vtt.ts';
import type { Located, Table } from './located.ts';
import type { SourceBlock } from './markdown.ts';
import type { Findings, Spot } from './problem.ts';
import type { EventRow, MemorialRow, PersonRow, PlaceRow, PronunciationRow, UnitRow, WorkRow } from './rows.ts';

/** `exhibits/<id>/<language>.md`. `front` is missing where the front matter does not fit. */
export interface ExhibitPage {
  readonly file: string;
  readonly front: Located<FrontMatter> | undefined;
  readonly blocks: readonly SourceBlock[];
}

export interface SourceCue extends VttCue {
  readonly spot: Spot;
}

/** The files of one clip. What is missing or does not parse is undefined and reported. */
export interface Clip {
  readonly exhibit: string;
  readonly language: SourceLanguage;
  readonly audio: string;
  readonly record: Located<NarrationRecord> | undefined;
  readonly captions: { readonly file: string; readonly cues: readonly SourceCue[] } | undefined;
}

export interface ExhibitFolder {
  readonly id: string;
  readonly sheet: Located<ExhibitSource> | undefined;
  readonly pages: Readonly<Partial<Record<SourceLanguage, ExhibitPage>>>;
  readonly clips: Readonly<Partial<Record<SourceLanguage, Clip>>>;
}

/** The source of an exhibition, as far as it could be read; `findings` says what could not. */
export interface ContentModel {
  readonly directory: string;
  readonly exhibition: Located<ExhibitionSource> | undefined;
  readonly exhibits: ReadonlyMap<string, ExhibitFolder>;
  readonly people: Table<PersonRow>;
  readonly units: Table<UnitRow>;
  readonly places: Table<PlaceRow>;
  readonly memorials: Table<MemorialRow>;
  readonly works: Table<WorkRow>;
  readonly timeline: Table<EventRow>;
  readonly accounts: Table<AccountsSource>;
  readonly pictures: Table<PictureSource>;
  readonly pronunciation: Table<PronunciationRow>;
  /** Reviewed exceptions of the conversion, zh-Hans phrase to zh-Hant phrase. */
  readonly exceptions: Located<Readonly<Record<string, string>>> | undefined;
  /** The lines of the schematic map; an exhibition without one has no `map.yaml`. */
  readonly map: Located<MapSource> | undefined;
  /** Every file below the folder, as paths with `/` relative to it, sorted. */
  readonly files: readonly string[];
  readonly findings: Findings;
}

/** Whether an id stands in a table. A table that could not be read is given the benefit of the doubt. */
export function has(table: Table<unknown>, id: string): boolean {
  return !table.loaded || table.ids.has(id);
}
