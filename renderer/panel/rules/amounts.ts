import type { PanelWords } from '../usePanelWords.ts';

const KILO = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const MINUTE_S = 60;
const HOUR_S = 3600;

/** Bytes for people: `1.2 GB`. Powers of a thousand, as sticks are sold. */
export function bytes(count: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(count, 1)) / 3)));
  const value = count / KILO ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)}\u00a0${UNITS[power] ?? 'B'}`;
}

/** Seconds for people, rounded up to what is worth knowing. */
export function duration(seconds: number, w: PanelWords['w']): string {
  const whole = Math.ceil(seconds);
  if (whole < MINUTE_S) return w('seconds', { count: whole });
  if (whole < 2 * HOUR_S) return w('minutes', { count: Math.ceil(whole / MINUTE_S) });
  return w('hours', { count: Math.ceil(whole / HOUR_S) });
}

/** A moment as the kiosk's clock shows it: `2026-11-25 14:05`. What is no moment is shown as it came. */
export function moment(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}\u00a0${two(date.getHours())}:${two(date.getMinutes())}`;
}
