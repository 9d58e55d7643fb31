import './gallery.css';
import { useEffect, useState } from 'react';
import type { Words } from '../words/words.ts';
import { drawPhoto, type Specimen, SPECIMENS } from './specimens.ts';

interface GalleryProps {
  readonly words: Words;
  readonly onPhoto: (photo: Blob) => void;
}

/** Pixels across the card, in the small pictures and in the photo. */
const [SMALL, LARGE] = [280, 1600];

/** Drawn one after the other, so that the page stays responsive. Another person each time the gallery opens. */
function useSmallPictures(seed: number): Readonly<Partial<Record<Specimen, string>>> {
  const [urls, setUrls] = useState<Partial<Record<Specimen, string>>>({});
  useEffect(() => {
    const made: string[] = [];
    let wanted = true;
    void (async () => {
      for (const [i, specimen] of SPECIMENS.entries()) {
        const picture = await drawPhoto(specimen, seed + i, SMALL);
        if (!wanted) return;
        made.push(URL.createObjectURL(picture));
        setUrls((before) => ({ ...before, [specimen]: made.at(-1) }));
      }
    })().catch(() => {}); // without pictures their names remain
    return () => {
      wanted = false;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [seed]);
  return urls;
}

/** Drawn cards to try the scanner with, so that people need not use their own. One tap hands the photo over. */
export function Gallery({ words, onPhoto }: GalleryProps) {
  const { gallery } = words;
  const [seed] = useState(() => Math.floor(Math.random() * 1_000_000));
  const urls = useSmallPictures(seed);
  const [drawing, setDrawing] = useState<Specimen | null>(null);
  const [failed, setFailed] = useState(false);
  const choose = (specimen: Specimen, i: number): void => {
    setDrawing(specimen);
    setFailed(false);
    drawPhoto(specimen, seed + i, LARGE)
      .then(onPhoto, () => setFailed(true))
      .finally(() => setDrawing(null));
  };
  return (
    <section className="gallery" aria-labelledby="gallery-title">
      <h3 id="gallery-title">{gallery.title}</h3>
      <p>{gallery.lead}</p>
      <ul>
        {SPECIMENS.map((specimen, i) => (
          <li key={specimen}>
            <button
              type="button"
              aria-busy={drawing === specimen}
              onClick={drawing === null ? () => choose(specimen, i) : undefined}
            >
              {urls[specimen] ? <img src={urls[specimen]} alt="" /> : <span className="gallery-blank" />}
              <span>{gallery.names[specimen]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="problem" role="alert">
        {failed ? gallery.failed : ''}
      </p>
    </section>
  );
}
