'use client';
import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect`, but for servers, where React 18 warns of it. For a focus or a caret that must not be elsewhere for a moment. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
