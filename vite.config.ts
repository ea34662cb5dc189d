import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // The page stands at many addresses (/exhibit/lei-river) under two schemes: its files are asked for from the root.
  base: '/',
  plugins: [vue()],
  // Without the part for sound in space, which nobody uses: the first screen's script has a limit.
  resolve: { alias: { howler: 'howler/dist/howler.core.min.js' } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: '../build/out/app',
    emptyOutDir: true,
    target: 'chrome140',
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
