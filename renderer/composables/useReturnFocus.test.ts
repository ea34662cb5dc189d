// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { mountComposable, type Mounted } from '../testing/mount.ts';
import { useReturnFocus } from './useReturnFocus.ts';

let mounted: Mounted | undefined;

afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
  document.body.replaceChildren();
});

async function screen(): Promise<{ root: HTMLElement; focus: ReturnType<typeof useReturnFocus> }> {
  const root = document.body.appendChild(document.createElement('div'));
  root.innerHTML = '<button data-returns="a">a</button><button data-returns="b">b</button><button>plain</button>';
  const made = await mountComposable(() => useReturnFocus('exhibit lei-river', ref(root)));
  mounted = made;
  return { root, focus: made.result };
}

function button(root: HTMLElement, at: number): HTMLElement {
  const element = root.querySelectorAll('button')[at];
  if (!element) throw new Error('no such button');
  return element;
}

/** Leaves the screen with the focus on a button, and comes back to a fresh one. */
async function leaveAndReturn(at: number): Promise<HTMLElement> {
  const { root } = await screen();
  button(root, at).focus();
  mounted?.unmount();
  root.remove();
  const back = await screen();
  back.focus.comeBack();
  return back.root;
}

describe('a panel', () => {
  it('gives the focus back to what opened it', async () => {
    const { root, focus } = await screen();
    button(root, 1).focus();
    focus.remember();
    button(root, 2).focus();
    await focus.giveBack();
    expect(document.activeElement).toBe(button(root, 1));
  });
});

describe('a screen', () => {
  it('is come back to where it was left', async () => {
    const root = await leaveAndReturn(1);
    await vi.waitFor(() => expect(document.activeElement).toBe(button(root, 1)));
  });

  it('left from elsewhere is come back to at its beginning', async () => {
    const root = await leaveAndReturn(2);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(root.contains(document.activeElement)).toBe(false);
  });
});
