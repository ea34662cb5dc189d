import { DEFAULT_KIOSK_SETTINGS, kioskSettingsSchema } from '../../../media/schema/kiosk-settings.ts';
import type { AuditEntry, HeldMessage, PanelDoor, PanelSlip, PanelState } from '../../../media/schema/panel.ts';
import { PANEL_ADDRESSES as AT } from '../../../media/schema/panel.ts';
import type { DayCount } from '../../../media/schema/statistics.ts';
import type { Offer, Release } from '../../../media/schema/update.ts';

export function someRelease(version: string, over: Partial<Release> = {}): Release {
  const changes = {
    'zh-Hans': ['耒水之战：补入两幅地图。', '名录增加十二人，更正三处籍贯。'],
    'zh-Hant': ['耒水之戰：補入兩幅地圖。', '名錄增加十二人，更正三處籍貫。'],
    en: ['Lei River: two maps added.', 'Twelve names added to the roll; three birthplaces put right.'],
  };
  return {
    exhibition: 'hengyang', version, generation: version.replaceAll('.', '').padEnd(64, 'a7'), minApp: '1.0.0', published: '2026-11-20T08:00:00Z',
    files: 1268, bytes: 412_000_000, changes, ...over,
  };
}

export const STICK = { kind: 'stick', at: '/media/hengyang-stick/hengyang-update' } as const;

const OFFERS: readonly Offer[] = [
  { source: STICK, release: someRelease('1.3.0'), installed: false },
  { source: { kind: 'lan', at: 'http://192.168.1.10/hengyang/' }, installed: false, refusal: { code: 'signature', message: 'snapshot.json of http://192.168.1.10/hengyang/ is signed by keys that trust/root.json does not name: 0 of 1 needed.' } },
];

const MINUTES = { 1: 0.2, 2: 0.2, 5: 0.28, 10: 0.2, 20: 0.08, more: 0.04 };
const SPOKEN = { 'zh-Hans': 0.84, 'zh-Hant': 0.06, en: 0.1 };
const EXHIBITS = { 'lei-river': 0.7, 'third-assault': 0.5, veterans: 0.36, memorials: 0.3 };
const DAY_MS = 86_400_000;

