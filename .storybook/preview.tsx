import type { Preview } from '@storybook/react-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { useEffect } from 'react';
import '../packages/react/src/styles.css';
import './preview.css';

const preview: Preview = {
  loaders: [mswLoader()],
  globalTypes: {
    lang: {
      description: 'Bahasa',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'id', title: 'Bahasa Indonesia' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', items: ['light', 'dark'] },
    },
  },
  initialGlobals: { lang: 'id', theme: 'light' },
  decorators: [
    (Story, { globals, args }) => {
      const theme = globals['theme'] as string;
      useEffect(() => {
        document.documentElement.dataset['theme'] = theme;
      }, [theme]);
      return <Story args={{ ...args, lang: (args as { lang?: string }).lang ?? globals['lang'] }} />;
    },
  ],
  parameters: { a11y: { test: 'error' }, layout: 'fullscreen' },
  tags: ['autodocs'],
};
export default preview;
