import { Hono } from 'hono';
import type { Exported, Statistics } from '../../media/schema/index.ts';
import { ContactsRemain, exportRecords } from '../curator/export.ts';
import type { ExportDeps } from '../curator/export.ts';
import type { Curator } from '../curator/curator.ts';
import type { Records } from '../records/records.ts';
import { StickError } from '../sticks/stick-writer.ts';
import { onlyReading } from './content.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { told } from './told.ts';

const NEVER_STORED = { 'Cache-Control': 'no-store' };

export interface RecordsRoomDeps extends ExportDeps {
  readonly curator: Curator;
  readonly records: Records;
}

/** `GET /api/panel/statistics`. @throws HandlerError with 405 or 503. */
async function handleStatistics(request: Request, { curator, records }: Pick<RecordsRoomDeps, 'curator' | 'records'>): Promise<Response> {
  onlyReading(request);
  const { statisticsDays } = await curator.settings.read();
  try {
    return jsonResponse({ keptDays: statisticsDays, rows: await records.counts() } satisfies Statistics, 200, NEVER_STORED);
  } catch (error) {
    throw new HandlerError('cannot-be-kept', 'The statistics cannot be read at the moment.', { cause: error });
  }
}

/** What went wrong with an export, for a curator who stands before the kiosk. */
function exportError(error: unknown): HandlerError {
  if (error instanceof StickError) return new HandlerError(error.fault === 'no-stick' ? 'no-stick' : 'stick', error.message, { cause: error });
  if (error instanceof ContactsRemain) return new HandlerError('cannot-be-kept', error.message, { cause: error });
  return new HandlerError('cannot-be-kept', "The kiosk's records cannot be read at the moment.", { cause: error });
}

/**
 * `POST /api/panel/export`: everything onto the stick. Answers once it is durable there.
 *
 * @throws HandlerError with 409 where no stick is in on which may be written, or 503.
 */
async function handleExport(deps: ExportDeps): Promise<Response> {
  let exported: Exported;
  try {
    exported = await exportRecords(deps);
  } catch (error) {
    throw exportError(error);
  }
  return jsonResponse(exported, 200, NEVER_STORED);
}

/** The panel's part that gives out what the kiosk has counted and kept. */
export function createRecordsRoom(deps: RecordsRoomDeps): Hono {
  const room = new Hono();
  let exporting: Promise<unknown> = Promise.resolve();
  room.all('/statistics', (c) => handleStatistics(c.req.raw, deps));
  told(room, '/export', () => {
    // One after the other: two would take the same contacts along, and one of them would find them gone.
    const mine = exporting.then(() => handleExport(deps));
    exporting = mine.catch(() => undefined);
    return mine;
  });
  return room;
}
