'use client';
import { useEffect, useLayoutEffect } from 'react';

/**
 * `useLayoutEffect`, except on servers, where React 18 warns about it. For a focus or a caret that must not be
 * misplaced even for a moment.
 */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
