import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PANEL_SCHEME } from '../../media/schema/index.ts';
import { HandlerError } from '../server/errors.ts';

/** The parameter of the printed address that carries the secret to the first visit. */
export const KEY_PARAMETER = 'key';

const SECRET_BYTES = 32;

/** Names under which a browser on this machine may call the kiosk. */
const OWN_NAMES = ['127.0.0.1', 'localhost'];

/** A new secret for one launch: 32 random bytes, base64url. */
export function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export interface GuardOptions {
  readonly port: number;
  readonly secret: string;
}

/**
 * Decides whether a request may reach the handler. Other programs of the machine, and pages of other origins in any
 * browser on it, can reach the port as well: Host stops DNS rebinding, Origin stops other pages, the secret the rest.
 *
 * @returns undefined to let it in, or the answer that exchanges the key of the first visit for a cookie.
 * @throws HandlerError with 401, 403 or 421.
 */
export function guard(request: Request, options: GuardOptions): Response | undefined {
  const { port, secret } = options;
  const url = new URL(request.url);
  const host = request.headers.get('Host') ?? '';
  if (!OWN_NAMES.some((name) => host === hostOf(name, port)) || url.host !== host) {
    throw new HandlerError('wrong-host', 'This kiosk answers under its own address only.');
  }
  const origin = request.headers.get('Origin');
  if (origin !== null && origin !== `http://${host}`) {
    throw new HandlerError('wrong-origin', 'This kiosk answers its own pages only.');
  }

  const keys = url.searchParams.getAll(KEY_PARAMETER);
  if (keys.length > 0) {
    const [key = ''] = keys;
    if (request.method !== 'GET' || keys.length > 1 || !same(key, secret)) throw unauthorized();
    return exchange(url, cookieName(port), secret);
  }
  const offered = bearerOf(request.headers) ?? cookieOf(request.headers, cookieName(port));
  if (offered === undefined || !same(offered, secret)) throw unauthorized();
  return undefined;
}

/** As browsers write it: without the port where it is HTTP's own. */
function hostOf(name: string, port: number): string {
  return new URL(`http://${name}:${port}`).host;
}

/** Headers that carry the secret, and so end at the guard; the panel's session goes on to the handler. */
export function secretHeaders(headers: Headers): readonly string[] {
  return new RegExp(`^${PANEL_SCHEME} `).test(headers.get('Authorization') ?? '') ? ['Cookie'] : ['Authorization', 'Cookie'];
}

function exchange(url: URL, cookie: string, secret: string): Response {
  const target = new URL(url);
  target.searchParams.delete(KEY_PARAMETER);
  return new Response(null, {
    status: 303,
    headers: {
      // The whole address: a path that begins with two slashes would lead to another host.
      Location: target.href,
      'Set-Cookie': `${cookie}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
      'Cache-Control': 'no-store',
    },
  });
}

function unauthorized(): HandlerError {
  return new HandlerError('unauthorized', 'Open the address that the kiosk printed when it started; the key in it lets you in.', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

/** Cookies know no ports: the name keeps two kiosks on one machine apart. */
function cookieName(port: number): string {
  return `kiosk-${port}`;
}

function bearerOf(headers: Headers): string | undefined {
  return /^Bearer +([A-Za-z0-9_-]+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
}

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('Cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}

/** Compares in a time that tells nothing; hashed first, because the comparison wants equal lengths. */
function same(offered: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(secret));
}
