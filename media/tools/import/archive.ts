import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { SourceError } from './source.ts';

/** Largest part of a workbook, unpacked: a million rows of names stay below it, and an archive that lies does not fill the disk. */
const PART_MAX_BYTES = 2 * 1024 ** 3;
const DAMAGED = 'the workbook is damaged; open it in the spreadsheet program and save it anew as XLSX, or fetch it again';
const OLE_SIGNATURE = 'd0cf11e0a1b11ae1';
/** Name of the stream in which a workbook with a password lies, as the container's directory writes it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const CHUNK_BYTES = 256 * 1024;

/** What kind of file it is by its first bytes, never by its name. */
export async function kindOfFile(file: string): Promise<'zip' | 'old-excel' | 'encrypted' | 'text'> {
  await using handle = await open(file);
  const head = Buffer.alloc(8);
  await handle.read(head, 0, head.length, 0);
  if (head.toString('hex') === OLE_SIGNATURE) return (await holds(handle, ENCRYPTED)) ? 'encrypted' : 'old-excel';
  return head.toString('latin1').startsWith('PK\u0003\u0004') ? 'zip' : 'text';
}

async function holds(handle: { read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }> }, word: Buffer): Promise<boolean> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  // Pieces overlap, so that a word on their border is found.
  for (let position = 0; ; position += CHUNK_BYTES - word.length) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    if (buffer.subarray(0, bytesRead).includes(word)) return true;
    if (bytesRead < CHUNK_BYTES) return false;
  }
}

/** The parts of a workbook. */
export interface Archive {
  has(name: string): boolean;
  /** Size of a part in bytes, unpacked. */
  size(name: string): number;
  /** @throws SourceError where a part is missing, damaged or too large. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** @throws SourceError for what is no whole ZIP archive. */
export async function openArchive(file: string): Promise<Archive> {
  let zip: ZipFile | undefined;
  const entries = new Map<string, Entry>();
  try {
    zip = await openPromise(file, { autoClose: false, strictFileNames: false });
    for await (const entry of zip.eachEntry()) entries.set(key(entry.fileName), entry);
  } catch (error) {
    zip?.close();
    throw new SourceError(`${DAMAGED} (${messageOf(error)})`, {}, { cause: error });
  }
  const opened = zip;
  return {
    has: (name) => entries.has(key(name)),
    size: (name) => entries.get(key(name))?.uncompressedSize ?? 0,
    read: (name) => readEntry(opened, entries.get(key(name)), name),
    close: () => opened.close(),
  };
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Buffer> {
  if (!entry) throw new SourceError(`${DAMAGED} (its part ${name} is missing)`);
  if (entry.uncompressedSize > PART_MAX_BYTES) throw new SourceError(`has a part of ${entry.uncompressedSize} bytes (${name}); cut the list into several files`);
  if (entry.isEncrypted()) throw new SourceError('is a ZIP archive with a password; unpack it, or save the workbook without one');
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError(`${DAMAGED} (${name}: ${messageOf(error)})`, {}, { cause: error });
  }
  if (sum !== entry.crc32) throw new SourceError(`${DAMAGED} (${name} does not have its checksum)`);
}

function key(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
