import { KtpScanner } from '@ktp-ocr/react';
import '@ktp-ocr/react/styles.css';
import { createRoot } from 'react-dom/client';

// The smallest possible app: everything else that is fetched is ours.
createRoot(document.querySelector('#root')!).render(<KtpScanner endpoint="/api/ktp" />);
