import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { SourceError } from './source.ts';

/** What a text may be written in. Big5 is never guessed: its bytes are GB18030 as well, of other characters. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const CHUNK_BYTES = 64 * 1024;
const SAVE_AS = 'save it anew as "CSV UTF-8" (Excel: 另存为, CSV UTF-8(逗号分隔)), or save it as XLSX';

/**
 * How a text is encoded: by its byte order mark, else UTF-8 where the whole of it is, else GB18030, which Excel writes on a
 * Chinese machine. The file is read through, never held.
 *
 * @throws SourceError for what is neither.
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  await using handle = await open(file);
  const head = Buffer.alloc(4);
  await handle.read(head, 0, head.length, 0);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const wrong = await firstWrongLine(handle, 'utf-8');
  if (wrong === undefined) return 'utf-8';
  const alsoWrong = await firstWrongLine(handle, 'gb18030');
  if (alsoWrong === undefined) return 'gb18030';
  throw new SourceError(`is neither UTF-8 (line ${wrong}) nor GB18030 here; ${SAVE_AS}, or name its encoding with --encoding big5`, { row: alsoWrong });
}

/**
 * The text of a file in pieces, without its byte order mark.
 *
 * @param onBytes Is told how many bytes of the file have been read.
 * @throws SourceError where the bytes are no text in this encoding, or a zero stands among them, as in no table.
 */
export async function* readPieces(file: string, encoding: Encoding, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  await using handle = await open(file);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let bytes = 0;
  for await (const chunk of chunksOf(handle)) {
    const piece = decode(decoder, chunk, encoding, line);
    const zero = piece.indexOf('\0');
    if (zero >= 0) throw new SourceError(`holds a zero byte, so that it is no text; ${SAVE_AS}`, { row: line + breaksIn(piece.slice(0, zero)) });
    line += breaksIn(piece);
    bytes += chunk.length;
    onBytes(bytes);
    yield piece;
  }
  yield decode(decoder, undefined, encoding, line);
}

function decode(decoder: TextDecoder, chunk: Buffer | undefined, encoding: Encoding, line: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const inside = chunk ? linesUntilWrong(chunk, encoding) : 0;
    throw new SourceError(`is no text in ${encoding.toUpperCase()} here; ${SAVE_AS}`, { row: line + inside });
  }
}

/** The line, from 1, in which the file stops being a text in this encoding; undefined where it is one. */
async function firstWrongLine(handle: FileHandle, encoding: Encoding): Promise<number | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for await (const chunk of chunksOf(handle)) {
    try {
      line += breaksIn(decoder.decode(chunk, { stream: true }));
    } catch {
      return line + linesUntilWrong(chunk, encoding);
    }
  }
  try {
    decoder.decode();
    return undefined;
  } catch {
    return line;
  }
}

/** A line feed is part of no longer sequence in any of these encodings but UTF-16, where a whole piece is one line here. */
function linesUntilWrong(chunk: Buffer, encoding: Encoding): number {
  if (encoding.startsWith('utf-16')) return 0;
  let lines = 0;
  // The first line may begin in the middle of a character, and cannot be judged alone.
  for (let start = chunk.indexOf(0x0a) + 1; start > 0; lines += 1) {
    const end = chunk.indexOf(0x0a, start);
    try {
      new TextDecoder(encoding, { fatal: true }).decode(chunk.subarray(start, end < 0 ? undefined : end));
    } catch {
      return lines + 1;
    }
    start = end + 1;
  }
  return 0;
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
