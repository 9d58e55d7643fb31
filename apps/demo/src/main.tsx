import '@ktp-ocr/react/styles.css';
import './demo.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { PhonePage } from './PhonePage.tsx';

const root = document.querySelector('#app');
if (root) {
  createRoot(root).render(<StrictMode>{location.pathname === '/ponsel' ? <PhonePage /> : <App />}</StrictMode>);
}
