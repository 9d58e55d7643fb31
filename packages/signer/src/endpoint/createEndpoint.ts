import { abortError, type KtpError } from '@ktp-ocr/core';
import { startDeadline } from './deadline.ts';
import { inTime } from './inTime.ts';
import type { Places } from './places.ts';

/** A web-standard handler, as `createSigner` makes. */
export type Handler = (request: Request) => Promise<Response>;

/** One request while it is worked on. */
export interface Call<Facts> {
  readonly request: Request;
  /** Names the request in its refusal and in its event. */
  readonly requestId: string;
  /** Aborts when the caller goes away or the time for the request is over. */
  readonly signal: AbortSignal;
  /** What its event will say, filled in as it becomes known. */
  readonly facts: Facts;
}

/** What is answered, before it has the shape that callers of this endpoint know. */
export type Reply =
  | { readonly json: unknown; readonly status?: number }
  | {
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly type: string;
      /** Called once the bytes have left, or never will. */
      readonly left: () => void;
    }
  | 'nothing';

interface Refused {
  readonly response: Response;
  readonly error: KtpError;
  /** What the operator may have to mend. */
  readonly fault: Error | null;
}

/** How an endpoint speaks: problem+json to browsers, the vendor's envelope to its SDKs. */
export interface Answers {
  /**
   * What needs neither caller nor body: a preflight is answered, a wrong path or method refused.
   *
   * @throws what `refuse` can answer.
   */
  early(request: Request): Response | null;
  answer(reply: Reply, request: Request): Response;
  /** Whatever was thrown, as an answer. Never throws itself. */
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
  /** Milliseconds for one request, its upload included. */
  readonly timeoutMs: number;
  /** Taken from the headers on; an endpoint may give places out later by itself. */
  readonly places?: Places;
  readonly facts: () => Facts;
  /** Who asks, by the headers alone; throws where they may not. */
  readonly admit: (call: Call<Facts>) => Promise<Caller>;
  /** Whose place a caller takes, `null` where nobody knows; `false` where they need none. */
  readonly holder: (caller: Caller) => string | null | false;
  readonly serve: (call: Call<Facts>, caller: Caller) => Promise<Reply>;
  readonly onDone: (done: Done<Facts>) => void;
  readonly onFault?: ((error: Error, requestId: string) => void) | undefined;
}

/** Whoever listens must not be able to spoil an answer. */
function quietly(listen: () => void): void {
  try {
    listen();
  } catch {
    // Theirs to notice.
  }
}

/**
 * What signer, hand-over and API have in common, in this order: what is refused early, who may ask, a place among those
 * at once, the work in its time, one answer, one event. No request makes it throw.
 */
export function createEndpoint<Facts, Caller>(kind: EndpointKind<Facts, Caller>): Handler {
  const { answers, places } = kind;

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
      if (fault) quietly(() => kind.onFault?.(fault, requestId));
      return response;
    } finally {
      end();
    }
  };
}
