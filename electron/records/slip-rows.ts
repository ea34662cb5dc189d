import { csvOf } from './csv.ts';
import type { KeptSlip } from './exporting.ts';

const COLUMNS = ['at', 'person', 'topic', 'evidence', 'words', 'contact', 'id'] as const;

/** A slip as its readers get it; `contact` in clear, or still encrypted (`sealed:…`), or empty. */
export type SlipRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

const SEALED = 'sealed:';

/** An encrypted contact as text. */
export function sealedText(contact: Uint8Array | undefined): string {
  return contact ? `${SEALED}${Buffer.from(contact).toString('base64')}` : '';
}

/** What `sealedText` made into text; undefined for any other text. */
export function sealedBytes(text: string): Uint8Array | undefined {
  return text.startsWith(SEALED) ? Buffer.from(text.slice(SEALED.length), 'base64') : undefined;
}

export function slipRow({ at, person, topic, evidence, words, id }: Omit<KeptSlip, 'contact'>, contact: string): SlipRow {
  return { at, person, topic, evidence, words, contact, id };
}

export function slipsCsv(rows: readonly SlipRow[]): string {
  return csvOf(COLUMNS, rows);
}
