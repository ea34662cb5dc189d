import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isOwnNetwork } from '../../../media/schema/own-network.ts';
import type { SourceId } from '../../../media/schema/index.ts';
import { Download } from './download.ts';
import { assertPlain } from './paths.ts';
import { SourceError } from './source.ts';
import type { OpenOptions, Source } from './source.ts';

/** Most connections at a time to the server of a house, which feeds other kiosks too. */
const SOCKETS_MAX = 4;

/** Milliseconds that an unused connection is kept for the next file. */
const IDLE_SOCKET_MS = 5000;

export interface LanOptions {
  /** Milliseconds before each further try of a server that was reached before. */
  readonly pauses?: readonly number[];
  /** The same for one that never was: somebody waits for the answer. */
  readonly firstPauses?: readonly number[];
  /** Milliseconds that the head of an answer may take. */
  readonly answerMs?: number;
  /** Milliseconds that the next bytes of a body may take. */
  readonly quietMs?: number;
}

/**
 * A published update behind a static HTTP server in the house's network. A broken connection is taken up where it broke,
 * a bounded number of times. Nothing is asked for but the files themselves: no redirection is followed, no cookie kept,
 * no proxy used, and nothing comes compressed.
 *
 * @throws SourceError when the address may lie outside of the house.
 */
export function openLan(id: SourceId, options: LanOptions = {}): Source {
  const { pauses = [500, 1000, 2000, 4000, 8000], firstPauses = [500], answerMs = 10_000, quietMs = 30_000 } = options;
  if (!isOwnNetwork(id.at)) throw new SourceError('unreadable', `${id.at} is no address in the house's own network, and the kiosk asks nobody else`);
  const base = new URL(id.at.endsWith('/') ? id.at : `${id.at}/`);
  const settings = { keepAlive: true, maxSockets: SOCKETS_MAX, timeout: IDLE_SOCKET_MS };
  const agent = base.protocol === 'https:' ? new HttpsAgent(settings) : new HttpAgent(settings);
  let reached = false;

  return {
    id,
    async open(path, { offset = 0, signal }: OpenOptions = {}) {
      assertPlain(path);
      const download = new Download(new URL(path, base), offset, {
        agent, signal, answerMs, quietMs,
        pauses: () => (reached ? pauses : firstPauses),
        answered: () => {
          reached = true;
        },
      });
      await download.begin();
      return download.stream();
    },
  };
}
