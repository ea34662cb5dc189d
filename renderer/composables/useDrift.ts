import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';

/** Time between two steps of the drift, in milliseconds. */
export const DRIFT_STEP_MS = 30_000;
/** Farthest that the picture stands from its place, in the look's units (1/1080 of the short side). */
export const DRIFT_REACH = 18;

/** Steps of the two swings: without a common divisor, so that the path covers the field before it repeats. */
const STEPS_ACROSS = 17;
const STEPS_DOWN = 23;

/** Where the picture stands after `step` steps: a slow figure that no bright edge survives. In the look's units. */
export function driftAt(step: number): { x: number; y: number } {
  const swing = (period: number) => Math.round(DRIFT_REACH * Math.sin((2 * Math.PI * step) / period));
  return { x: swing(STEPS_ACROSS), y: swing(STEPS_DOWN) };
}

/** A transform that moves a still screen a little every half minute, so that it cannot burn in. */
export function useDrift(): ComputedRef<{ transform: string }> {
  const step = ref(0);
  const timer = setInterval(() => (step.value += 1), DRIFT_STEP_MS);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => {
    const { x, y } = driftAt(step.value);
    return { transform: `translate(calc(${x} * var(--u)), calc(${y} * var(--u)))` };
  });
}
