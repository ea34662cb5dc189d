/** Seconds as `1:14`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

/** The wave's own coordinates: one bar every WAVE_PITCH across, heights up to WAVE_HEIGHT. */
export const WAVE_PITCH = 10;
export const WAVE_HEIGHT = 64;
const BAR_SHORTEST = 8;

/**
 * One upright line for each peak (0 to 1), as an SVG path around the middle of the wave. Speech is levelled, so its
 * peaks lie close together: they are spread from the quietest of the clip to the loudest, or no pause would be seen.
 */
export function wavePath(peaks: readonly number[]): string {
  const quietest = Math.min(...peaks);
  const range = Math.max(...peaks) - quietest;
  return peaks
    .map((peak, at) => {
      const share = range === 0 ? 0.5 : (peak - quietest) / range;
      const height = BAR_SHORTEST + share * (WAVE_HEIGHT - BAR_SHORTEST);
      return `M${String((at + 0.5) * WAVE_PITCH)} ${((WAVE_HEIGHT - height) / 2).toFixed(1)}v${height.toFixed(1)}`;
    })
    .join('');
}
