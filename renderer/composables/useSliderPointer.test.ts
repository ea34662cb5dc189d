// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { useSliderPointer } from './useSliderPointer.ts';

let slider: HTMLElement;
let told: string[];
let captured: number[];

function send(type: string, x: number, init: PointerEventInit = {}): void {
  slider.dispatchEvent(new PointerEvent(type, { pointerId: 1, isPrimary: true, clientX: x, ...init }));
}

beforeEach(() => {
  told = [];
  captured = [];
  slider = document.createElement('div');
  slider.setPointerCapture = (id) => void captured.push(id);
  slider.getBoundingClientRect = () => new DOMRect(100, 0, 200, 64);
  const listeners = useSliderPointer({
    track: ref(slider),
    onPoint: (part) => told.push(`point ${String(part)}`),
    onLift: () => told.push('lift'),
    onCancel: () => told.push('cancel'),
    keys: { ArrowLeft: () => told.push('left') },
  });
  for (const [type, listen] of Object.entries(listeners)) slider.addEventListener(type, listen as EventListener);
});

describe('a finger', () => {
  it('points as a part of the track, from where it comes down to where it lifts', () => {
    send('pointerdown', 150);
    send('pointermove', 200);
    send('pointermove', 900);
    send('pointermove', -900);
    send('pointerup', -900);
    send('lostpointercapture', -900);
    expect(told).toEqual(['point 0.25', 'point 0.5', 'point 1', 'point 0', 'lift']);
    expect(captured).toEqual([1]);
  });

  it('means nothing once it was taken away', () => {
    send('pointerdown', 150);
    send('pointercancel', 150);
    send('pointermove', 200);
    send('pointerup', 200);
    expect(told).toEqual(['point 0.25', 'cancel']);
  });

  it('that only passes over, or is not the first, does nothing', () => {
    send('pointermove', 150);
    send('pointerup', 150);
    send('pointerdown', 150, { isPrimary: false });
    send('pointerdown', 150, { pointerType: 'mouse', button: 2 });
    expect(told).toEqual([]);
  });

  it('on a track without any width points nowhere', () => {
    slider.getBoundingClientRect = () => new DOMRect(100, 0, 0, 0);
    send('pointerdown', 150);
    expect(told).toEqual([]);
  });
});

it('acts on the keys that it was given, and leaves the others and chords alone', () => {
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    slider.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect([press('ArrowLeft'), press('ArrowRight'), press('ArrowLeft', { ctrlKey: true })]).toEqual([true, false, false]);
  expect(told).toEqual(['left']);
});
