import '@ktp-ocr/react/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Scan } from './Scan.tsx';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Scan />
  </StrictMode>,
);
