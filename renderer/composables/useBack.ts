import { onScopeDispose } from 'vue';

/** Takes one step back where it can. @returns whether it did. */
type BackStep = () => boolean;

const steps: BackStep[] = [];

/** Says what the back key does while the owner is there. What was added last is asked first. */
export function useBack(step: BackStep): void {
  steps.push(step);
  onScopeDispose(() => {
    const at = steps.lastIndexOf(step);
    if (at >= 0) steps.splice(at, 1);
  });
}

/** Takes one step back. @returns false when nothing on the screen had one. */
export function goBack(): boolean {
  return steps.toReversed().some((step) => step());
}
