import { createRouter, createWebHistory, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router';
import { ADDRESSES } from './addresses.ts';
import { deferredHistory } from './deferred-history.ts';
import AttractView from './views/AttractView.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** Names a screen that has several addresses; a screen of one address is named by its path. */
    screen?: string;
  }
}

type ViewName = keyof typeof ADDRESSES;

/** Screens but the first, which must be there at once. */
const LATER_VIEWS = {
  welcome: () => import('./views/WelcomeView.vue'),
  chapters: () => import('./views/ChaptersView.vue'),
  exhibit: () => import('./views/ExhibitView.vue'),
  picture: () => import('./views/PictureView.vue'),
  siege: () => import('./views/SiegeView.vue'),
  siegeDay: () => import('./views/SiegeView.vue'),
  roll: () => import('./views/RollView.vue'),
  search: () => import('./views/SearchView.vue'),
  people: () => import('./views/PeopleView.vue'),
  person: () => import('./views/PersonView.vue'),
  units: () => import('./views/UnitsView.vue'),
  unit: () => import('./views/UnitView.vue'),
  about: () => import('./views/AboutView.vue'),
  panel: () => import('./panel/PanelView.vue'),
} as const satisfies Record<Exclude<ViewName, 'attract'>, () => Promise<unknown>>;

const routes: RouteRecordRaw[] = [
  { path: ADDRESSES.attract, name: 'attract', component: AttractView },
  ...Object.entries(LATER_VIEWS).map(([name, component]) => ({
    path: ADDRESSES[name as keyof typeof LATER_VIEWS],
    name,
    component,
    props: true,
    // From day to day, and from picture to picture, it is one screen: it stays, and only its address says where the visitor is.
    ...(name.startsWith('siege') ? { meta: { screen: 'siege' } } : name === 'picture' ? { meta: { screen: 'picture' } } : {}),
  })),
  // The server answers only addresses of views; what comes here came from within.
  { path: '/:rest(.*)*', redirect: { name: 'attract', params: {} } },
];

export function createKioskRouter(history: RouterHistory = deferredHistory(createWebHistory('/'))): Router {
  return createRouter({ history, routes });
}

/**
 * Loads the other screens' files while nobody waits, so that no tap has to. What fails now is asked for again by the tap.
 * The panel is left out: no visitor comes to it.
 */
export async function loadViewsAhead(): Promise<void> {
  await Promise.allSettled(Object.entries(LATER_VIEWS).map(([name, load]) => name !== 'panel' && load()));
}
