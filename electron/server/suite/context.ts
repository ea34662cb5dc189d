import { expect } from 'vitest';
import type { Fixture } from './fixture.ts';

export interface SuiteRequest {
  readonly method?: string;
  /** As it stands on the wire, with nothing normalised where the runtime allows it. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface SuiteResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** A way to put requests to a handler: directly, over a socket, or from a page. */
export interface Runtime {
  send(request: SuiteRequest): Promise<SuiteResponse>;
  /** Begins a GET, reads some bytes of the answer, and goes away once `held` has been looked at. */
  abandon(path: string, held: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** What the parts of the suite work with; the fixture is there once the tests run. */
export interface Context {
  fixture(): Fixture;
  get(path: string, headers?: Record<string, string>): Promise<SuiteResponse>;
  send(request: SuiteRequest): Promise<SuiteResponse>;
  abandon: Runtime['abandon'];
}

export function expectSecure(response: SuiteResponse): void {
  expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; /);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('X-Frame-Options')).toBe('DENY');
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(response.headers.get('Permissions-Policy')).toContain('camera=()');
  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
}

/** An error in the form of all errors, which tells nothing of the inside. */
export function expectError(response: SuiteResponse, status: number, code: string, details: readonly string[] = []): void {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('Content-Length')).toBe(String(response.body.length));
  const { error } = JSON.parse(response.body.toString());
  expect(Object.keys(error)).toEqual(['code', 'message', ...details]);
  expect(error.code).toBe(code);
  expect(response.body.toString()).not.toMatch(/node:|\.ts\b|\/tmp\//);
  expectSecure(response);
}
