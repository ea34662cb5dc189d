import { describe, expect, it } from 'vitest';
import { HandlerError } from '../server/errors.ts';
import { createSecret, guard } from './guard.ts';

const secret = 'a-secret-of-this-launch_0123456789-ABCDEFGH';
const port = 4711;
const own = `http://127.0.0.1:${port}`;

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const base = headers.Host === `localhost:${port}` ? `http://${headers.Host}` : own;
  return guard(new Request(new URL(path, base), { method, headers: { Host: `127.0.0.1:${port}`, ...headers } }), { port, secret });
}

function refusal(path: string, headers: Record<string, string> = {}, method = 'GET') {
  try {
    ask(path, headers, method);
  } catch (error) {
    if (error instanceof HandlerError) return [error.status, error.code];
    throw error;
  }
  return 'let in';
}

const bearer = { Authorization: `Bearer ${secret}` };
const cookie = { Cookie: `kiosk-${port}=${secret}` };

describe('createSecret', () => {
  it('is 32 bytes in base64url, never the same twice', () => {
    expect(createSecret()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(createSecret()).not.toBe(createSecret());
  });
});

describe('guard', () => {
  it('lets a bearer token and a cookie in', () => {
    expect(ask('/', bearer)).toBeUndefined();
    expect(ask('/', { authorization: `bearer ${secret}` })).toBeUndefined();
    expect(ask('/', cookie)).toBeUndefined();
    expect(ask('/', { Cookie: `a=b; kiosk-${port}=${secret}; c` })).toBeUndefined();
    expect(ask('/', { ...bearer, Host: `localhost:${port}` })).toBeUndefined();
  });

  it.each([
    [{}],
    [{ Authorization: 'Bearer ' }],
    [{ Authorization: `Bearer ${secret}x` }],
    [{ Authorization: `Bearer ${secret.slice(1)}` }],
    [{ Authorization: secret }],
    [{ Authorization: `Basic ${secret}` }],
    [{ Cookie: `kiosk-${port}=` }],
    [{ Cookie: `kiosk-${port}=${secret}x` }],
    [{ Cookie: `kiosk-${port + 1}=${secret}` }],
  ])('answers %j with 401', (headers) => {
    expect(refusal('/', headers)).toEqual([401, 'unauthorized']);
  });

  it.each(['127.0.0.1', 'localhost', `127.0.0.1:${port + 1}`, `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, `0.0.0.0:${port}`, `[::1]:${port}`, ''])(
    'answers the host "%s" with 421, whoever asks',
    (host) => {
      expect(refusal('/', { ...bearer, Host: host })).toEqual([421, 'wrong-host']);
    },
  );

  it('knows that browsers leave out port 80', () => {
    expect(guard(new Request('http://127.0.0.1/', { headers: { Host: '127.0.0.1', ...bearer } }), { port: 80, secret })).toBeUndefined();
  });

  it('takes no address of another host, whatever the Host header says', () => {
    expect(refusal('http://evil.example/', bearer)).toEqual([421, 'wrong-host']);
  });

  it.each(['http://evil.example', 'null', `https://127.0.0.1:${port}`, `http://localhost:${port}`, `http://127.0.0.1:${port + 1}`, `http://127.0.0.1:${port}/`])(
    'answers the origin "%s" with 403, whoever asks',
    (origin) => {
      expect(refusal('/', { ...bearer, Origin: origin })).toEqual([403, 'wrong-origin']);
    },
  );

  it('lets its own origin in', () => {
    expect(ask('/', { ...bearer, Origin: own })).toBeUndefined();
    expect(ask('/', { ...bearer, Host: `localhost:${port}`, Origin: `http://localhost:${port}` })).toBeUndefined();
  });

  it('exchanges the key for a cookie, at any path', () => {
    for (const [path, location] of [
      ['/', `${own}/`],
      ['/people/yang-jihe', `${own}/people/yang-jihe`],
      ['//evil.example', `${own}//evil.example`],
    ] as const) {
      const response = ask(`${own}${path}?key=${secret}`);
      expect(response?.status).toBe(303);
      expect(response?.headers.get('Location')).toBe(location);
      expect(response?.headers.get('Set-Cookie')).toBe(`kiosk-${port}=${secret}; HttpOnly; SameSite=Strict; Path=/`);
      expect(response?.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('keeps the other parameters of an address', () => {
    expect(ask(`/people?a=1&key=${secret}&b=%202`)?.headers.get('Location')).toBe(`${own}/people?a=1&b=+2`);
  });

  it('takes no wrong key, not even from one who may come in', () => {
    for (const query of ['key=', 'key=x', `key=${secret}x`, `key=${secret}&key=${secret}`]) {
      expect(refusal(`/?${query}`)).toEqual([401, 'unauthorized']);
      expect(refusal(`/?${query}`, cookie)).toEqual([401, 'unauthorized']);
    }
  });

  it('takes no key for anything but a GET', () => {
    expect(refusal(`/api/missing?key=${secret}`, {}, 'POST')).toEqual([401, 'unauthorized']);
    expect(refusal(`/?key=${secret}`, {}, 'HEAD')).toEqual([401, 'unauthorized']);
  });
});
