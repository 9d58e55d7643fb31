import { KtpScanner } from '@ktp-ocr/react';
import '@ktp-ocr/react/styles.css';
import { createRoot } from 'react-dom/client';

// As little of an app as there can be: all else that is fetched is ours.
createRoot(document.querySelector('#root')!).render(<KtpScanner endpoint="/api/ktp" />);
