declare module 'nusantara-valid' {
  export function isValidNIK(nik: string): boolean;
}
