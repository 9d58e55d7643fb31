import type { Words } from './words/words.ts';

/** A drawn card to try the demo with, so that nobody has to use their own. */
export function Specimen({ words }: { readonly words: Words }) {
  const { specimen } = words;
  return (
    <aside className="specimen">
      <p>
        <strong>{specimen.note}</strong> {specimen.more}
      </p>
      <a href="/contoh.jpg" download="ktp-contoh.jpg">
        {specimen.link}
      </a>
    </aside>
  );
}
