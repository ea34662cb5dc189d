/** What a visitor can see of a narration. `silent` means that there is no sound, or that it failed. */
export type Phase = 'idle' | 'loading' | 'playing' | 'paused' | 'ended' | 'silent';

export interface NarrationState {
  readonly phase: Phase;
  /** Seconds from the start. */
  readonly position: number;
  /** Seconds; 0 when there is no clip. */
  readonly duration: number;
}

export type NarrationEvent =
  /** Another exhibit or language: `duration` of its clip, or undefined when it has none. */
  | { readonly type: 'clip'; readonly duration: number | undefined }
  /** A visitor wants to hear, from a position or from where the voice stands. */
  | { readonly type: 'play'; readonly from?: number }
  | { readonly type: 'pause' }
  /** A visitor moves without beginning to play. */
  | { readonly type: 'seek'; readonly to: number }
  | { readonly type: 'tick'; readonly position: number }
  // What the voice reports.
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'interrupted' }
  | { readonly type: 'ended' }
  | { readonly type: 'failed' };

export const NO_NARRATION: NarrationState = { phase: 'silent', position: 0, duration: 0 };

function within(state: NarrationState, seconds: number): number {
  return Math.min(state.duration, Math.max(0, seconds));
}

/** Where playing begins: at the start again after the end. */
function beginning(state: NarrationState): number {
  return state.phase === 'ended' || state.position >= state.duration ? 0 : state.position;
}

/** The next state. Reports that come late, from a voice that was already paused, change nothing. */
export function step(state: NarrationState, event: NarrationEvent): NarrationState {
  if (event.type === 'clip') {
    return event.duration === undefined ? NO_NARRATION : { phase: 'idle', position: 0, duration: event.duration };
  }
  if (state.phase === 'silent') return state;
  const sounding = state.phase === 'playing' || state.phase === 'loading';
  switch (event.type) {
    case 'play': {
      const position = event.from === undefined ? beginning(state) : within(state, event.from);
      return { ...state, phase: state.phase === 'playing' ? 'playing' : 'loading', position };
    }
    case 'pause':
    case 'stopped':
      return sounding ? { ...state, phase: 'paused' } : state;
    case 'seek': {
      const position = within(state, event.to);
      return { ...state, position, phase: state.phase === 'ended' ? 'paused' : state.phase };
    }
    case 'tick':
      return state.phase === 'playing' ? { ...state, position: within(state, event.position) } : state;
    case 'started':
      return state.phase === 'loading' ? { ...state, phase: 'playing' } : state;
    case 'interrupted':
      return sounding ? { ...state, phase: 'loading' } : state;
    case 'ended':
      return sounding ? { ...state, phase: 'ended', position: state.duration } : state;
    case 'failed':
      return { ...state, phase: 'silent' };
  }
}
