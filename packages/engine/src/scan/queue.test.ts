import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

const never = new AbortController().signal;
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('runs work first come, first served, and never more at once than there are places', async () => {
  const inTurn = createQueue(['a', 'b']);
  const busy = new Set<string>();
  const order: number[] = [];
  let most = 0;
  await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) =>
      inTurn(async (place) => {
        expect(busy).not.toContain(place);
        busy.add(place);
        order.push(n);
        most = Math.max(most, busy.size);
        await soon();
        busy.delete(place);
      }, never),
    ),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('drops work that is aborted while waiting, and does not delay the rest', async () => {
  const inTurn = createQueue([1]);
  let ran = false;
  const first = inTurn(soon, never);
  const controller = new AbortController();
  const second = inTurn(async () => {
    ran = true;
  }, controller.signal);
  const third = inTurn(async () => 'third', never);
  controller.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  await first;
  expect(await third).toBe('third');
  expect(ran).toBe(false);
});

test('frees a place when work fails or is aborted', async () => {
  const inTurn = createQueue([1]);
  await expect(inTurn(() => Promise.reject(new Error('broke')), never)).rejects.toThrow('broke');
  const controller = new AbortController();
  const running = inTurn(soon, controller.signal);
  controller.abort(new Error('stop'));
  await expect(running).rejects.toThrow('stop');
  expect(await inTurn(async () => 'next', never)).toBe('next');
});
