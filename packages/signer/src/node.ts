export { serve, toNodeListener } from './endpoint/serve.ts';
export type { Handler, Served, ServeOptions } from './endpoint/serve.ts';
export { fetchPhotosFrom } from './photo/fetchPhotos.ts';
export type { FetchPhotosOptions } from './photo/fetchPhotos.ts';
