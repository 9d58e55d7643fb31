import { ktpHandlers } from '@ktp-ocr/testing/handlers';
import type { Preview } from '@storybook/react-vite';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { configure } from 'storybook/test';
import { PATIENCE_MS } from '../test/patience.ts';
import '@ktp-ocr/react/styles.css';

// A story waits for what it expects, not for a fixed second: the machine may be busy.
configure({ asyncUtilTimeout: PATIENCE_MS });

const preview: Preview = {
  loaders: [mswLoader()],
  // A story that wants another answer than a good reading sets it itself.
  beforeEach: ({ msw }) => {
    msw.use(...ktpHandlers('read'));
  },
  initialGlobals: { lang: 'id', theme: 'light' },
  globalTypes: {
    lang: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'id', title: 'Bahasa Indonesia' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  decorators: [
    (Story, { args, globals }) => {
      const { theme, lang } = globals as { readonly theme: 'light' | 'dark'; readonly lang: 'id' | 'en' };
      document.documentElement.lang = lang;
      return (
        <QueryClientProvider client={new QueryClient()}>
          <main
            data-theme={theme}
            style={{
              background: theme === 'dark' ? '#141c21' : '#ffffff',
              fontFamily: 'system-ui, sans-serif',
              minBlockSize: '100dvh',
            }}
          >
            <Story args={{ lang, ...args }} />
          </main>
        </QueryClientProvider>
      );
    },
  ],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    options: {
      storySort: {
        order: [
          'KTP OCR',
          'Guides',
          [
            'Five minutes to a scan',
            'The scanner in your page',
            'Your own screens',
            'Your colours and words',
            'The signer',
            'Reading without an account',
          ],
        ],
      },
    },
  },
  tags: ['autodocs'],
};
export default preview;
