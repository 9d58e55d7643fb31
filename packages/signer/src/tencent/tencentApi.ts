/** The action and the version of the OCR product's API, as sent in `X-TC-Action` and `X-TC-Version`. */
export const TENCENT_API = { action: 'RecognizeIndonesiaIDCardOCR', version: '2018-11-19' } as const;
