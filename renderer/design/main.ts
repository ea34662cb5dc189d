import '../fonts/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { createMessages } from '../i18n/i18n.ts';
import { createKioskRouter } from '../router.ts';
import DesignPage from './DesignPage.vue';

// Links lead nowhere here: the addresses live in memory, and no screen listens.
createApp(DesignPage).use(createPinia()).use(createMessages()).use(createKioskRouter(createMemoryHistory())).mount('#app');
