/** The ground of the first empty page, so that no white flashes before the exhibition. */
const INK = '#15120f';
const EMPTY_PAGE = `data:text/html,<html style="background:${encodeURIComponent(INK)}">`;

/** What would reach for the network, or offer the visitor something that is not the exhibition. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-search-engine-choice-screen',
  '--hide-crash-restore-bubble',
  '--noerrdialogs',
  '--disable-infobars',
  '--disable-notifications',
  '--deny-permission-prompts',
  '--disable-prompt-on-repost',
  '--disable-save-password-bubble',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions,AutofillServerCommunication,CertificateTransparencyComponentUpdater,PasswordManagerOnboarding',
];

/** Nothing but our own server has an address, whatever a page or Chromium itself asks for. */
const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server'];

/** The page does its own pinching, and a swipe from the edge is no way back. */
const TOUCH = ['--disable-pinch', '--overscroll-history-navigation=0'];

/** The exhibition goes on, at full speed, whatever Chromium thinks of the window and of the time since the last touch. */
const AWAKE = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-hang-monitor',
];

const ON_LINUX = [
  // Wayland under cage, X elsewhere.
  '--ozone-platform-hint=auto',
  // Small machines have a small /dev/shm, which crashes pages.
  '--disable-dev-shm-usage',
];

export interface ChromiumArguments {
  readonly profile: string;
  /** `screen`: the kiosk; `window`: an ordinary window; `none`: headless, for tests. */
  readonly show: 'screen' | 'window' | 'none';
  /** Off only where Chromium cannot have one: started as root. */
  readonly sandbox: boolean;
  /** Off after repeated failures, which a graphics driver may cause. */
  readonly gpu: boolean;
  readonly platform: NodeJS.Platform;
}

/**
 * The whole argument list of the kiosk's Chromium. The address to show is not in it, since anyone on the machine may
 * read it: the supervisor navigates over the pipe.
 */
export function chromiumArguments({ profile, show, sandbox, gpu, platform }: ChromiumArguments): string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...OFFLINE,
    ...TOUCH,
    ...AWAKE,
    ...(platform === 'linux' ? ON_LINUX : []),
    ...(sandbox ? [] : ['--no-sandbox', '--test-type']),
    ...(gpu ? [] : ['--disable-gpu']),
    ...(show === 'none' ? ['--headless=new', '--mute-audio'] : []),
    // --app shows a window without tabs and address.
    ...(show === 'window' ? [`--app=${EMPTY_PAGE}`, '--window-size=1280,900'] : ['--kiosk', EMPTY_PAGE]),
  ];
}
