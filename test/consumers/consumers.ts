import type { App, Consumer } from './consumer.ts';

const typed = ['node_modules/.bin/tsc', '-p', 'tsconfig.json'];
const serve = [process.execPath, 'serve.mjs'];
const react19 = { react: '19.3.1', 'react-dom': '19.3.1' };

/** Apps as other people build them: bundlers, versions of React and TypeScript, and package managers. */
export const CONSUMERS = {
  'Vite, React 19, TypeScript 7, installed by pnpm': {
    from: ['shared', 'vite'],
    install: 'pnpm',
    dependencies: { ...react19, vite: '8.3.8', typescript: '7.0.2' },
    build: [typed, ['node_modules/.bin/vite', 'build']],
    serve,
  },
  'Vite, React 18, TypeScript 5.4, installed by npm': {
    from: ['shared', 'vite'],
    install: 'npm',
    dependencies: {
      react: '18.3.1',
      'react-dom': '18.3.1',
      '@types/react': '^18.0.0',
      '@types/react-dom': '^18.0.0',
      vite: '8.3.8',
      typescript: '~5.4.0',
    },
    build: [typed, ['node_modules/.bin/vite', 'build']],
    serve,
  },
  'webpack 5, installed by yarn': {
    from: ['shared', 'webpack'],
    install: 'yarn',
    dependencies: { ...react19, webpack: '5.112.2', 'webpack-cli': '7.3.1', 'esbuild-loader': '4.5.0' },
    build: [
      ['node_modules/.bin/webpack', 'build'],
      ['cp', 'index.html', 'dist/'],
    ],
    serve,
  },
  'Next.js, installed by pnpm': {
    from: ['shared', 'next'],
    install: 'pnpm',
    dependencies: { ...react19, next: '16.4.6', typescript: '7.0.2', '@types/node': '^24.0.0' },
    build: [['node_modules/.bin/next', 'build']],
    serve: ['node_modules/.bin/next', 'start', '--hostname', '127.0.0.1', '--port'],
  },
} as const satisfies Readonly<Record<string, Consumer>>;

const tested = { ...react19, '@testing-library/react': '16.3.3', '@testing-library/dom': '10.4.1' };
const vitest = (environment: string): readonly string[] => [
  'node_modules/.bin/vitest',
  'run',
  '--environment',
  environment,
];

/** Unit tests of other people's apps, in the DOM that runs in Node. */
export const UNIT_TESTS = {
  'Vitest, jsdom': {
    from: ['unitTests', 'vitest'],
    install: 'npm',
    dependencies: { ...tested, vitest: '5.1.1', vite: '8.3.8', jsdom: '31.0.1' },
    build: [vitest('jsdom')],
  },
  'Vitest, happy-dom': {
    from: ['unitTests', 'vitest'],
    install: 'npm',
    dependencies: { ...tested, vitest: '5.1.1', vite: '8.3.8', 'happy-dom': '21.0.4' },
    build: [vitest('happy-dom')],
  },
  'Jest, jsdom': {
    from: ['unitTests', 'jest'],
    install: 'npm',
    dependencies: {
      ...tested,
      jest: '^30.0.0',
      'jest-environment-jsdom': '^30.0.0',
      'babel-jest': '^30.0.0',
      '@babel/core': '^7.0.0',
      '@babel/preset-react': '^7.0.0',
      '@babel/preset-typescript': '^7.0.0',
    },
    build: [[process.execPath, '--experimental-vm-modules', 'node_modules/jest/bin/jest.js']],
  },
} as const satisfies Readonly<Record<string, App>>;
