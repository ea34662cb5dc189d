/** One touch of a scripted visit: the middle of the first element that fits, or of the one given by number. */
export interface Touch {
  readonly selector: string;
  readonly nth?: number;
}

const touch = (selector: string, nth = 0): Touch => ({ selector, nth });

const HOME = touch('nav.bar .keys > button');
const BAR = (nth: number): Touch => touch('nav.bar .keys > button', nth);

/** From the attract loop to the chapters; each visitor chooses another of the three languages. */
export function welcome(visitor: number): readonly Touch[] {
  return [touch('main'), touch('main li button', visitor % 3)];
}

/** From the chapters through an exhibit, the siege, the roll and the bar, and back to the chapters: 31 touches. */
export function round(visitor: number): readonly Touch[] {
  const exhibit = ['lei-river', 'third-assault', 'veterans'][visitor % 3] ?? 'lei-river';
  return [
    touch(`a[href$="/exhibit/${exhibit}"]`),
    touch('.player .play'),
    touch('.player .words button', 1),
    touch('.player .play'),
    touch('button.sources'),
    touch('[role="dialog"] .close'),
    touch('button.note'),
    touch('[role="dialog"] .close'),
    touch('a[href*="/picture/"]'),
    touch('.ways > .group:last-of-type button'),
    touch('.way.close'),
    HOME,
    touch('a[href$="/siege"]'),
    touch('.steps .word', 2),
    touch('.steps .word', 2),
    touch('.steps .word', 1),
    HOME,
    touch('a[href$="/people"]'),
    touch('main a[href*="/people/"]', visitor % 20),
    HOME,
    // Text size opens, grows, shrinks and closes; contrast, captions and reach go there and back.
    BAR(1),
    touch('#bar-panel button', 1),
    touch('#bar-panel button', 0),
    BAR(1),
    BAR(2),
    BAR(2),
    BAR(3),
    BAR(3),
    BAR(4),
    BAR(4),
    HOME,
  ];
}

/** A scripted visit of `count` touches. */
export function visitOf(count: number): readonly Touch[] {
  const touches = [...welcome(0)];
  for (let visitor = 0; touches.length < count; visitor += 1) touches.push(...round(visitor));
  return touches.slice(0, count);
}
