/* A child of the media measures: the kiosk's own handler over HTTP, with nothing in its library but one large file. */
import { openCurator } from '../../electron/curator/curator.ts';
import { openLibrary } from '../../electron/library/library.ts';
import { serveHttp } from '../../electron/http/serve.ts';
import { openRecords } from '../../electron/records/records.ts';
import { createHandler } from '../../electron/server/app.ts';

const [library = '', name = ''] = process.argv.slice(2);

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

const handler = createHandler({
  library: await openLibrary({ bundled: library, log }),
  app: { find: () => undefined },
  curator: openCurator({ data: library, log }),
  records: openRecords({ data: library, log }),
  isViewAddress: () => false,
  version: 'bench',
  log,
});
const server = await serveHttp({ handler, port: 0, log });
const address = new URL(`/media/${name}`, server.origin);
process.stdout.write(`${JSON.stringify({ url: address.href, authorization: `Bearer ${server.secret}` })}\n`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
