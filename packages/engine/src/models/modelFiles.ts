import type { ModelName } from './infer.ts';

/** A file in the package's `models` folder. */
export interface ModelFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Name in the registry package it comes from, and its hash there. */
  readonly original: string;
  readonly originalSha256: string;
}

/*! Weights of PaddleOCR, changed, Apache-2.0, https://github.com/PaddlePaddle/PaddleOCR */
/**
 * The weights, by their task in the pipeline; `weights/` holds the files and says where each comes from. The stock ones
 * are PaddleOCR's (Apache-2.0): the detector as sixteen-bit numbers, the recognisers made by `scripts/packWeights.ts`.
 * `skim` is our own, made by `training/`.
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
    file: 'det-v6-tiny.onnx',
    bytes: 955_455,
    sha256: '2a0317b3295203023942fa2213f0f3232a4e3152a6366fbfc269ec03aa236e76',
    original: 'tiny/det/det.onnx',
    originalSha256: '193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8',
  },
  skim: {
    file: 'lines.onnx',
    bytes: 1_062_966,
    sha256: '2fc735c18722fce5a7f55690b483da971fbfca6d85c8498c5db5d2e7a9a28549',
    original: 'lines.onnx',
    originalSha256: '2fc735c18722fce5a7f55690b483da971fbfca6d85c8498c5db5d2e7a9a28549',
  },
  read: {
    file: 'rec-v6-small.onnx',
    bytes: 3_863_965,
    sha256: '0589ecc16d1ff367bf527b8204d181ed1f16f27bb30010efc36393659e74e6e0',
    original: 'small/rec/rec.onnx',
    originalSha256: '5435fd747c9e0efe15a96d0b378d5bd157e9492ed8fd80edf08f30d02fa24634',
  },
  readAgain: {
    file: 'rec-v6-tiny.onnx',
    bytes: 1_154_590,
    sha256: 'b13d6469bd7dd4f2c780f11cc1f2dd8c844d03b52d3939efbf19e2676a9ed4a8',
    original: 'tiny/rec/rec.onnx',
    originalSha256: '9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6',
  },
};

/** The browser's runtime: ONNX Runtime 1.30.0 for WebAssembly (MIT), unchanged. */
export const WASM_FILE: ModelFile = {
  file: 'ort-wasm-simd-threaded.wasm',
  bytes: 14_239_897,
  sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  original: 'ort-wasm-simd-threaded.wasm',
  originalSha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
};
