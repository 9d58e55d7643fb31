import sharp, { type Sharp } from 'sharp';

/** A file someone might choose, and what a correct preparation makes of it. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /**
   * `refuse`: it cannot become a photo. `picture`: four corners of four colours, upright. `white`: the same with a
   * white middle.
   */
  readonly expected: 'refuse' | 'picture' | 'white';
}

const [WIDTH, HEIGHT] = [900, 600];
/** In reading order. */
export const CORNERS = ['#d02020', '#20a040', '#2040d0', '#d0a020'] as const;

function picture(width = WIDTH, height = HEIGHT): Sharp {
  const quarters = CORNERS.map((colour, i) => {
    const [x, y] = [(i % 2) * (width / 2), Math.floor(i / 2) * (height / 2)];
    return `<rect x="${x}" y="${y}" width="${width / 2}" height="${height / 2}" fill="${colour}"/>`;
  });
  const lines = Array.from(
    { length: 9 },
    (_, i) => `<path d="M${width / 4} ${height * (0.1 + i * 0.1)}h${width / 2}" stroke="#111" stroke-width="3"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${quarters.join('')}${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

/** For each EXIF orientation, the degrees and mirroring that turn the upright picture into what a camera stores. */
const STORED = [[0], [0, 'flop'], [180], [0, 'flip'], [90, 'flop'], [270], [270, 'flop'], [90]] as const;

async function heldAt(orientation: number): Promise<Uint8Array> {
  const [degrees, mirror] = STORED[orientation - 1]!;
  // In two steps: within one, sharp has its own order of operations.
  let stored = sharp(await picture().rotate(degrees).png().toBuffer());
  if (mirror) stored = stored[mirror]();
  return stored
    .withMetadata({ orientation, exif: { IFD0: { Make: 'Invented' } } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

const text = (content: string): Uint8Array => Buffer.from(content, 'latin1');
const patched = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(value, at);
  return copy;
};

/** The matrix of what phones, converters and broken connections really produce. */
export async function badInputs(): Promise<readonly Input[]> {
  const jpeg = await picture().jpeg({ quality: 92 }).toBuffer();
  const large = await picture(3600, 2400).jpeg({ quality: 92 }).toBuffer();
  const png = await picture().png().toBuffer();
  const webp = await picture().webp().toBuffer();
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const frames = Buffer.concat([
    await picture(60, 40).raw().toBuffer(),
    await picture(60, 40).negate().raw().toBuffer(),
  ]);
  const moving = (): Sharp => sharp(frames, { raw: { width: 60, height: 80, channels: 3, pageHeight: 40 } });
  const window = Buffer.from(
    `<svg width="${WIDTH}" height="${HEIGHT}"><rect x="375" y="250" width="150" height="100"/></svg>`,
  );
  const alpha = await sharp(png)
    .ensureAlpha()
    .composite([{ input: window, blend: 'dest-out' }])
    .png()
    .toBuffer();
  const tail = Buffer.alloc(60_000, 0xab);
  const [image, document] = ['image/jpeg', 'application/pdf'];
  const cases: (readonly [string, Input['expected'], Uint8Array, string])[] = [
    ['no bytes', 'refuse', text(''), image],
    ['text named .jpg', 'refuse', text('not a photo'), image],
    ['PDF named .jpg', 'refuse', text('%PDF-1.7\n%'), image],
    ['PDF', 'refuse', text('%PDF-1.7\n%'), document],
    [
      'SVG',
      'refuse',
      text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="40" height="60"/></svg>'),
      'image/svg+xml',
    ],
    ['animated GIF', 'refuse', await moving().gif().toBuffer(), 'image/gif'],
    ['animated WebP', 'refuse', await moving().webp().toBuffer(), 'image/webp'],
    ['TIFF', 'refuse', await picture().tiff().toBuffer(), 'image/tiff'],
    ['HEIC no browser of ours opens', 'refuse', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat'), 'image/heic'],
    ['JPEG cut in half', 'refuse', half(jpeg), image],
    ['large JPEG cut in half', 'refuse', half(large), image],
    ['JPEG without its last 3 bytes', 'refuse', jpeg.subarray(0, jpeg.length - 3), image],
    ['head of a JPEG', 'refuse', jpeg.subarray(0, 300), image],
    ['JPEG, second half all zero', 'refuse', Buffer.concat([half(jpeg), Buffer.alloc(jpeg.length >> 1)]), image],
    ['PNG cut in half', 'refuse', half(png), 'image/png'],
    ['WebP cut in half', 'refuse', half(webp), 'image/webp'],
    ['JPEG of noise', 'refuse', Buffer.from(jpeg).fill(0x11, 2, jpeg.length - 2), image],
    ['PNG bomb, 30000 x 30000', 'refuse', patched(patched(png, 16, 30_000), 20, 30_000), 'image/png'],
    ['JPEG bomb, 65500 x 65500', 'refuse', patched(jpeg, frame + 5, 0xff_dc_ff_dc), image],
    [
      'one colour',
      'refuse',
      await sharp({ create: { width: 900, height: 600, channels: 3, background: '#000' } })
        .jpeg()
        .toBuffer(),
      image,
    ],
    ['CMYK', 'picture', await picture().toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer(), image],
    ['progressive', 'picture', await picture().jpeg({ progressive: true, quality: 92 }).toBuffer(), image],
    ['progressive, large', 'picture', await picture(3600, 2400).jpeg({ progressive: true }).toBuffer(), image],
    ['PNG named .jpg', 'picture', png, image],
    ['16-bit PNG', 'picture', await picture().toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['WebP', 'picture', webp, 'image/webp'],
    ['AVIF', 'picture', await picture().avif({ effort: 0 }).toBuffer(), 'image/avif'],
    ['JPEG with something appended', 'picture', Buffer.concat([jpeg, tail]), image],
    ['large JPEG', 'picture', large, image],
    ['transparent PNG', 'white', alpha, 'image/png'],
  ];
  for (let i = 1; i <= STORED.length; i += 1) cases.push([`EXIF orientation ${i}`, 'picture', await heldAt(i), image]);
  return cases.map(([name, expected, bytes, type]) => ({ name, expected, bytes, type }));
}
