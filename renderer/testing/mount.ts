import { createPinia, setActivePinia } from 'pinia';
import { createApp, defineComponent, nextTick, type App, type Component } from 'vue';
import { createMemoryHistory, type Router } from 'vue-router';
import { createMessages } from '../i18n/i18n.ts';
import { createKioskRouter } from '../router.ts';

export interface Mounted {
  readonly host: HTMLElement;
  readonly app: App;
  readonly router: Router;
  unmount(): void;
}

/** Mounts a component as the kiosk would, with stores, words and a router of its own. */
export async function mountKiosk(component: Component, props: Record<string, unknown> = {}, at = '/welcome'): Promise<Mounted> {
  const app = createApp(component, props);
  const pinia = createPinia();
  const router = createKioskRouter(createMemoryHistory());
  setActivePinia(pinia);
  app.use(pinia).use(createMessages()).use(router);
  router.push(at).catch(() => undefined);
  await router.isReady();
  const host = document.body.appendChild(document.createElement('div'));
  app.mount(host);
  await nextTick();
  return {
    host,
    app,
    router,
    unmount() {
      app.unmount();
      host.remove();
    },
  };
}

/** Runs a composable inside a component, and hands back what it returned. */
export async function mountComposable<T>(compose: () => T): Promise<Mounted & { result: T }> {
  let result: T | undefined;
  const component = defineComponent({
    setup() {
      result = compose();
      return () => null;
    },
  });
  const mounted = await mountKiosk(component);
  return { ...mounted, result: result as T };
}
