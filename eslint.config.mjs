import js from '@eslint/js';
import jupyterPlugin from '@jupyter/eslint-plugin';
import prettierRecommended from 'eslint-plugin-prettier/recommended';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The folders of `src`, each with the folders that it may import. Imports of
 * types count too.
 */
const IMPORTS = {
  panel: ['token', 'access', 'test', 'diagnostics', 'ui', 'rest'],
  snippets: ['token', 'ui', 'rest'],
  hubtokens: ['access', 'ui', 'rest'],
  diagnostics: ['token', 'test', 'ui', 'rest'],
  test: ['token', 'ui', 'rest'],
  access: ['token', 'ui', 'rest'],
  token: ['ui', 'rest'],
  ui: ['rest'],
  rest: []
};

/**
 * Forbids a folder to import others than those in `IMPORTS`.
 */
function importRule(folder) {
  const others = Object.keys(IMPORTS).filter(
    other => other !== folder && !IMPORTS[folder].includes(other)
  );
  return {
    files: [`src/${folder}/**/*.ts`],
    ignores: ['**/__tests__/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${[...others, 'index', 'ondemand'].join('|')})(/|$)`,
              message: `src/${folder} may not import this: see the order of import in CONTRIBUTING.md.`
            }
          ]
        }
      ]
    }
  };
}

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      '**/*.js',
      '**/*.d.ts',
      '.cache',
      'coverage',
      'jupyterlab_api_token',
      'lib'
    ]
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  { plugins: { jupyter: jupyterPlugin } },
  jupyterPlugin.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        project: [
          'tsconfig.test.json',
          'ui-tests/tsconfig.json',
          'examples/*/tsconfig.json'
        ],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        },
        {
          // The bundle shortens such names (webpack.config.js).
          selector: ['classMethod', 'classProperty', 'typeProperty'],
          modifiers: ['public'],
          filter: '^_[a-z]\\w{2,}$',
          leadingUnderscore: 'forbid',
          format: null
        }
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
      '@typescript-eslint/no-use-before-define': 'off',
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  ...Object.keys(IMPORTS).map(importRule),
  {
    // The panel's empty frame and the commands are there from the start.
    files: ['src/panel/plugin.ts'],
    rules: {
      'jupyter/prefer-lazy-imports': [
        'warn',
        { ignoreImports: ['./commands', './sidepanel'] }
      ]
    }
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { ...globals.node } }
  },
  {
    // The browser tests run without galata; ui-tests/README.md says why. What they
    // say in another extension's name is nobody's to translate.
    files: ['ui-tests/**/*.ts'],
    rules: {
      'jupyter/galata-prefer-menu-helper': 'off',
      'jupyter/no-untranslated-string': 'off'
    }
  },
  prettierRecommended
]);
