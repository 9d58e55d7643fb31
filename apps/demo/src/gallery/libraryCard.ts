const [WIDTH, HEIGHT] = [856, 540];

const line = (y: number, text: string): string => `<text x="48" y="${y}" font-size="30">${text}</text>`;

/** A card that is not a KTP: from a library that does not exist. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#e9e2d0"/>
  <rect width="${WIDTH}" height="110" fill="#6b2d2d"/>
  <g font-family="sans-serif" fill="#2b2320">
    <text x="48" y="72" font-size="42" font-weight="700" fill="#fff">PERPUSTAKAAN CONTOH</text>
    ${line(190, 'Kartu anggota')}
    ${line(260, 'Nomor anggota  A-0017')}
    ${line(320, 'Pinjam paling banyak tiga buku')}
    ${line(380, 'Kembalikan dalam dua minggu')}
    <text x="48" y="490" font-size="56" font-weight="700" fill="#6b2d2d" opacity="0.35">CONTOH</text>
  </g>
  <rect x="620" y="170" width="180" height="230" rx="8" fill="#c9bfa6"/>
</svg>`;

/** Draws it on a plain background: JPEG, `width` pixels across the card. */
export async function drawLibraryCard(width: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
  await image.decode();
  const height = Math.round((width * HEIGHT) / WIDTH);
  const margin = Math.round(width * 0.08);
  const canvas = new OffscreenCanvas(width + 2 * margin, height + 2 * margin);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#8d8478';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, margin, margin, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
