import type { Health } from '../../media/schema/index.ts';
import type { Metric, Sample } from './exposition.ts';

/** What is told of a kiosk to those who look after many. */
export interface KioskState {
  readonly kiosk: { readonly id: string; readonly place: string };
  readonly exhibition: { readonly id: string; readonly version: string };
  readonly health: Health;
  /** Whether what visitors leave can be kept. */
  readonly recordsOpen: boolean;
  /** Bytes of the disk that holds the data folder; undefined where they cannot be had. */
  readonly disk: { readonly free: number; readonly size: number } | undefined;
  /** When the last visit since the start was counted. */
  readonly lastVisit: Date | undefined;
}

const MS_PER_SECOND = 1000;

function gauge(name: string, help: string, ...samples: readonly Sample[]): Metric {
  return { name: `hengyang_kiosk_${name}`, help, type: 'gauge', samples };
}

const known = (value: number | undefined): Sample[] => (value === undefined ? [] : [{ value }]);
const truth = (value: boolean): Sample => ({ value: value ? 1 : 0 });

/** Names and base units as https://prometheus.io/docs/practices/naming/ has them. */
export function metricsOf({ kiosk, exhibition, health, recordsOpen, disk, lastVisit }: KioskState): Metric[] {
  const { pictures, audio, translations } = health.missing;
  return [
    gauge('info', 'Which kiosk this is and what it shows; always 1.', {
      labels: {
        kiosk: kiosk.id, place: kiosk.place, app_version: health.app,
        exhibition: exhibition.id, exhibition_version: exhibition.version, generation: health.generation, origin: health.origin,
      },
      value: 1,
    }),
    gauge('healthy', 'Whether the kiosk finds nothing that a technician should know.', truth(health.status === 'ok')),
    gauge('notes', 'Things that a technician should know; GET /api/health on the kiosk says which.', { value: health.notes.length }),
    gauge('records_open', 'Whether tributes, correction slips and statistics can be kept.', truth(recordsOpen)),
    gauge('uptime_seconds', 'Time since the program started.', { value: health.uptime }),
    gauge('data_free_bytes', 'Free space of the disk that holds the data folder.', ...known(disk?.free)),
    gauge('data_size_bytes', 'Size of the disk that holds the data folder.', ...known(disk?.size)),
    gauge('last_visit_timestamp_seconds', 'When the last visit since the start of the program was counted.', ...known(lastVisit && Math.floor(lastVisit.getTime() / MS_PER_SECOND))),
    {
      name: 'hengyang_kiosk_missing_total', help: 'Things that visitors met that were not there, since the program started.', type: 'counter',
      samples: [
        { labels: { kind: 'picture' }, value: pictures },
        { labels: { kind: 'audio' }, value: audio },
        { labels: { kind: 'translation' }, value: translations },
      ],
    },
  ];
}
