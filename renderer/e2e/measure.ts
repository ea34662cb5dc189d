import type { Page } from '@playwright/test';

/** DESIGN.md: on a screen whose short side is 1080 px, targets of at least 64 px with 16 px between them, no text under 24 px. */
const TARGET_PX = 64;
const GAP_PX = 16;
const SMALLEST_TEXT_PX = 24;

interface Findings {
  readonly sideways: readonly string[];
  readonly small: readonly string[];
  readonly close: readonly string[];
  readonly tiny: readonly string[];
}

/** Runs in the page: what does not fit, what a finger misses, what nobody can read. */
function inspect({ target, gap, smallest }: { target: number; gap: number; smallest: number }): Findings {
  const unit = Math.min(innerWidth, innerHeight) / 1080;
  const name = (element: Element): string => `<${element.tagName.toLowerCase()} ${element.className}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`;
  const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('[inert], .spoken');
  const elements = [...document.querySelectorAll('body *')].filter(shown);
  // A word in running text is exempt from the size of targets (WCAG 2.5.8, inline).
  const targets = elements.filter((element) => element.matches('button, a, [role="slider"]') && !element.closest('[data-sentence]'));
  const boxes = targets.map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 0 && box.height > 0);
  // Only what scrolls together can be measured against each other: the rest passes by underneath.
  const moves = ({ overflowY, position }: CSSStyleDeclaration): boolean => /auto|scroll/.test(overflowY) || /sticky|fixed/.test(position);
  const scroller = (element: Element | null): Element | null => (element === null || moves(getComputedStyle(element)) ? element : scroller(element.parentElement));
  const close: string[] = [];
  boxes.forEach(({ element, box }, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element) || scroller(element) !== scroller(other.element)) continue;
      const across = Math.max(box.left - other.box.right, other.box.left - box.right);
      const down = Math.max(box.top - other.box.bottom, other.box.top - box.bottom);
      // Overlapping in both directions means that one lies over the other, as a panel does.
      if (across < 0 && down < 0) continue;
      if (Math.max(across, down) < gap * unit - 0.5) close.push(`${name(element)} | ${name(other.element)}: ${Math.round(Math.max(across, down) / unit)}`);
    }
  });
  return {
    sideways: elements.filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.stage .stage, svg') && getComputedStyle(element).position !== 'absolute').map(name),
    small: boxes.filter(({ box }) => box.width < target * unit - 0.5 || box.height < target * unit - 0.5).map(({ element, box }) => `${name(element)}: ${Math.round(box.width / unit)}x${Math.round(box.height / unit)}`),
    close,
    tiny: elements
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < smallest * unit - 0.1)
      .map((element) => `${name(element)}: ${getComputedStyle(element).fontSize}`),
  };
}

/** What of a screen is not as DESIGN.md has it; four empty lists when all is. */
export function look(page: Page): Promise<Findings> {
  return page.evaluate(inspect, { target: TARGET_PX, gap: GAP_PX, smallest: SMALLEST_TEXT_PX });
}
