import { isInterrupted, openVoice, type OpenVoice, type Voice, type VoiceEvent } from './audio.ts';

/** A voice that plays and does not move for this long, in milliseconds, is lost: the files lie on the same machine. */
export const STALL_MS = 4_000;
/** How often it is looked at, in milliseconds. */
export const LOOK_EVERY_MS = 1_000;
/** Pauses before a lost voice is opened again, in milliseconds; a display that is switched needs some seconds. */
export const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** A device that goes or comes is told several times; this long after the last, in milliseconds, things have settled. */
export const SETTLE_MS = 1_000;

/** Where the machine tells that an output device has come or gone. Undefined where it cannot be told. */
type Devices = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

function machineDevices(): Devices | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.mediaDevices;
}

/**
 * Opens voices that outlast their output device: one that breaks off, stalls, or whose machine tells of another device
 * is opened again and goes on from the same place. It says `interrupted` when it breaks off, `started` when it is back,
 * and `failed` when it has tried often enough, or when it has never sounded at all.
 */
export function createLastingVoice(open: OpenVoice = openVoice, devices: () => Devices | undefined = machineDevices): OpenVoice {
  return (options) => {
    let voice: Voice | undefined;
    let { rate, volume } = options;
    /** Whoever listens wants it to sound. */
    let wanted = false;
    let hasSounded = false;
    let lost = false;
    let attempts = 0;
    /** Seconds. */
    let place = 0;
    /** Of the clock of the page: when it last moved, and since when it has sounded without a break. */
    let moved = 0;
    let since = 0;
    let looking: ReturnType<typeof setInterval> | undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    function begin(): void {
      clearTimeout(waiting);
      voice ??= open({ ...options, rate, volume, onEvent: hear });
      voice.play(place);
    }

    function rest(): void {
      clearInterval(looking);
      clearTimeout(waiting);
    }

    function end(): void {
      rest();
      clearTimeout(settling);
      told?.removeEventListener('devicechange', deviceChanged);
      voice?.close();
      voice = undefined;
    }

    /** It does not sound any more: tries again after a pause, or gives up and says `why`. */
    function lose(why: VoiceEvent): void {
      const pause = RETRY_AFTER_MS[attempts];
      if (pause === undefined) {
        end();
        options.onEvent(why);
        return;
      }
      rest();
      voice?.close();
      voice = undefined;
      attempts += 1;
      waiting = setTimeout(begin, pause);
      if (lost) return;
      lost = true;
      options.onEvent({ type: 'interrupted' });
    }

    function look(): void {
      const now = performance.now();
      const at = voice?.position() ?? place;
      // Words of the keypad make it wait: it stands still and is not lost.
      if (at !== place || isInterrupted()) moved = now;
      place = at;
      if (now - moved >= STALL_MS) lose({ type: 'failed', reason: 'play', detail: `stood still for ${STALL_MS / 1000} s` });
      else if (now - since >= STALL_MS && now - moved < LOOK_EVERY_MS) attempts = 0;
    }

    function hear(event: VoiceEvent): void {
      switch (event.type) {
        case 'started':
          hasSounded = true;
          lost = false;
          moved = performance.now();
          since = moved;
          clearInterval(looking);
          looking = setInterval(look, LOOK_EVERY_MS);
          break;
        case 'failed':
          voice = undefined;
          if (!hasSounded) {
            end();
            break;
          }
          // Nobody listens: it is opened again when somebody does.
          if (wanted) lose(event);
          return;
        default:
          clearInterval(looking);
      }
      options.onEvent(event);
    }

    let settling: ReturnType<typeof setTimeout> | undefined;
    function deviceChanged(): void {
      clearTimeout(settling);
      settling = setTimeout(() => {
        attempts = 0;
        if (!wanted || !hasSounded || lost) return;
        place = voice?.position() ?? place;
        lose({ type: 'failed', reason: 'play', detail: 'the output device has changed' });
      }, SETTLE_MS);
    }
    const told = devices();
    told?.addEventListener('devicechange', deviceChanged);

    voice = open({ ...options, onEvent: hear });
    return {
      play(from) {
        wanted = true;
        place = from ?? (lost ? place : (voice?.position() ?? place));
        begin();
      },
      pause() {
        wanted = false;
        rest();
        if (!lost) {
          voice?.pause();
          return;
        }
        lost = false;
        options.onEvent({ type: 'stopped' });
      },
      position() {
        if (voice && !lost) place = voice.position();
        return place;
      },
      setRate(wish) {
        rate = wish;
        voice?.setRate(wish);
      },
      setVolume(wish) {
        volume = wish;
        voice?.setVolume(wish);
      },
      close: end,
    };
  };
}
