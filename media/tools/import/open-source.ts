import { access, constants, stat } from 'node:fs/promises';
import { kindOfFile } from './archive.ts';
import { openCsv } from './csv-source.ts';
import type { Encoding } from './encoding.ts';
import { SourceError } from './source.ts';
import type { Source } from './source.ts';
import { openXlsx } from './xlsx-source.ts';

/**
 * Opens a list, CSV or XLSX by what it is and not by its name.
 *
 * @throws SourceError for whatever else.
 */
export async function openSource(file: string, { sheet, encoding }: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined }): Promise<Source> {
  await assertReadable(file);
  switch (await kindOfFile(file)) {
    case 'encrypted':
      throw new SourceError('is locked with a password; open it in the spreadsheet program and save it without one (文件, 信息, 保护工作簿)');
    case 'old-excel':
      throw new SourceError('is a workbook of the old kind (XLS); save it as XLSX');
    case 'zip':
      return openXlsx(file, sheet);
    case 'text':
      if (sheet !== undefined) throw new SourceError('is a text, which has no sheets; leave out --sheet');
      return openCsv(file, encoding);
  }
}

async function assertReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw new SourceError('cannot be read; check the name, and who may read it', {}, { cause: error });
  }
  if ((await stat(file)).isDirectory()) throw new SourceError('is a folder; name a CSV or XLSX file');
}
