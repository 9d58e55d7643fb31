interface NativeBase64 {
  toBase64?: () => string;
}
interface NativeFromBase64 {
  fromBase64?: (text: string) => Uint8Array;
}

const CHUNK = 0x8000; // String.fromCharCode takes its bytes as arguments, whose number JavaScript engines limit

/** Standard Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as NativeBase64).toBase64;
  if (native) return native.call(bytes);
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(binary);
}

/** The bytes of a Base64 text, or `null` if it is not one. White space and a data URL's prefix are tolerated. */
export function fromBase64(text: string): Uint8Array | null {
  const clean = text.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
  try {
    const native = (Uint8Array as NativeFromBase64).fromBase64;
    if (native) return native.call(Uint8Array, clean);
    const binary = atob(clean);
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
