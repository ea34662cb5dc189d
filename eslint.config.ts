import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sources = ['**/*.ts', '**/*.vue'];

interface Border {
  readonly files: string[];
  readonly except?: string[];
  readonly forbidden: { regex: string; message: string }[];
}

const electronOnly = {
  regex: '^electron(/|$)',
  message: 'Only electron/shell, electron/main.ts and electron/preload.ts import electron: everything else runs in both runtimes.',
};
const noNode = {
  regex: '^node:',
  message: 'The renderer and the schema run in a page: no node: here. Ask the handler through services/.',
};
const noRenderer = {
  regex: '/renderer/(?!addresses)',
  message: 'Data flows from the library to the renderer, never back: nothing outside renderer/ imports it, save its addresses.',
};
const noTools = {
  regex: '/media/tools/',
  message: "The curator's tools make generations; what shows them knows only the schema. Boot lists may call a tool.",
};
const noServer = {
  regex: '/electron/',
  message: 'The renderer never knows which runtime it is in, and the schema knows nobody.',
};
const servicesOnlyFromStores = {
  regex: '/services/(?!host|audio|log)',
  message: 'Stores are the only callers of services: a view reads a store, a component takes props.',
};

const borders: Border[] = [
  {
    files: ['**/*.ts', '**/*.vue'],
    except: ['electron/shell/**', 'electron/main.ts', 'electron/preload.ts'],
    forbidden: [electronOnly],
  },
  { files: ['renderer/**/*.ts', 'renderer/**/*.vue'], except: ['renderer/e2e/**', '**/*.test.ts'], forbidden: [electronOnly, noNode, noServer, noTools] },
  { files: ['media/schema/**/*.ts'], except: ['**/*.test.ts'], forbidden: [electronOnly, noNode, noServer, noTools, noRenderer] },
  { files: ['media/tools/**/*.ts'], except: ['**/*.test.ts'], forbidden: [electronOnly, noRenderer] },
  { files: ['electron/**/*.ts'], except: ['electron/shell/**', 'electron/main.ts', 'electron/preload.ts', 'electron/start.ts', 'electron/browser.ts', 'electron/boot/**', '**/*.test.ts'], forbidden: [electronOnly, noRenderer, noTools] },
  { files: ['renderer/panel/**'], except: ['renderer/panel/services/**', 'renderer/panel/stores/**', '**/*.test.ts'], forbidden: [electronOnly, noNode, noServer, noTools, servicesOnlyFromStores] },
  { files: ['renderer/views/**', 'renderer/components/**'], except: ['**/*.test.ts'], forbidden: [electronOnly, noNode, noServer, noTools, servicesOnlyFromStores] },
];

function restrict(patterns: Border['forbidden']): Linter.RuleEntry {
  return ['error', { patterns }];
}

export default defineConfig(
  { ignores: ['build/out/**', 'node_modules/**'] },
  tseslint.configs.strict,
  vue.configs['flat/recommended'],
  {
    files: sources,
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-undef': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
    },
  },
  { files: ['*.config.ts', '**/*.vue', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
  ...borders.map((border) => ({
    files: border.files,
    ...(border.except ? { ignores: border.except } : {}),
    rules: { 'no-restricted-imports': restrict(border.forbidden) },
  })),
);