/** A month of counts that looks like a museum's: closed on Mondays, full at weekends. */
function someCounts(today: string): DayCount[] {
  const rows: DayCount[] = [];
  for (let ago = 34; ago >= 0; ago -= 1) {
    const date = new Date(Date.parse(today) - ago * DAY_MS);
    const day = date.toISOString().slice(0, 10);
    const visits = date.getUTCDay() === 1 ? 0 : 24 + ((ago * 37) % 61) + (date.getUTCDay() % 6 === 0 ? 60 : 0);
    const add = (kind: DayCount['kind'], what: string, number: number) => { if (number > 0) rows.push({ day, kind, what, number: Math.round(number) }); };
    add('visit', '', visits);
    for (const [what, part] of Object.entries(MINUTES)) add('minutes', what, visits * part);
    for (const [what, part] of Object.entries(SPOKEN)) add('language', what, visits * part);
    for (const [what, part] of Object.entries(EXHIBITS)) {
      add('exhibit', what, visits * part);
      add('narration-begun', what, visits * part * 0.6);
      add('narration-ended', what, visits * part * part * 0.5);
    }
    add('search', '', visits * 0.4);
    add('search-empty', '', visits * 0.12);
    if (ago === 12) add('error', '', 1);
  }
  return rows;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A kiosk as the panel's screens see it, for tests of them alone: the contract's answers, and nothing behind them. */
export class FakeKiosk {
  pin = '135790';
  door: PanelDoor = { door: 'pin', wait: 0 };
  token: string | undefined;
  settings: unknown = DEFAULT_KIOSK_SETTINGS;
  state: PanelState = {
    app: '1.0.0',
    shown: { generation: '5d41'.repeat(16), version: '1.2.0', release: someRelease('1.2.0') },
    origin: 'installed',
    previous: { generation: 'b02e'.repeat(16), version: '1.1.0' },
    update: { kind: 'idle' },
    offers: [],
    stick: true,
    free: 48_300_000_000,
    notes: [],
  };
  messages: HeldMessage[] = [
    { id: 'm1', person: 'yang-jihe', choice: 'rest', text: null, at: '2026-11-23T02:15:00Z' },
    { id: 'm2', person: 'fang-xianjue', choice: null, text: '外公，我们来看您了。', at: '2026-11-24T07:40:00Z' },
  ];
  slips: PanelSlip[] = [
    { id: 's1', person: 'yang-jihe', topic: 'birthplace', evidence: 'family', words: '家谱上写的是湘潭县。', at: '2026-11-22T03:05:00Z', contact: true },
    { id: 's2', person: '', topic: 'missing-name', evidence: 'photograph', words: '', at: '2026-11-24T05:30:00Z', contact: false },
  ];
  audit: AuditEntry[] = [
    { at: '2026-11-25T00:58:00Z', what: 'panel.opened', detail: '' },
    { at: '2026-11-25T00:57:40Z', what: 'pin.wrong', detail: 'next try in 2 s' },
    { at: '2026-11-20T09:12:00Z', what: 'update.installed', detail: '1.2.0 from the stick' },
  ];
  today = '2026-11-25';
  readonly asked: string[] = [];

  answer(method: string, path: string, body: unknown, authorization: string | undefined): FakeAnswer {
    const [address = ''] = path.split('?');
    if (address !== AT.state) this.asked.push(`${method} ${path}`);
    const { pin, next, source } = (body ?? {}) as { pin?: string; next?: string; source?: unknown };
    const fail = (status: number, code: string, more: object = {}): FakeAnswer => ({ status, body: { error: { code, message: `${code} at ${path}`, ...more } } });
    const ok = (value: unknown = {}): FakeAnswer => ({ status: 200, body: value });
    if (address === AT.door) return ok(this.door);
    if (address === AT.session) {
      if (this.door.wait > 0) return fail(429, 'too-early', { wait: this.door.wait });
      if (pin !== this.pin) {
        this.door = { door: 'pin', wait: 2 };
        return fail(401, 'wrong-pin', { wait: 2 });
      }
      return ok(this.#session());
    }
    if (address === AT.reset) {
      this.pin = pin ?? '';
      return ok(this.#session());
    }
    if (this.token === undefined || authorization !== `Panel ${this.token}`) return fail(401, 'no-session');
    switch (address) {
      case AT.end:
        this.token = undefined;
        return ok();
      case AT.pin:
        if (pin !== this.pin) return fail(401, 'wrong-pin');
        if (next === '123456') return fail(400, 'weak-pin', { reason: 'trivial' });
        this.pin = next ?? '';
        return ok();
      case AT.state:
        return ok(this.state);
      case AT.look:
        this.state = { ...this.state, offers: [...OFFERS] };
        return ok();
      case AT.install:
        this.state = { ...this.state, update: { kind: 'running', source: STICK, phase: 'copying', release: someRelease('1.3.0'), done: 151_000_000, total: 412_000_000, remaining: 140 } };
        return source ? ok() : fail(400, 'bad-request');
      case AT.stop:
        this.state = { ...this.state, update: { kind: 'refused', code: 'stopped', message: 'The installation was broken off.', at: '2026-11-25T09:00:00Z' } };
        return ok();
      case AT.preview:
        this.state = { ...this.state, preview: { generation: 'c3'.repeat(32), version: '1.3.0' } };
        return ok();
      case AT.previewEnd:
        delete this.state.preview;
        return ok();
      case AT.rollback:
        return ok();
      case AT.settings: {
        if (method === 'GET') return ok(this.settings);
        const { data, error } = kioskSettingsSchema.safeParse(body);
        if (error) return fail(400, 'bad-request');
        this.settings = data;
        return ok(data);
      }
      case AT.messages:
        return ok(this.messages);
      case AT.slips:
        return ok(this.slips);
      case AT.statistics:
        return ok({ keptDays: 730, rows: someCounts(this.today) });
      case AT.export:
        return ok({ folder: 'hengyang-results/hall-2/2026-11-25', files: ['statistics.csv', 'statistics.json', 'slips.csv', 'slips.json', 'kiosk.log'] });
      case AT.audit:
        return ok(this.audit);
      case AT.mute:
      case AT.cleaning:
        return ok({ mute: false, cleaning: 0, settings: '' });
    }
    if (address.startsWith(`${AT.messages}/`)) {
      this.messages = this.messages.filter(({ id }) => !address.endsWith(`/${id}`));
      return ok();
    }
    return fail(404, 'not-found');
  }

  #session(): { token: string; idle: number } {
    this.token = `token-${this.asked.length}`;
    return { token: this.token, idle: 300 };
  }
}
