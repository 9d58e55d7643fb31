export { fakeCameraOf, withFakeCamera } from './playwright/withFakeCamera.ts';
export type { FakeCameraHandle, FakeCameraOptions } from './playwright/withFakeCamera.ts';
export { chooseKtp, keepDoubts, scanKtp } from './playwright/scanKtp.ts';
export type { ScanKtpOptions } from './playwright/scanKtp.ts';
export type { ContextLike, LocatorLike, PageLike } from './playwright/likePlaywright.ts';
