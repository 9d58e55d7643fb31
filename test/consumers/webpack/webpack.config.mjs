import { join } from 'node:path';

const folder = import.meta.dirname;

export default {
  mode: 'production',
  context: folder,
  entry: './main.tsx',
  output: { path: join(folder, 'dist'), filename: 'main.js', cssFilename: 'main.css', publicPath: '/' },
  module: { rules: [{ test: /\.tsx$/, loader: 'esbuild-loader', options: { jsx: 'automatic' } }] },
  experiments: { css: true },
  performance: false,
};
