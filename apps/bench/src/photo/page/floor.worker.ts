// The least a browser can do: decode at the wanted scale, and encode. No header, checks, metadata or measuring.
self.addEventListener(
  'message',
  async ({ data }: MessageEvent<{ bytes: ArrayBuffer; width: number; height: number }>) => {
    const started = performance.now();
    const { bytes, width, height } = data;
    const eighths = Math.ceil((8 * 2000) / Math.max(width, height));
    const decoder = new ImageDecoder({
      data: bytes,
      type: 'image/jpeg',
      desiredWidth: Math.ceil((width * eighths) / 8),
      desiredHeight: Math.ceil((height * eighths) / 8),
    });
    const { image } = await decoder.decode();
    // Up to a fifth over the wanted size stays; anything larger is scaled down.
    const edge = Math.max(image.displayWidth, image.displayHeight);
    const scale = edge <= 2400 ? 1 : 2000 / edge;
    const canvas = new OffscreenCanvas(Math.round(image.displayWidth * scale), Math.round(image.displayHeight * scale));
    if (scale === 1) canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(await createImageBitmap(image));
    else canvas.getContext('2d', { alpha: false })!.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    decoder.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
    self.postMessage({ ms: performance.now() - started, bytes: blob.size });
  },
);
