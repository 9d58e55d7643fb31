// An entry of its own, `@ktp-ocr/core/frame`: a worker that looks at frames loads this and nothing else of the package.
export { detectCard } from './photo/detect/detectCard.ts';
export { measureFrame } from './photo/measureFrame.ts';
