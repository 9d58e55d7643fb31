import { describe, expect, test, vi } from 'vitest';
import { createStore } from './createStore.ts';

interface State {
  readonly step: number;
}
const steps: readonly State[] = [0, 1, 2, 3].map((step) => ({ step }));
const [first, one, two, three] = steps as readonly [State, State, State, State];

describe('what a screen may keep showing', () => {
  test('the previous state, if nothing had to be shown at once', () => {
    const { set, mayWait } = createStore(first);
    set(one);
    set(two);
    expect([mayWait(two, first), mayWait(two, one), mayWait(two, two)]).toEqual([true, true, true]);
  });

  test('nothing from before a change that must be shown at once', () => {
    const { set, mayWait } = createStore(first);
    set(one, true);
    expect([mayWait(one, first), mayWait(one, one)]).toEqual([false, true]);
  });

  test('that change, while one that can wait follows it', () => {
    const { set, mayWait } = createStore(first);
    set(one);
    set(two, true);
    set(three);
    expect([mayWait(three, one), mayWait(three, two)]).toEqual([false, true]);
  });
});

test('tells each listener once per change whether it must be shown at once, until it unsubscribes', () => {
  const { set, subscribe } = createStore(first);
  const [listener, other] = [vi.fn(), vi.fn()];
  const end = subscribe(listener);
  subscribe(other);
  set(one);
  set(one, true); // the same state is no change
  set(two, true);
  end();
  set(three);
  expect(listener.mock.calls).toEqual([[false], [true]]);
  expect(other).toHaveBeenCalledTimes(3);
});

test('gives a server, and the page that takes over from it, the initial state', () => {
  const { set, getSnapshot, getServerSnapshot } = createStore(first);
  set(one);
  expect([getSnapshot(), getServerSnapshot()]).toEqual([one, first]);
});
