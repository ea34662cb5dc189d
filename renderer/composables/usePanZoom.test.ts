// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import { usePanZoom, type PanZoom } from './usePanZoom.ts';

let scope: EffectScope;
let stage: HTMLElement;
let turns: number[];
let captured: number[];
let zoom: PanZoom;

function send(type: string, id: number, x: number, y: number, init: PointerEventInit = {}): void {
  stage.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: x, clientY: y, pointerType: 'touch', bubbles: true, ...init }));
}

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
  zoom.onKeydown(event);
  return event;
}

function start(glides: boolean): void {
  scope = effectScope();
  const made = scope.run(() =>
    usePanZoom({ stage: ref(stage), picture: { width: 1000, height: 500 }, onTurn: (direction) => turns.push(direction), glides }),
  );
  if (!made) throw new Error('the scope is closed');
  zoom = made;
}

beforeEach(async () => {
  turns = [];
  captured = [];
  stage = document.createElement('div');
  stage.setPointerCapture = (id) => void captured.push(id);
  // The stage fills a 1080 x 1080 part of the screen at its corner; the picture stands in it as 1080 x 540.
  stage.getBoundingClientRect = () => new DOMRect(0, 0, 1080, 1080);
  Object.assign(window, { innerWidth: 1080, innerHeight: 1920 });
  start(false);
  await nextTick();
});

afterEach(() => {
  scope.stop();
});

describe('fingers', () => {
  it('two pinch around their midpoint, within the bounds of the picture', () => {
    send('pointerdown', 1, 440, 540);
    send('pointerdown', 2, 640, 540);
    send('pointermove', 1, 340, 540);
    send('pointermove', 2, 740, 540);
    expect(zoom.view.value.scale).toBeCloseTo(2);
    expect(zoom.transform.value).toMatch(/^translate\(.*px, .*px\) scale\(2/);
    expect(captured).toEqual([1, 2]);
  });

  it('one cannot push an enlarged picture off the stage', () => {
    zoom.zoomIn();
    send('pointerdown', 1, 500, 500);
    send('pointermove', 1, 2500, 500);
    expect(zoom.view.value.x).toBeCloseTo((1080 * 1.4 - 1080) / 2);
  });

  it('a swipe over the whole picture turns', () => {
    send('pointerdown', 1, 800, 500);
    send('pointermove', 1, 600, 500);
    send('pointerup', 1, 500, 500);
    expect(turns).toEqual([1]);
  });

  it('a finger whose capture is lost means nothing', () => {
    send('pointerdown', 1, 800, 500);
    send('lostpointercapture', 1, 500, 500);
    send('pointerup', 1, 500, 500);
    expect(turns).toEqual([]);
  });

  it('other buttons of a mouse do nothing', () => {
    send('pointerdown', 1, 800, 500, { pointerType: 'mouse', button: 2 });
    expect(captured).toEqual([]);
  });
});

describe('wheel and keys', () => {
  it('the wheel enlarges under the pointer, and the page does not scroll', () => {
    const event = new WheelEvent('wheel', { deltaY: -400, clientX: 540, clientY: 540, cancelable: true });
    stage.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(zoom.view.value.scale).toBeGreaterThan(1.5);
  });

  it('page up and down enlarge and shrink, Home shows the whole', () => {
    press('PageUp');
    press('PageUp');
    expect(zoom.whole.value).toBe(false);
    press('PageDown');
    expect(zoom.view.value.scale).toBeCloseTo(1.4);
    expect(press('Home').defaultPrevented).toBe(true);
    expect(zoom.whole.value).toBe(true);
  });

  it('arrows turn while the whole picture is seen, and move it when it is enlarged', () => {
    press('ArrowRight');
    press('ArrowLeft');
    expect(turns).toEqual([1, -1]);
    zoom.zoomIn();
    press('ArrowRight');
    expect(turns).toHaveLength(2);
    expect(zoom.view.value.x).toBeLessThan(0);
  });

  it('leaves other keys and chords alone', () => {
    expect(press('Tab').defaultPrevented).toBe(false);
    expect(press('ArrowRight', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(turns).toEqual([]);
  });
});

describe('letting go in motion', () => {
  const frames: ((now: number) => void)[] = [];

  beforeEach(async () => {
    scope.stop();
    frames.length = 0;
    vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => frames.push(callback));
    vi.stubGlobal('cancelAnimationFrame', () => { frames.length = 0; });
    start(true);
    await nextTick();
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** A pan whose events come at given times. */
  function pan(...moments: [type: string, x: number, time: number][]): void {
    for (const [type, x, time] of moments) {
      const event = new PointerEvent(type, { pointerId: 1, clientX: x, clientY: 540, pointerType: 'touch' });
      Object.defineProperty(event, 'timeStamp', { value: time });
      stage.dispatchEvent(event);
    }
  }

  it('glides on, and a new finger stops it', () => {
    for (let times = 0; times < 4; times += 1) zoom.zoomIn();
    pan(['pointerdown', 500, 0], ['pointermove', 540, 20], ['pointermove', 580, 40], ['pointerup', 580, 45]);
    const released = zoom.view.value.x;
    expect(frames).toHaveLength(1);
    frames.shift()?.(61);
    expect(zoom.view.value.x).toBeGreaterThan(released);
    pan(['pointerdown', 500, 70]);
    expect(frames).toHaveLength(0);
  });

  it('does not glide after the finger rested', () => {
    for (let times = 0; times < 4; times += 1) zoom.zoomIn();
    pan(['pointerdown', 500, 0], ['pointermove', 540, 20], ['pointermove', 580, 40], ['pointerup', 580, 400]);
    expect(frames).toHaveLength(0);
  });
});

it('lets go of its stage when its owner goes', () => {
  scope.stop();
  send('pointerdown', 1, 800, 500);
  expect(captured).toEqual([]);
});
