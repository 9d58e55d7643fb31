import { preparePhoto } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { fakePreparation } from './fakePreparation.ts';

const photo = new Blob(['not a picture'], { type: 'image/png' });

test('prepares any file as it is, without a picture or a worker', async () => {
  const prepared = await preparePhoto(photo, fakePreparation());
  expect(prepared).toMatchObject({ blob: photo, mediaType: 'image/png', originalBytes: 13, corners: null });
  expect(prepared.quality?.advice).toEqual([]);
});

test('gives the advice it is told to', async () => {
  const { quality } = await preparePhoto(photo, fakePreparation({ advice: ['blurry'] }));
  expect(quality?.advice).toEqual(['blurry']);
});

test('says where the card is', async () => {
  const corners = [
    { x: 0.2, y: 0.2 },
    { x: 0.8, y: 0.2 },
    { x: 0.8, y: 0.7 },
    { x: 0.2, y: 0.7 },
  ] as const;
  expect(await preparePhoto(photo, fakePreparation({ corners }))).toMatchObject({
    corners,
    quality: { cardWidth: expect.closeTo(1200) },
  });
});

test('fails as it is told to', async () => {
  await expect(preparePhoto(photo, fakePreparation({ error: 'image-truncated' }))).rejects.toMatchObject({
    code: 'image-truncated',
  });
});

test('ends when it is aborted', async () => {
  const controller = new AbortController();
  const preparing = preparePhoto(photo, { ...fakePreparation(), signal: controller.signal });
  controller.abort();
  await expect(preparing).rejects.toMatchObject({ code: 'client-closed' });
});
