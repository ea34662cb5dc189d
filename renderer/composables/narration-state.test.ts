import { describe, expect, it } from 'vitest';
import { NO_NARRATION, step, type NarrationEvent, type NarrationState } from './narration-state.ts';

function after(...events: NarrationEvent[]): NarrationState {
  return events.reduce(step, NO_NARRATION);
}

const clip: NarrationEvent = { type: 'clip', duration: 74 };
const play: NarrationEvent = { type: 'play' };
const started: NarrationEvent = { type: 'started' };

describe('a clip', () => {
  it('waits at its beginning', () => {
    expect(after(clip)).toEqual({ phase: 'idle', position: 0, duration: 74 });
  });

  it('that is not there is silence, and nothing wakes it', () => {
    const silent = after({ type: 'clip', duration: undefined });
    expect(silent).toEqual(NO_NARRATION);
    for (const event of [play, started, { type: 'seek', to: 3 }, { type: 'ended' }] satisfies NarrationEvent[]) {
      expect(step(silent, event)).toEqual(silent);
    }
  });

  it('of another language replaces the one that plays', () => {
    expect(after(clip, play, started, { type: 'clip', duration: 90 })).toEqual({ phase: 'idle', position: 0, duration: 90 });
  });

  it('ends the silence of the exhibit before', () => {
    expect(after(clip, play, { type: 'failed' }, clip).phase).toBe('idle');
  });
});

describe('playing', () => {
  it('loads again when the sound breaks off, where it was', () => {
    const broken = after(clip, play, started, { type: 'tick', position: 9 }, { type: 'interrupted' });
    expect(broken).toEqual({ phase: 'loading', position: 9, duration: 74 });
    expect(after(clip, { type: 'interrupted' }).phase).toBe('idle');
  });

  it('loads, then plays, then follows the voice', () => {
    expect(after(clip, play).phase).toBe('loading');
    expect(after(clip, play, started).phase).toBe('playing');
    expect(after(clip, play, started, { type: 'tick', position: 5 }).position).toBe(5);
  });

  it('goes on from where it was paused', () => {
    const state = after(clip, play, started, { type: 'tick', position: 5 }, { type: 'pause' }, play);
    expect(state).toEqual({ phase: 'loading', position: 5, duration: 74 });
  });

  it('from a sentence stays playing, without a flicker of loading', () => {
    expect(after(clip, play, started, { type: 'play', from: 20 })).toEqual({ phase: 'playing', position: 20, duration: 74 });
  });

  it('begins again after the end', () => {
    const ended = after(clip, play, started, { type: 'ended' });
    expect(ended).toEqual({ phase: 'ended', position: 74, duration: 74 });
    expect(step(ended, play).position).toBe(0);
  });

  it('begins again where someone dragged to the very end', () => {
    expect(after(clip, { type: 'seek', to: 80 }, play).position).toBe(0);
  });

  it('turns silent when the voice fails, at any time', () => {
    expect(after(clip, play, { type: 'failed' }).phase).toBe('silent');
    expect(after(clip, play, started, { type: 'failed' }).phase).toBe('silent');
  });
});

describe('pausing', () => {
  it('holds while loading as well as while playing', () => {
    expect(after(clip, play, { type: 'pause' }).phase).toBe('paused');
    expect(after(clip, play, started, { type: 'stopped' }).phase).toBe('paused');
  });

  it('is not undone by reports that come late', () => {
    const paused = after(clip, play, { type: 'pause' });
    expect(step(paused, started)).toEqual(paused);
    expect(step(paused, { type: 'tick', position: 9 })).toEqual(paused);
    expect(step(paused, { type: 'ended' })).toEqual(paused);
  });

  it('does nothing to a clip that was never started', () => {
    expect(after(clip, { type: 'stopped' }).phase).toBe('idle');
  });
});

describe('seeking', () => {
  it('moves without playing, and stays within the clip', () => {
    expect(after(clip, { type: 'seek', to: 30 })).toEqual({ phase: 'idle', position: 30, duration: 74 });
    expect(after(clip, { type: 'seek', to: -4 }).position).toBe(0);
    expect(after(clip, { type: 'seek', to: 400 }).position).toBe(74);
  });

  it('back from the end waits there', () => {
    expect(after(clip, play, started, { type: 'ended' }, { type: 'seek', to: 10 })).toEqual({ phase: 'paused', position: 10, duration: 74 });
  });
});
