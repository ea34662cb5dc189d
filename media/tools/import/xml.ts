import { SaxesParser } from 'saxes';
import { SourceError } from './source.ts';

/** What a reader of XML wants to hear: names without their prefixes. */
export interface Listener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML as it comes in; what the listener emits comes out, no more of it held than one piece gives.
 *
 * @param part Name of the part, for the error.
 * @throws SourceError for what is not well-formed.
 */
export async function* readXml<T>(pieces: AsyncIterable<Buffer>, part: string, listen: (emit: (value: T) => void) => Listener): AsyncGenerator<T> {
  let ready: T[] = [];
  const listener = listen((value) => ready.push(value));
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new SourceError(`the workbook is damaged (${part} is no well-formed XML: ${error.message}); save it anew as XLSX`, {}, { cause: error });
  });
  parser.on('opentag', ({ name, attributes }) => listener.open(local(name), localNames(attributes)));
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  parser.on('closetag', ({ name }) => listener.close(local(name)));
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    const now = ready;
    ready = [];
    yield* now;
  }
  parser.write(decoder.decode()).close();
  yield* ready;
}

/** Reads a part that is small, for what the listener notes on its own. */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, part: string, listener: Partial<Listener>): Promise<void> {
  const full: Listener = { open: () => undefined, text: () => undefined, close: () => undefined, ...listener };
  for await (const _ of readXml<never>(pieces, part, () => full)) void _;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name in attributes) if (name.includes(':')) return Object.fromEntries(Object.entries(attributes).map(([each, value]) => [local(each), value]));
  return attributes;
}

/** Text of a workbook, in which control characters stand as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
