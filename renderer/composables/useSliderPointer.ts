import type { Ref } from 'vue';

export interface SliderPointerOptions {
  /** What is measured: the finger's place counts from its left edge (0) to its right edge (1). */
  readonly track: Readonly<Ref<HTMLElement | null>>;
  /** A finger came down, or moved while it was down; `part` is where it is, from 0 to 1. */
  onPoint(part: number): void;
  /** The finger lifted. */
  onLift?(): void;
  /** The finger was taken away, or another window took it: nothing was meant by it. */
  onCancel?(): void;
  /** What keys do, by `KeyboardEvent.key`. */
  readonly keys: Readonly<Record<string, () => void>>;
}

/** For `v-on` of the element that fingers touch and that has the focus. It needs a `touch-action` that leaves sideways to it. */
export interface SliderListeners {
  readonly pointerdown: (event: PointerEvent) => void;
  readonly pointermove: (event: PointerEvent) => void;
  readonly pointerup: (event: PointerEvent) => void;
  readonly pointercancel: (event: PointerEvent) => void;
  readonly lostpointercapture: (event: PointerEvent) => void;
  readonly keydown: (event: KeyboardEvent) => void;
}

/** One finger and the keys on a slider. Further fingers, palms beside the finger and a mouse's other buttons do nothing. */
export function useSliderPointer(options: SliderPointerOptions): SliderListeners {
  let held = false;

  function point(event: PointerEvent): void {
    const box = options.track.value?.getBoundingClientRect();
    if (box && box.width > 0) options.onPoint(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  }

  function cancel(event: PointerEvent): void {
    if (!held || !event.isPrimary) return;
    held = false;
    options.onCancel?.();
  }

  return {
    pointerdown(event) {
      if (!event.isPrimary || event.button > 0) return;
      held = true;
      // A finger that slides off is kept, so that its end is never missed.
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      point(event);
    },
    pointermove(event) {
      if (held && event.isPrimary) point(event);
    },
    pointerup(event) {
      if (!held || !event.isPrimary) return;
      held = false;
      options.onLift?.();
    },
    pointercancel: cancel,
    // Follows every lifted finger too, and then finds nothing held.
    lostpointercapture: cancel,
    keydown(event) {
      const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : options.keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    },
  };
}
