// What every signer answers, wherever it runs: one table for every server and runtime in this folder.

/** A request, and the answer it must get. */
export interface Exchange {
  readonly name: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly status: number;
  /** The code of the refusal. */
  readonly code?: string;
}

const session = { Cookie: 'session=user-1' };
const known = { ...session, 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };

/** @param jpeg a photo the engine behind it reads. */
export function conversation(jpeg: Uint8Array<ArrayBuffer>): readonly Exchange[] {
  const json = { ...known, 'Content-Type': 'application/json' };
  return [
    { name: 'reads a photo', headers: known, body: jpeg, status: 200 },
    {
      name: 'reads a photo of no type',
      headers: { ...known, 'Content-Type': 'application/octet-stream' },
      body: jpeg,
      status: 200,
    },
    {
      name: 'wants to know who asks',
      headers: { ...known, Cookie: '' },
      body: jpeg,
      status: 401,
      code: 'signer.unauthenticated',
    },
    {
      name: 'wants the header no form can send',
      headers: { ...session, 'Content-Type': 'image/jpeg' },
      body: jpeg,
      status: 403,
      code: 'signer.missing_client_header',
    },
    {
      name: 'refuses pages of elsewhere',
      headers: { ...known, Origin: 'https://evil.example' },
      body: jpeg,
      status: 403,
      code: 'signer.forbidden_origin',
    },
    {
      name: 'refuses text',
      headers: known,
      body: 'not a photo, but text',
      status: 415,
      code: 'signer.not_acceptable_media',
    },
    {
      name: 'refuses a form',
      headers: { ...known, 'Content-Type': 'multipart/form-data; boundary=x' },
      body: jpeg,
      status: 400,
      code: 'signer.not_a_plain_photo',
    },
    { name: 'refuses half a photo', headers: known, body: jpeg.slice(0, 200), status: 422, code: 'signer.truncated' },
    {
      name: 'refuses JSON, unless it was turned on',
      headers: json,
      body: '{"ImageBase64":""}',
      status: 400,
      code: 'signer.json_not_accepted',
    },
    {
      name: 'refuses another scene',
      path: '/api/ktp?scene=V9',
      headers: known,
      body: jpeg,
      status: 400,
      code: 'signer.bad_option',
    },
    {
      name: 'refuses too many bytes, as soon as they are announced',
      headers: { ...known, 'Content-Length': '30000000' },
      body: jpeg,
      status: 413,
      code: 'signer.length',
    },
  ];
}
