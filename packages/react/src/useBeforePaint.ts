'use client';
import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect`, but for servers, where React 18 warns of it. For the focus: between two screens it must not be nowhere. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
