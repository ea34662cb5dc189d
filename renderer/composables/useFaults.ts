import { onErrorCaptured, readonly, ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';

/**
 * Faults that leave a visitor before a broken screen: a component that throws, a screen whose file does not load. Each
 * is handed on as an error of the page, where the supervisor sees it. To be called by the root component.
 */
export function useFaults(report: (error: unknown) => void = (error) => window.reportError(error)): {
  failed: Readonly<Ref<boolean>>;
} {
  const failed = ref(false);
  function fail(error: unknown): void {
    failed.value = true;
    report(error);
  }
  useRouter().onError(fail);
  onErrorCaptured((error) => {
    fail(error);
    return false;
  });
  return { failed: readonly(failed) };
}
