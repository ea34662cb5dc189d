import { posix } from 'node:path';
import type { Archive } from './archive.ts';
import { shownBy } from './excel-dates.ts';
import type { Shown } from './excel-dates.ts';
import { SourceError } from './source.ts';
import { readWholeXml, unescapeText } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What is needed of a workbook to read its sheets. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  /** What the cells of a style show of a date. */
  readonly dateStyles: readonly (Shown | undefined)[];
  readonly strings: readonly string[];
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** @throws SourceError for an archive that is no workbook, and for a damaged one. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = await mainPart(archive);
  const relations = await readRelations(archive, main);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readWholeXml(archive.read(main), main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      const relation = name === 'sheet' ? relations.get(attributes['id'] ?? '') : undefined;
      // Sheets that hold nothing but a chart are of another type.
      if (relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', part: relation.part, hidden: /hidden/i.test(attributes['state'] ?? '') });
    },
  });
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type && archive.has(relation.part))?.part;
  const styles = partOf('styles');
  const strings = partOf('sharedStrings');
  return {
    sheets,
    from1904,
    dateStyles: styles === undefined ? [] : await readDateStyles(archive, styles),
    strings: strings === undefined ? [] : await readStrings(archive, strings),
  };
}

async function mainPart(archive: Archive): Promise<string> {
  const relations = archive.has('_rels/.rels') ? [...(await readRelations(archive, '')).values()] : [];
  const main = relations.find(({ type }) => type === 'officeDocument')?.part;
  if (main !== undefined && /\.bin$/i.test(main)) throw new SourceError('is a binary workbook (XLSB); save it as XLSX');
  if (main !== undefined && /(^|\/)workbook/i.test(main)) return main;
  const what = archive.has('content.xml') ? 'an OpenDocument file (ODS)' : 'a ZIP archive, but no workbook';
  throw new SourceError(`is ${what}; save the list as XLSX or as "CSV UTF-8"`);
}

/** The relations of a part by their id; a type without the address that it begins with, which differs in strict workbooks. */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  await readWholeXml(archive.read(file), file, {
    open: (name, { Id: id, Type: type, Target: target }) => {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  });
  return relations;
}

async function readDateStyles(archive: Archive, part: string): Promise<(Shown | undefined)[]> {
  const codes = new Map<number, string>();
  const styles: (Shown | undefined)[] = [];
  let inCells = false;
  await readWholeXml(archive.read(part), part, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(shownBy(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

async function readStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  const collector = textCollector();
  await readWholeXml(archive.read(part), part, {
    open: (name) => {
      if (name === 'si') collector.begin();
      else collector.open(name);
    },
    text: (text) => collector.text(text),
    close: (name) => {
      if (name === 'si') strings.push(collector.end());
      else collector.close(name);
    },
  });
  return strings;
}

/** Gathers a text that may be of several runs; how it is read aloud (`rPh`) stands beside it and is no part of it. */
export function textCollector() {
  let gathered = '';
  let inText = false;
  let inReading = false;
  return {
    begin: () => {
      gathered = '';
      inText = inReading = false;
    },
    open: (name: string) => {
      if (name === 'rPh') inReading = true;
      if (name === 't') inText = !inReading;
    },
    text: (text: string) => {
      if (inText) gathered += text;
    },
    close: (name: string) => {
      if (name === 'rPh') inReading = false;
      if (name === 't') inText = false;
    },
    end: () => unescapeText(gathered),
  };
}
