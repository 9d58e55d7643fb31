/** Goes on in a task of its own, after so many milliseconds or as soon as it can. */
export const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
