import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts a file in this folder as a separate process. */
export function start(file: string, ...execArgv: string[]): ChildProcess {
  const quiet = '--disable-warning=ExperimentalWarning';
  return fork(join(import.meta.dirname, file), [], { execArgv: ['--conditions=source', quiet, ...execArgv] });
}

/** The next message from a process, after sending it a question if there is one. */
export async function hear<Message>(child: ChildProcess, question?: object): Promise<Message> {
  const answer = once(child, 'message');
  if (question) child.send(question);
  const [message] = (await answer) as [Message];
  return message;
}
