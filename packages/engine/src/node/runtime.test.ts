import { existsSync, readFileSync } from 'node:fs';
import type { PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { expect, test } from 'vitest';
import { type EngineRuntime, embeddedEngine } from '../node.ts';

test('reads the same with the WebAssembly runtime as with the native one', async () => {
  const blob = await drawSpecimen(inventPerson(11), {});
  const photo: PreparedPhoto = {
    ...{ blob, mediaType: 'image/jpeg', width: 0, height: 0, originalBytes: blob.size, quality: null },
  };
  const read = async (runtime: EngineRuntime): Promise<Record<string, string>> => {
    const engine = embeddedEngine({ runtime });
    const { lines } = await engine.recognise(photo, { signal: new AbortController().signal });
    await engine.close();
    return Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, line.text]));
  };
  const lines = await read('wasm');
  expect(Object.keys(lines)).toHaveLength(17);
  expect(lines).toEqual(await read('native'));
});

test('the runtime finds every file it names beside itself, as bundlers expect', () => {
  const address = new URL('../../models/ort.wasm.bundle.min.mjs', import.meta.url);
  const named = readFileSync(address, 'utf8').matchAll(/"([\w.-]+\.(?:mjs|wasm))",import\.meta\.url/g);
  const files = new Set([...named].map(([, file]) => file!));
  expect(files.size).toBe(2);
  for (const file of files) expect(existsSync(new URL(file, address)), file).toBe(true);
});
