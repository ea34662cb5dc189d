import './fade-out.css';

/** How long the screen takes to go dark, in milliseconds; the same stands in fade-out.css. */
const FADE_MS = 700;

/**
 * Lets the screen go dark, unless somebody comes meanwhile.
 *
 * @param goesOn whether it is still to go dark.
 * @returns whether it has.
 */
export async function fadeOut(goesOn: () => boolean, root: HTMLElement = document.documentElement): Promise<boolean> {
  root.dataset['leaving'] = '';
  await new Promise((resolve) => setTimeout(resolve, FADE_MS));
  if (goesOn()) return true;
  delete root.dataset['leaving'];
  return false;
}
