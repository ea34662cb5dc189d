/** Seconds as `1:14`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

/** The wave's own coordinates: one bar every WAVE_PITCH across, heights up to WAVE_HEIGHT. */
export const WAVE_PITCH = 10;
export const WAVE_HEIGHT = 64;
const BAR_SHORTEST = 8;

/** One upright line for each peak (0 to 1), as an SVG path around the middle of the wave. */
export function wavePath(peaks: readonly number[]): string {
  return peaks
    .map((peak, at) => {
      const height = Math.max(BAR_SHORTEST, Math.min(1, Math.max(0, peak)) * WAVE_HEIGHT);
      return `M${String((at + 0.5) * WAVE_PITCH)} ${((WAVE_HEIGHT - height) / 2).toFixed(1)}v${height.toFixed(1)}`;
    })
    .join('');
}
