/** Addresses of the views, as vue-router writes them. The server answers these, and no other, with the page. */
export const ADDRESSES = {
  attract: '/',
  welcome: '/welcome',
  chapters: '/chapters',
  exhibit: '/exhibit/:id',
  picture: '/exhibit/:id/picture/:picture',
  siege: '/siege',
  siegeDay: '/siege/:day',
  search: '/search',
  people: '/people',
  roll: '/roll',
  person: '/people/:id',
  units: '/units',
  unit: '/unit/:id',
  about: '/about',
  panel: '/panel',
} as const;

const PATTERNS = Object.values(ADDRESSES).map(
  (address) => new RegExp(`^${address.replace(/:[a-z]+/g, '[a-z0-9-]+')}$`),
);

/** Whether `path` (no query, no trailing slash but for the root) is the address of a view. */
export function isViewAddress(path: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(path));
}
