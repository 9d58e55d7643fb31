/** Resolves in a task of its own, after this many milliseconds or as soon as possible. */
export const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
