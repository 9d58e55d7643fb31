import { drawSpecimen, inventPerson, type SpecimenOptions, type SpecimenPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';

export type Strength = 'clean' | 'mild' | 'medium' | 'strong' | 'beyond';

/** How a photo is taken: the specimen's own distortions, and those that only real files have. */
interface Condition extends SpecimenOptions {
  /** Width a careless resizer squashes the picture to, and the height that each unit of the right height becomes. */
  readonly squash?: readonly [width: number, stretch: number];
  /** Strength of the moiré stripes of a photographed screen, 0 to 1. */
  readonly moire?: number;
}

/** Every distortion at three strengths. */
const DISTORTIONS: Readonly<Record<string, readonly [mild: Condition, medium: Condition, strong: Condition]>> = {
  blur: [{ blur: 1 }, { blur: 1.6 }, { blur: 2.4 }],
  tilt: [
    { tilt: 6, margin: 0.06 },
    { tilt: -15, margin: 0.06 },
    { tilt: 28, margin: 0.06 },
  ],
  perspective: [
    { perspective: 0.3, margin: 0.06 },
    { perspective: 0.6, margin: 0.06 },
    { perspective: 1, margin: 0.06 },
  ],
  small: [{ scaledTo: 700 }, { scaledTo: 520 }, { scaledTo: 400 }],
  compressed: [{ quality: 40 }, { quality: 22 }, { quality: 12 }],
  dark: [{ dark: 0.45 }, { dark: 0.3 }, { dark: 0.18 }],
  glare: [{ glare: 0.5 }, { glare: 0.75 }, { glare: 0.95 }],
  table: [
    { margin: 0.15, clutter: 0.3, tilt: 2 },
    { margin: 0.3, clutter: 0.7, tilt: -4 },
    { margin: 0.6, clutter: 1, tilt: 7 },
  ],
  turned: [{ rotation: 180 }, { rotation: 90 }, { rotation: 270, tilt: 8, margin: 0.1 }],
  photocopy: [{ photocopy: true }, { photocopy: true, blur: 0.8 }, { photocopy: true, blur: 1.2, scaledTo: 700 }],
  squashed: [{ squash: [700, 1.15] }, { squash: [640, 1.35] }, { squash: [640, 1.55] }],
  screen: [{ moire: 0.12 }, { moire: 0.22, blur: 0.8 }, { moire: 0.35, blur: 1.2 }],
  mixed: [
    { margin: 0.1, tilt: 3, perspective: 0.2, blur: 0.7, quality: 60 },
    { margin: 0.15, tilt: -6, perspective: 0.4, blur: 1.1, quality: 45, dark: 0.6, glare: 0.3 },
    { margin: 0.25, tilt: 10, perspective: 0.6, blur: 1.5, quality: 30, dark: 0.5, glare: 0.5, clutter: 0.5 },
  ],
};

/** Photos no one could read reliably: here the only question is whether a wrong NIK is marked as doubtful. */
const BEYOND: Readonly<Record<string, Condition>> = {
  'much blurred': { blur: 3.4 },
  tiny: { scaledTo: 270 },
  'tiny and compressed': { scaledTo: 330, quality: 14 },
  'dark and blurred': { dark: 0.12, blur: 2.4 },
  'a blurred screen': { moire: 0.5, blur: 2 },
};

export interface BenchCard {
  readonly strength: Strength;
  readonly distortion: string;
  readonly person: SpecimenPerson;
  readonly photo: Blob;
}

async function withMoire(photo: Buffer, strength: number): Promise<Buffer> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const light = 1 + strength * Math.sin(x * 0.9 + y * 0.21) * Math.sin(y * 0.83 - x * 0.17);
      for (let c = 0; c < 3; c += 1) {
        const o = (y * info.width + x) * 3 + c;
        data[o] = Math.max(0, Math.min(255, data[o]! * light));
      }
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

async function photograph(person: SpecimenPerson, condition: Condition, seed: number): Promise<Blob> {
  const { squash, moire, blur = 0, ...options } = condition;
  const blob = await drawSpecimen(person, { ...options, ...(moire ? {} : { blur }), seed });
  if (!squash && !moire) return blob;
  let picture: Buffer<ArrayBufferLike> = Buffer.from(await blob.arrayBuffer());
  if (moire) {
    picture = await withMoire(picture, moire);
    if (blur > 0) picture = await sharp(picture).blur(blur).jpeg({ quality: 85 }).toBuffer();
  }
  if (squash) {
    const [width, stretch] = squash;
    const { width: w = 1, height: h = 1 } = await sharp(picture).metadata();
    picture = await sharp(picture)
      .resize(width, Math.round(((width * h) / w) * stretch), { fit: 'fill' })
      .jpeg({ quality: 85 })
      .toBuffer();
  }
  return new Blob([new Uint8Array(picture)], { type: 'image/jpeg' });
}

/** Cards of invented people: `cards` for each distortion at each strength, and as many clean ones as distortions. */
export async function* benchCards(seed: number, cards: number): AsyncGenerator<BenchCard> {
  let next = seed * 1000;
  const make = async (strength: Strength, distortion: string, condition: Condition): Promise<BenchCard> => {
    next += 1;
    const person = inventPerson(next);
    return { strength, distortion, person, photo: await photograph(person, condition, next) };
  };
  for (let i = 0; i < cards; i += 1) {
    for (const [distortion, strengths] of Object.entries(DISTORTIONS)) {
      yield await make('clean', 'clean', {});
      yield await make('mild', distortion, strengths[0]);
      yield await make('medium', distortion, strengths[1]);
      yield await make('strong', distortion, strengths[2]);
    }
    for (const [distortion, condition] of Object.entries(BEYOND)) yield await make('beyond', distortion, condition);
  }
}

function page(rows: readonly string[], pitch: number, size: number): Promise<Buffer> {
  const lines = rows.map((row, i) => `<text x="60" y="${90 + i * pitch}">${row}</text>`).join('');
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="${140 + rows.length * pitch}" font-family="sans-serif" font-size="${size}"><rect width="1000" height="2000" fill="#f4f1e8"/>${lines}</svg>`,
    ),
  )
    .jpeg()
    .toBuffer();
}

/** Pictures without a KTP, some of which look like one. */
export async function otherPictures(): Promise<readonly (readonly [name: string, photo: Blob])[]> {
  const labels = 'Nama,Tempat/Tgl Lahir,Jenis Kelamin,Alamat,RT/RW,Kel/Desa,Kecamatan,Agama,Status Perkawinan'.split(
    ',',
  );
  const form = ['Nama: CONTOH', 'NIK: 3273015708949991', 'Alamat: JL. REKAAN 4', 'RT/RW: 003/004', 'Agama: ISLAM'];
  const face =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#9ab"/><circle cx="450" cy="420" r="220" fill="#d9a57a"/><circle cx="370" cy="380" r="22"/><circle cx="530" cy="380" r="22"/><path d="M360 520q90 70 180 0M150 1200V800h600v400" stroke="#722" stroke-width="14" fill="none"/></svg>';
  const noise = Uint8Array.from({ length: 600 * 400 * 3 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 24);
  const pictures: readonly (readonly [string, Promise<Buffer>])[] = [
    ['blank', page([], 60, 20)],
    ['a face', sharp(Buffer.from(face)).jpeg().toBuffer()],
    [
      'noise',
      sharp(noise, { raw: { width: 600, height: 400, channels: 3 } })
        .jpeg()
        .toBuffer(),
    ],
    ['a member card', page(['MEMBER CARD', 'Gold level', 'Valid thru 12/29', 'Toko Contoh'], 100, 44)],
    ['a licence', page(['SURAT IZIN MENGEMUDI', '1. CONTOH REKAAN', '2. BANDUNG, 17-08-1994', '3. O - PRIA'], 80, 34)],
    ['a form', page(form, 70, 30)],
    ['labels alone', page(labels, 46, 26)],
    ['a chat', page(['Tolong kirim KTP ya', ...form, 'Terima kasih'], 90, 30)],
  ];
  return Promise.all(pictures.map(async ([name, bytes]) => [name, new Blob([new Uint8Array(await bytes)])] as const));
}
