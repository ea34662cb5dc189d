import { distanceAhead, nextInDirection, type Box, type Direction } from './spatial.ts';

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';
/** One press scrolls by this share of what is seen: a line or two of it stay in sight. */
const SCROLL_SHARE = 0.6;
/** So far ahead, as a share of what is seen, something may lie to be gone to at once; beyond that the page turns first. */
const REACH_SHARE = 0.85;

/** What a press of an arrow does. */
export type Move = { readonly type: 'focus'; readonly element: HTMLElement } | { readonly type: 'scroll'; readonly element: Element; readonly by: number };

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1;
}

/** The nearest element around (or the element itself) that scrolls up and down. */
function scrollerOf(element: Element | null): Element | undefined {
  for (let each = element; each && each !== document.documentElement; each = each.parentElement) if (scrolls(each)) return each;
  return undefined;
}

function canScroll({ scrollTop, scrollHeight, clientHeight }: Element, direction: Direction): boolean {
  if (direction === 'up') return scrollTop > 1;
  return direction === 'down' && scrollTop + clientHeight < scrollHeight - 1;
}

/** Whether any of it is seen in what it scrolls in. */
function inSight(element: Element): boolean {
  const scroller = scrollerOf(element.parentElement);
  if (!scroller) return true;
  const [box, port] = [boxOf(element), boxOf(scroller)];
  return box.bottom > port.top && box.top < port.bottom && box.right > port.left && box.left < port.right;
}

/** Everything that can be gone to, in the order of the document. A whole screen that only scrolls is no place to be at. */
function focusTargets(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => {
    if (element.closest('[inert]') || element.matches('main, .spoken')) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  });
}

/** Where an arrow leads from `from`; from nowhere to the first thing that is seen. */
export function moveFrom(from: Element | null, direction: Direction, root: ParentNode = document): Move | undefined {
  const all = focusTargets(root).filter((element) => element !== from);
  if (!(from instanceof HTMLElement) || from === document.body || from.matches('main')) return moveIn(from, all, direction);
  const scroller = scrollerOf(from);
  if (scroller) {
    const near = pick(from, all.filter((element) => scroller.contains(element)), direction);
    const port = scroller.clientHeight;
    if (near && distanceAhead(boxOf(from), boxOf(near), direction) <= port * REACH_SHARE) return { type: 'focus', element: near };
    if (canScroll(scroller, direction)) return turn(scroller, direction);
    if (near) return { type: 'focus', element: near };
  }
  const beyond = pick(from, all.filter((element) => !scroller?.contains(element) && inSight(element)), direction);
  return beyond && { type: 'focus', element: beyond };
}

/** From the screen itself: to the first thing on it that is seen, or on by a page where there is none. */
function moveIn(screen: Element | null, all: readonly HTMLElement[], direction: Direction): Move | undefined {
  const own = all.filter((element) => screen === null || screen === document.body || screen.contains(element));
  const seen = own.find(inSight);
  const scroller = screen && (scrollerOf(screen) ?? [...screen.querySelectorAll('*')].find(scrolls));
  if (!seen && scroller && canScroll(scroller, direction)) return turn(scroller, direction);
  const element = seen ?? own[0] ?? all[0];
  return element && { type: 'focus', element };
}

function turn(scroller: Element, direction: Direction): Move {
  return { type: 'scroll', element: scroller, by: scroller.clientHeight * SCROLL_SHARE * (direction === 'up' ? -1 : 1) };
}

function pick(from: Element, targets: readonly HTMLElement[], direction: Direction): HTMLElement | undefined {
  // What holds it or stands in it lies in no direction.
  const others = targets.filter((element) => !element.contains(from) && !from.contains(element));
  const index = nextInDirection(boxOf(from), others.map(boxOf), direction);
  return index === undefined ? undefined : others[index];
}
