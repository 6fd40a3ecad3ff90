import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

const NO_CONSOLE = { 'no-console': 'error' };

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'reports/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts', 'vitest*.config.ts'],
    extends: [configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['vitest.system.config.ts'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...NO_CONSOLE,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Columns and truncation count code points on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // Numbers read well in a template; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    // The core knows neither clock nor chance: the day is an argument.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'performance', 'setTimeout', 'setInterval'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'The core draws no random number.' }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-unnecessary-condition': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['bin/*.js', 'bench/*.mjs', 'scripts/*.mjs', 'eslint.config.js'], rules: NO_CONSOLE },
);
