import { KtpScanner } from '@ktp-ocr/react';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { type EmbeddedEngine, embeddedEngine } from '../browser.ts';

/**
 * The scanner with the engine in the page itself: nothing is sent, and after the first card no connection is needed.
 */
function OnDevice({ lang, modelUrl }: { readonly lang?: 'id' | 'en'; readonly modelUrl?: string }) {
  const [engine] = useState<EmbeddedEngine>(() => embeddedEngine(modelUrl ? { modelUrl } : {}));
  const save = async (): Promise<void> => {
    const photo = await drawSpecimen(inventPerson(Math.floor(Math.random() * 1e6)), { margin: 0.06, tilt: 2 });
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(photo),
      download: 'contoh.jpg',
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <>
      <KtpScanner engine={engine} {...(lang ? { lang } : {})} />
      <p style={{ padding: 16, textAlign: 'center' }}>
        <button type="button" onClick={() => void save()}>
          {lang === 'en' ? 'Save a specimen card to try it with' : 'Simpan KTP contoh untuk dicoba'}
        </button>
      </p>
    </>
  );
}

const meta = { title: 'Embedded engine', component: OnDevice } satisfies Meta<typeof OnDevice>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Weights and runtime come from beside the app. */
export const OnThisDevice: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/tidak ke mana-mana|di perangkat|HP ini/i)).toBeVisible();
  },
};

/** If the weights' folder does not hold the expected files, the person can still type. */
export const WeightsMissing: Story = { args: { modelUrl: '/nowhere/' } };
