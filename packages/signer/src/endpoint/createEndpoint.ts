import { abortError, type KtpError } from '@ktp-ocr/core';
import { consoleFault } from './consoleFault.ts';
import { startDeadline } from './deadline.ts';
import { inTime } from './inTime.ts';
import type { Places } from './places.ts';

/** A web-standard handler, as returned by `createSigner`. */
export type Handler = (request: Request) => Promise<Response>;

/** One request in progress. */
export interface Call<Facts> {
  readonly request: Request;
  /** Identifies the request in its refusal and in its event. */
  readonly requestId: string;
  /** Aborts when the caller disconnects or the request runs out of time. */
  readonly signal: AbortSignal;
  /** The content of its event, filled in as it becomes known. */
  readonly facts: Facts;
}

/** The result, before it takes the form that callers of this endpoint know. */
export type Reply =
  | { readonly json: unknown; readonly status?: number }
  | {
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly type: string;
      /** Called once the bytes have been sent, or never will be. */
      readonly left: () => void;
    }
  | 'nothing';

interface Refused {
  readonly response: Response;
  readonly error: KtpError;
  /** An error the operator may have to fix. */
  readonly fault: Error | null;
}

/** How an endpoint speaks: problem+json to browsers, the vendor's envelope to its SDKs. */
export interface Answers {
  /**
   * Handles what needs neither caller nor body: answers a preflight, refuses a wrong path or method.
   *
   * @throws errors that `refuse` can answer.
   */
  early(request: Request): Response | null;
  answer(reply: Reply, request: Request): Response;
  /** Turns any thrown value into an answer. Never throws itself. */
  refuse(cause: unknown, call: Pick<Call<unknown>, 'request' | 'requestId' | 'signal'>): Refused;
}

/** How one request ended. */
export interface Done<Facts> {
  readonly requestId: string;
  readonly status: number;
  readonly error: KtpError | null;
  readonly ms: number;
  readonly facts: Facts;
}

export interface EndpointKind<Facts, Caller> {
  readonly answers: Answers;
  /** Milliseconds for one request, including its upload. */
  readonly timeoutMs: number;
  /** Held from the headers on; an endpoint may instead give out places itself, later. */
  readonly places?: Places;
  readonly facts: () => Facts;
  /** Identifies the caller by the headers alone; throws if they may not ask. */
  readonly admit: (call: Call<Facts>) => Promise<Caller>;
  /** The caller whose place this takes: `null` if unknown, `false` if it takes none. */
  readonly holder: (caller: Caller) => string | null | false;
  readonly serve: (call: Call<Facts>, caller: Caller) => Promise<Reply>;
  readonly onDone: (done: Done<Facts>) => void;
  /** Default: the console. */
  readonly onFault?: ((error: Error, requestId: string) => void) | undefined;
}

/** A listener must not be able to spoil an answer. */
function quietly(listen: () => void): void {
  try {
    listen();
  } catch {
    // Its author's to notice.
  }
}

/**
 * The steps that signer, hand-over and API share, in this order: early refusals, who is asking, a place among the
 * requests at once, the work within its time, one answer, one event. No request makes it throw.
 */
export function createEndpoint<Facts, Caller>(kind: EndpointKind<Facts, Caller>): Handler {
  const { answers, places, onFault = consoleFault } = kind;

  async function work(call: Call<Facts>): Promise<Reply> {
    const caller = await kind.admit(call);
    if (call.signal.aborted) throw abortError(call.signal);
    const serve = (): Promise<Reply> => kind.serve(call, caller);
    const holder = kind.holder(caller);
    return holder === false || !places ? serve() : places.hold(holder, serve);
  }

  return async (request) => {
    const started = performance.now();
    const { signal, end } = startDeadline(request.signal, kind.timeoutMs);
    const call: Call<Facts> = { request, requestId: crypto.randomUUID(), signal, facts: kind.facts() };
    const { requestId, facts } = call;
    const tell = ({ status }: Response, error: KtpError | null): void => {
      const ms = Math.round(performance.now() - started);
      quietly(() => kind.onDone({ requestId, status, error, ms, facts }));
    };
    try {
      const early = answers.early(request);
      if (early) return early;
      const response = answers.answer(await inTime(work(call), signal), request);
      tell(response, null);
      return response;
    } catch (cause) {
      const { response, error, fault } = answers.refuse(cause, call);
      tell(response, error);
      if (fault) quietly(() => onFault(fault, requestId));
      return response;
    } finally {
      end();
    }
  };
}
