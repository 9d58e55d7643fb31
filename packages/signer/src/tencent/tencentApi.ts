/**
 * What is called: the action and the version of the OCR product's API, as `X-TC-Action` and `X-TC-Version` have them.
 */
export const TENCENT_API = { action: 'RecognizeIndonesiaIDCardOCR', version: '2018-11-19' } as const;
