/** Text of a header, byte by byte. Shorter if the bytes end. */
export function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The orientation inside an EXIF block that starts at its byte order mark; 1 (upright) if there is none. */
export function exifOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const data = viewOf(tiff);
  const little = ascii(tiff, 0, 2) === 'II';
  const directory = data.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const count = data.getUint16(directory, little);
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (data.getUint16(entry, little) !== 0x01_12) continue;
    const value = data.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
