import { expect, it } from 'vitest';
import { droppedShare, framesOf } from './frames.ts';

const renderer = { name: 'process_name', ph: 'M', pid: 7, args: { name: 'Renderer' } };
const frame = (state: string, more: { pid?: number; ph?: string; affects_smoothness?: boolean } = {}) => ({
  name: 'PipelineReporter', ph: more.ph ?? 'b', pid: more.pid ?? 7,
  args: { frame_reporter: { state, ...(more.affects_smoothness === undefined ? {} : { affects_smoothness: more.affects_smoothness }) } },
});

it('counts the frames of pages that were shown, and those that were dropped while something moved', () => {
  const frames = framesOf([
    renderer,
    frame('STATE_PRESENTED_ALL'),
    frame('STATE_PRESENTED_PARTIAL'),
    frame('STATE_DROPPED', { affects_smoothness: true }),
    frame('STATE_DROPPED', { affects_smoothness: false }),
    frame('STATE_NO_UPDATE_DESIRED'),
    frame('STATE_PRESENTED_ALL', { ph: 'e' }),
    frame('STATE_DROPPED', { pid: 8 }),
  ]);
  expect(frames).toEqual([{ dropped: false }, { dropped: false }, { dropped: true }]);
  expect(droppedShare(frames)).toBeCloseTo(1 / 3);
});

it('does not call nothing a good result', () => {
  expect(() => droppedShare([])).toThrow('no frame was reported');
});
