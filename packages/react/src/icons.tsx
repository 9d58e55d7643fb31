'use client';

const PATHS = {
  camera: 'M3.5 8.5h3.6L8.8 6h6.4l1.7 2.5h3.6v10.5h-17zM15.3 13.4a3.3 3.3 0 1 1-6.600 0 3.300 3.300 0 0 1 6.600 0',
  file: 'M13.5 3.5H6v17h12V8zM13.5 3.5V8H18M9 16.5l2.200-3 1.800 2 1-1.200 1.500 2.200z',
  turn: 'M19 12.500a7 7 0 1 1-2.200-5.500L19 9M19 4v5h-5',
  ok: 'M5 12.800l4.500 4.400L19 7.500',
  warn: 'M12 4l9 15.500H3zM12 10v4M12 16.800v.1',
  none: 'M4 12a8 8 0 1 1 16 0 8 8 0 0 1-16 0',
  now: 'M4 12a8 8 0 1 1 16 0 8 8 0 0 1-16 0M10 12a2 2 0 1 1 4 0 2 2 0 0 1-4 0',
  next: 'M4 12a8 8 0 1 1 16 0 8 8 0 0 1-16 0',
  cross: 'M6 6l12 12M18 6L6 18',
  lock: 'M6 10.500h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2M8 10.500V8a4 4 0 0 1 8 0v2.500',
  offline:
    'M3.500 9.500a13 13 0 0 1 5-2.900M12.500 6a13 13 0 0 1 8 3.500M6.500 13a8.500 8.500 0 0 1 4-2.200M14.500 11.200a8.500 8.500 0 0 1 3 1.800M12 18.200v.1M4 4l16 16',
  clock: 'M3.500 12a8.500 8.500 0 1 1 17 0 8.500 8.500 0 0 1-17 0M12 7v5.300l3.300 2',
  down: 'M12 5v14M6 13.500l6 6 6-6',
  torch: 'M8 3.5h8v3.700l-2 3v10.300h-4V10.200l-2-3zM8 7h8M12 12.500v2',
  swap: 'M4 8.500h15l-3.500-3.500M20 15.500H5L8.500 19',
  near: 'M4 4l5.500 5.500M9.500 5v4.500H5M20 20l-5.500-5.500M14.500 19v-4.500H19',
  far: 'M9.500 9.500L4 4M4 8.500V4h4.500M14.500 14.500L20 20M20 15.500V20h-4.500',
  hold: 'M5.500 7h13a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 15.500v-7A1.500 1.500 0 0 1 5.500 7M9 12.200l2.200 2.200 4-4.400',
  noCamera:
    'M9 6h6.200l1.700 2.500h3.600v9M17 19H3.500V8.500h3M9.600 11.200a3.300 3.300 0 0 0 4.600 4.700M4 3.500l16.500 17',
  whole: 'M4 8V5h4M20 8V5h-4M4 16v3h4M20 16v3h-4',
  zoom: 'M4.500 10.500a6 6 0 1 1 12 0 6 6 0 0 1-12 0M15 15l5 5M10.500 8v5M8 10.500h5',
  pen: 'M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign. Always beside its word, so it is hidden from screen readers. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg className={small ? 'i i-s' : 'i'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} strokeDasharray={name === 'none' ? '3.600 3.580' : undefined} />
    </svg>
  );
}
