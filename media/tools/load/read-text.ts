import { readFile } from 'node:fs/promises';
import type { Problem } from './problem.ts';

/**
 * A text file without byte order mark and with `\n` at the end of every line, whatever the editor wrote. What cannot
 * be read as UTF-8 becomes a problem, and the answer undefined.
 */
export async function readText(file: string, problems: Problem[], hint: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    problems.push({ file, line: 1, message: unreadable(error, hint) });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const message = 'is not UTF-8 here; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")';
    problems.push({ file, line: firstBadLine(bytes), message });
    return undefined;
  }
}

function unreadable(error: unknown, hint: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `is missing; ${hint}`;
  if (code === 'EISDIR') return `is a folder; ${hint}`;
  return `cannot be read (${String(code ?? error)}); check who may read it`;
}

/** A line feed is never part of a longer UTF-8 sequence, so every line can be judged alone. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return 1;
    line += 1;
    start = end + 1;
  }
}
