import { KtpScanner } from '@ktp-ocr/react';
import '@ktp-ocr/react/styles.css';
import { fakeEngine } from '@ktp-ocr/testing';
import { type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

const fake = fakeEngine('doubtful', { delay: 500 });
/** Its answer is computed outside the measured part: a real engine does its work elsewhere. */
const engine: typeof fake = {
  ...fake,
  recognise: async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return fake.recognise(...asked);
  },
};

/** The floor: a button that changes a word, and the camera's picture with nothing else. */
function Bare() {
  const [pressed, setPressed] = useState(0);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const open = (): void => {
    setPressed(pressed + 1);
    const video = { width: { ideal: 1280 }, height: { ideal: 720 } };
    if (!stream) void navigator.mediaDevices.getUserMedia({ video }).then(setStream);
  };
  return (
    <>
      <button type="button" onClick={open}>
        Pressed {pressed}
      </button>
      <video
        ref={(video) => {
          if (video && video.srcObject !== stream) video.srcObject = stream;
        }}
        style={{ position: 'fixed', inset: 0, zIndex: -1, width: '100%', height: '100%', objectFit: 'cover' }}
        autoPlay
        muted
        playsInline
      />
    </>
  );
}

/** One scan after another in a page that stays open. */
function Many() {
  const [scans, setScans] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setScans(scans + 1)}>
        Next
      </button>
      <KtpScanner key={scans} engine={engine} capture="device" />
    </>
  );
}

const PAGES: Readonly<Record<string, () => ReactElement>> = {
  '': () => <KtpScanner engine={engine} />,
  '?bare': Bare,
  '?many': Many,
};
const Shown = PAGES[location.search]!;

createRoot(document.querySelector('#root')!).render(<Shown />);
