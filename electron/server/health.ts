import { z } from 'zod';
import { parse } from '../../media/schema/index.ts';
import type { Health } from '../../media/schema/index.ts';
import type { Library } from '../library/library.ts';
import type { Records } from '../records/records.ts';
import { HandlerError } from './errors.ts';
import { readLimited } from './read-limited.ts';

/** Largest body of a report, in bytes. */
const REPORT_MAX_BYTES = 1024;

/** Most different things that are told one by one in the log; beyond them they are only counted. */
const TOLD_MAX = 500;

const reportSchema = z.strictObject({
  kind: z.enum(['picture', 'audio', 'translation']),
  /** What was missing: a path, or the key of a text. */
  what: z.string().min(1).max(300),
});
type Report = z.infer<typeof reportSchema>;

/** What visitors met that was not there, since the start. */
export interface Missing {
  readonly counts: Readonly<Health['missing']>;
  add(report: Report): void;
}

const COUNTED_AS = { picture: 'pictures', audio: 'audio', translation: 'translations' } as const;

export function createMissing(log: (line: string) => void): Missing {
  const counts = { pictures: 0, audio: 0, translations: 0 };
  const told = new Set<string>();
  return {
    counts,
    add({ kind, what }) {
      counts[COUNTED_AS[kind]] += 1;
      const line = `A visitor met a missing ${kind}: ${JSON.stringify(what)}`;
      // A kiosk runs for months: one missing picture must not fill the disk with lines.
      if (told.has(line) || told.size >= TOLD_MAX) return;
      told.add(line);
      log(line);
    },
  };
}

/**
 * `POST /api/missing`: counts what a visitor met that was not there, since the start and in the statistics.
 *
 * @throws HandlerError with 400 or 413.
 */
export async function handleMissing(request: Request, { missing, records }: { missing: Missing; records: Pick<Records, 'addCounts'> }): Promise<Response> {
  const report = parseReport(await readLimited(request, REPORT_MAX_BYTES));
  missing.add(report);
  // Whether it can be kept changes nothing for the page, and the log has it.
  await records.addCounts([{ kind: 'error', what: report.kind }]).catch(() => undefined);
  return new Response(null, { status: 204 });
}

function parseReport(text: string): Report {
  try {
    return parse(reportSchema, JSON.parse(text), 'report');
  } catch (error) {
    throw new HandlerError('bad-request', 'A report is {"kind": "picture" | "audio" | "translation", "what": "…"}.', { cause: error });
  }
}

export interface HealthDeps {
  readonly library: Library;
  readonly version: string;
  readonly missing: Missing;
  /** Milliseconds since the start. */
  uptime(): number;
}

/**
 * The state of the kiosk. The bundled exhibition is no fault: it is what a kiosk shows that never had an update.
 *
 * @param remarks what the curator's files give a technician to think about.
 */
export function healthOf({ library, version, missing, uptime }: HealthDeps, remarks: readonly string[] = []): Health {
  const { pictures, audio, translations } = missing.counts;
  const notes = [...library.notes, ...remarks];
  const well = library.origin !== 'previous' && notes.length === 0 && pictures + audio + translations === 0;
  return {
    status: well ? 'ok' : 'degraded',
    app: version,
    generation: library.current().id,
    origin: library.origin,
    uptime: Math.round(uptime()) / 1000,
    missing: { pictures, audio, translations },
    notes,
  };
}
