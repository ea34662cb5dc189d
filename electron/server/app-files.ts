import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../library/canonical.ts';
import { fileStream } from '../library/file-stream.ts';
import { answerContent, onlyReading } from './content.ts';
import type { Content } from './content.ts';
import { HandlerError } from './errors.ts';
import { decodedPath } from './paths.ts';

/** The files of the built renderer, listed once at the start: what came later or lies elsewhere cannot be reached. */
export interface AppFiles {
  /** @param path from the root, such as `/assets/index-3fa9.js` */
  find(path: string): Content | undefined;
}

const PAGE = '/index.html';

/** The folder in which a build puts files whose names change with their content. */
const HASHED_FOLDER = '/assets/';
const IMMUTABLE = 'public, max-age=31536000, immutable';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface AppFilesOptions {
  /**
   * Reads every file once and answers from memory (about 20 MB): for a renderer inside Electron's archive, in which
   * `readFile` is sure to work and a file handle is not. False when left out.
   */
  readonly inMemory?: boolean;
}

/**
 * Lists the renderer in `dir`.
 *
 * @throws Error when there is no page in it.
 */
export async function openAppFiles(dir: string, { inMemory = false }: AppFilesOptions = {}): Promise<AppFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`${dir}: the program's pages cannot be read; build them with "npm run build:app", or install the program again`, { cause: error });
  });
  const files = new Map<string, Content>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(dir, file).split(sep).join('/')}`;
    files.set(path, await contentOf(file, path, inMemory));
  }
  if (!files.has(PAGE)) {
    throw new Error(`${dir}: there is no index.html; build it with "npm run build:app", or install the program again`);
  }
  return { find: (path) => files.get(path) };
}

async function contentOf(file: string, path: string, inMemory: boolean): Promise<Content> {
  const bytes = inMemory ? await readFile(file) : undefined;
  const size = bytes?.byteLength ?? (await stat(file)).size;
  const hashed = path.startsWith(HASHED_FOLDER);
  return {
    size,
    type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    // The name of a hashed file says which content it is; of the others the content itself must.
    etag: hashed ? `"${encodeURIComponent(path.slice(HASHED_FOLDER.length))}"` : `"${bytes ? sha256(bytes) : await hashOf(file)}"`,
    cacheControl: hashed ? IMMUTABLE : 'no-cache',
    open: (range) => bytes?.subarray(range.start, range.end + 1) ?? fileStream(file, range),
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * `GET` of anything that is neither media nor API: a file of the renderer, or its page for the address of a view.
 *
 * @throws HandlerError with 404, 405, 412 or 416.
 */
export async function handleAppFile(request: Request, app: AppFiles, isViewAddress: (path: string) => boolean): Promise<Response> {
  onlyReading(request);
  const path = decodedPath(request.url);
  const content = path === undefined ? undefined : (app.find(path) ?? (isViewAddress(path) ? app.find(PAGE) : undefined));
  if (!content) throw new HandlerError('not-found', 'There is nothing at this address.');
  return answerContent(request, content);
}
