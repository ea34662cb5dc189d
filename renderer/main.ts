import './services/no-eval.ts';
import './fonts/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { createMessages } from './i18n/i18n.ts';
import { createKioskRouter, loadViewsAhead } from './router.ts';
import { connectHost } from './services/host.ts';

const app = createApp(App);
app.config.errorHandler = (error) => window.reportError(error);
app.use(createPinia());
app.use(createMessages());
const router = createKioskRouter();
app.use(router);
app.mount('#app');
connectHost();
requestIdleCallback(() => {
  void loadViewsAhead();
  void import('./composables/useCounting.ts').then(
    ({ startCounting }) => startCounting(router),
    // Without it visits are not counted, and nothing else is amiss.
    () => undefined,
  );
});
