import type { KioskSettings } from '../../media/schema/index.ts';

/**
 * What a technician must know when settings.json names a display or a rotation: in Chromium the window goes where the
 * system puts it, and no page can turn a screen or what is touched on it.
 *
 * @returns undefined where it names neither.
 */
export function explainDisplay({ label, rotation }: KioskSettings['display']): string | undefined {
  if (label === undefined && rotation === undefined) return undefined;
  const wish = [...(label === undefined ? [] : [`the display "${label}"`]), ...(rotation === undefined ? [] : [`a rotation by ${rotation} degrees`])].join(' and ');
  return (
    `settings.json asks for ${wish}. Chromium cannot see to that: make the display the primary one and turn it, its touch with it, in the system ` +
    '(kanshi or wlr-randr --transform under Wayland, xrandr --rotate and xinput under X11, the display settings of Windows).'
  );
}
