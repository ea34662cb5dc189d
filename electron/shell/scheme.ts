import type { CustomScheme, Protocol } from 'electron';

/** The scheme that the window speaks. */
const SCHEME = 'kiosk';

/** The only origin that the window ever shows. */
export const ORIGIN = `${SCHEME}://exhibition`;

/** Where the page starts. */
export const START_URL = `${ORIGIN}/`;

const PRIVILEGED: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    // Without standard the page has no origin and video fails; without stream a narration cannot seek.
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
  },
};

/** Must be called once, before the application is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([PRIVILEGED]);
}

/** Whether an address belongs to the kiosk: our scheme and our host, nothing that merely begins alike. */
export function isOurs(address: string): boolean {
  return address === ORIGIN || address.startsWith(START_URL);
}

/** Serves the scheme on the window's own session with the handler that both runtimes share. */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  handler: (request: Request) => Promise<Response>,
): void {
  protocol.handle(SCHEME, (request) =>
    isOurs(request.url) ? handler(request) : new Response(null, { status: 404 }),
  );
}
