export { serve } from './endpoint/serve.ts';
export type { Handler } from './endpoint/createEndpoint.ts';
export type { Served, ServeOptions } from './endpoint/serve.ts';
export { toNodeListener } from './endpoint/toNodeListener.ts';
export { fetchPhotosFrom } from './photo/fetchPhotos.ts';
export type { FetchPhotosOptions } from './photo/fetchPhotos.ts';
