import { beforeEach, describe, expect, it } from 'vitest';
import type { Display, Screen } from 'electron';
import { chooseDisplay, keepFitted } from './displays.ts';
import { MockWindow, screen } from './testing/electron.ts';

function display(label: string, rotation: number, width: number, height: number, x = 0): Display {
  return { label, rotation, bounds: { x, y: 0, width, height } } as Display;
}

const upright = display('HDMI-A-1', 90, 1080, 1920);
const wide = display('DP-2', 0, 3840, 2160, 1080);

describe('chooseDisplay', () => {
  it('takes the primary display when nothing is set up', () => {
    expect(chooseDisplay([upright, wide], upright, {})).toEqual({ bounds: upright.bounds, problems: [] });
  });

  it('takes the display by its label', () => {
    expect(chooseDisplay([upright, wide], upright, { label: 'DP-2' }).bounds).toEqual(wide.bounds);
  });

  it('falls back to the primary one and names what is connected', () => {
    const chosen = chooseDisplay([upright, wide], upright, { label: 'VGA-1' });
    expect(chosen.bounds).toEqual(upright.bounds);
    expect(chosen.problems).toEqual(['display "VGA-1" is not connected; using the primary one. Connected: HDMI-A-1, DP-2']);
  });

  it('says when a display is not turned as it should be', () => {
    expect(chooseDisplay([wide], wide, { rotation: 90 }).problems[0]).toMatch(/turned by 0 degrees, not by 90.*wlr-randr/);
  });
});

describe('keepFitted', () => {
  const lines: string[] = [];
  let window: MockWindow;
  beforeEach(() => {
    lines.length = 0;
    screen.removeAllListeners();
    screen.displays = [upright];
    window = new MockWindow({ width: 800, height: 600 });
  });

  it('fits the window at once, and again when a display comes, goes or changes', () => {
    const stop = keepFitted(window, screen as unknown as Screen, {}, (line) => lines.push(line));
    expect([window.bounds, window.kiosk]).toEqual([upright.bounds, true]);
    screen.displays = [wide];
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed']) {
      window.bounds = upright.bounds;
      screen.emit(event);
      expect(window.bounds, event).toEqual(wide.bounds);
    }
    stop();
    window.bounds = upright.bounds;
    screen.emit('display-added');
    expect(window.bounds).toEqual(upright.bounds);
  });

  it('leaves a window alone that fills its display', () => {
    keepFitted(window, screen as unknown as Screen, {}, (line) => lines.push(line));
    expect(lines).toHaveLength(1);
    screen.emit('display-metrics-changed');
    expect(lines).toHaveLength(1);
  });
});
