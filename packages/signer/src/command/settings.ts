import { parseArgs, type ParseArgsConfig } from 'node:util';
import { PHOTO_LIMITS } from '@ktp-ocr/core/kit';
import type { Limit } from '../quota/limiter.ts';

/** The command's settings, checked. */
export interface Settings {
  readonly serve: 'signer' | 'api' | 'both';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly origins: readonly string[];
  /** Empty if any host is served. */
  readonly hosts: readonly string[];
  readonly authorize: Authorizer | null;
  readonly apiCredentials: { readonly secretId: string; readonly secretKey: string; readonly token?: string } | null;
  readonly engine: 'auto' | 'tencent' | 'embedded';
  readonly allowFace: boolean;
  /** Whether there is a hand-over, at `${path}/handover`. */
  readonly handover: boolean;
  /** The name of who is asking, as the phone of a hand-over shows it. */
  readonly company: string | null;
  readonly imageHosts: readonly string[];
  /** Whether the API's own request, as JSON, is accepted too. */
  readonly acceptJson: boolean;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly maxConcurrent: number;
  readonly perUser: readonly Limit[];
  readonly account: Limit | false;
  readonly redisUrl: string | null;
  readonly whenStoreFails: 'refuse' | 'allow';
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  readonly log: 'all' | 'faults' | 'none';
  /** How long it goes on serving after SIGTERM, while it says that it is not ready. */
  readonly drainMs: number;
  readonly stopMs: number;
}

export type Authorizer =
  | { readonly by: 'url'; readonly url: URL }
  | { readonly by: 'module'; readonly file: string }
  | { readonly by: 'token'; readonly token: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** The command was not understood. The message says what to write instead. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Options that take a value, and the environment variables that stand in for them. */
const VARIABLES = {
  serve: ['KTP_SERVE'],
  host: ['KTP_HOST'],
  port: ['KTP_PORT', 'PORT'],
  path: ['KTP_PATH'],
  company: ['KTP_COMPANY'],
  origin: ['KTP_ORIGINS'],
  'allowed-host': ['KTP_ALLOWED_HOSTS'],
  'authorize-url': ['KTP_AUTHORIZE_URL'],
  'authorize-module': ['KTP_AUTHORIZE_MODULE'],
  engine: ['KTP_ENGINE'],
  'image-host': ['KTP_IMAGE_HOSTS'],
  'max-bytes': ['KTP_MAX_BYTES'],
  timeout: ['KTP_TIMEOUT'],
  concurrent: ['KTP_CONCURRENT'],
  'per-user': ['KTP_PER_USER'],
  account: ['KTP_ACCOUNT'],
  'store-fails': ['KTP_STORE_FAILS'],
  'metrics-port': ['KTP_METRICS_PORT'],
  'metrics-host': ['KTP_METRICS_HOST'],
  log: ['KTP_LOG'],
  'drain-seconds': ['KTP_DRAIN_SECONDS'],
  'stop-seconds': ['KTP_STOP_SECONDS'],
} as const;
type Option = keyof typeof VARIABLES;

const LISTS: ReadonlySet<string> = new Set<Option>(['origin', 'allowed-host', 'image-host']);

const YES = new Set(['yes', 'true', '1', 'on']);
const NO = new Set(['no', 'false', '0', 'off']);

function fail(message: string): never {
  throw new SettingsError(message);
}

type Given = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

function parse(args: readonly string[]): Given {
  const options: NonNullable<ParseArgsConfig['options']> = {
    'no-face': { type: 'boolean' },
    handover: { type: 'boolean' },
    'accept-json': { type: 'boolean' },
  };
  for (const name of Object.keys(VARIABLES)) options[name] = { type: 'string', multiple: LISTS.has(name) };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Only the first sentence; the rest explains how to write a dash.
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    return fail(sentence.replace(/\.?$/, '.'));
  }
}

function limit(text: string, name: string): Limit {
  const [, points, duration] = /^(\d{1,9})\/(\d{1,9})$/.exec(text.trim()) ?? [];
  if (Number(points) > 0 && Number(duration) > 0) return { points: Number(points), duration: Number(duration) };
  return fail(`${name} is points/seconds such as 5/1, both above 0, not "${text}".`);
}

function url(text: string, name: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  return fail(`${name} is an http or https address, not "${text}".`);
}

/** Reads single options: an argument wins over its environment variables, and empty values count as not set. */
function createReader(args: readonly string[], environment: Environment) {
  const given = parse(args);
  const variable = (...names: readonly string[]): string | null =>
    names.map((name) => environment[name]).find((value) => value) ?? null;
  const text = (name: Option): string | null => {
    const value = given[name];
    return typeof value === 'string' ? value : variable(...VARIABLES[name]);
  };
  return {
    variable,
    text,
    /** A switch: the argument, or its variable as people write yes and no. `standard` where neither is given. */
    flag(name: string, own: string, standard = false): boolean {
      if (given[name] === true) return !standard;
      const value = variable(own)?.toLowerCase() ?? null;
      if (value === null) return standard;
      if (YES.has(value)) return true;
      return NO.has(value) ? false : fail(`${own} is yes or no, not "${value}".`);
    },
    list(name: Option): string[] {
      const value = given[name];
      const values = typeof value === 'object' ? value : (variable(...VARIABLES[name]) ?? '').split(',');
      return values.map((one) => String(one).trim()).filter(Boolean);
    },
    oneOf<Choice extends string>(name: Option, choices: readonly [Choice, ...Choice[]]): Choice {
      const value = text(name) ?? choices[0];
      const found = choices.find((choice) => choice === value);
      return found ?? fail(`--${name} is ${choices.join(', ')}, not "${value}".`);
    },
    whole(name: Option, standard: number, most: number, least = 1): number {
      const value = text(name) ?? String(standard);
      const inRange = /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most;
      return inRange ? Number(value) : fail(`--${name} is a whole number from ${least} to ${most}, not "${value}".`);
    },
  };
}

type Reader = ReturnType<typeof createReader>;

function authorizerOf({ text, variable }: Reader): Authorizer | null {
  const [address, file, token] = [text('authorize-url'), text('authorize-module'), variable('KTP_TOKEN')];
  if (token !== null && token.length < 16) fail('KTP_TOKEN is too short to be a secret: at least 16 letters.');
  const ways: (Authorizer | null)[] = [
    address === null ? null : { by: 'url', url: url(address, '--authorize-url') },
    file === null ? null : { by: 'module', file },
    token === null ? null : { by: 'token', token },
  ];
  const chosen = ways.filter((way) => way !== null);
  if (chosen.length > 1) fail('Choose one of --authorize-url, --authorize-module and KTP_TOKEN.');
  return chosen[0] ?? null;
}

function apiCredentialsOf({ variable }: Reader): Settings['apiCredentials'] {
  const [secretId, secretKey] = [variable('KTP_API_SECRET_ID'), variable('KTP_API_SECRET_KEY')];
  const token = variable('KTP_API_TOKEN');
  if (secretId === null || secretKey === null) return null;
  return { secretId, secretKey, ...(token === null ? {} : { token }) };
}

/** What is served, at which path, and who may ask. */
function surfacesOf(
  reader: Reader,
): Pick<Settings, 'serve' | 'authorize' | 'apiCredentials' | 'handover' | 'path' | 'allowFace'> {
  const { flag, text, oneOf } = reader;
  const serve = oneOf('serve', ['signer', 'api', 'both']);
  const authorize = serve === 'api' ? null : authorizerOf(reader);
  const apiCredentials = serve === 'signer' ? null : apiCredentialsOf(reader);
  if (serve !== 'api' && !authorize) {
    fail('Say who may have cards read: --authorize-url, --authorize-module or KTP_TOKEN. There is no default.');
  }
  if (serve !== 'signer' && !apiCredentials) {
    fail('Say who may call the API: set KTP_API_SECRET_ID and KTP_API_SECRET_KEY. There is no default.');
  }
  const handover = flag('handover', 'KTP_HANDOVER');
  if (handover && serve === 'api') fail('--handover goes with the signer: add --serve both.');
  const path = text('path') ?? '/api/ktp';
  if (!/^\/[^?#\s]+$/.test(path)) {
    fail(`--path starts with a slash and is not the root, such as /api/ktp, not "${path}".`);
  }
  const allowFace = flag('no-face', 'KTP_FACE', true);
  return { serve, authorize, apiCredentials, handover, path, allowFace };
}

function limitsOf(reader: Reader): Pick<Settings, 'perUser' | 'account' | 'redisUrl' | 'whenStoreFails'> {
  const { text, variable, oneOf } = reader;
  const [perUser, account] = [text('per-user') ?? '10/60,60/86400', text('account') ?? '5/1'];
  const redisUrl = variable('REDIS_URL');
  if (redisUrl !== null && !/^(rediss?|unix):\/\//.test(redisUrl) && !redisUrl.startsWith('/')) {
    fail('REDIS_URL is an address such as redis://127.0.0.1:6379.');
  }
  return {
    perUser: perUser === 'none' ? [] : perUser.split(',').map((one) => limit(one, '--per-user')),
    account: account === 'none' ? false : limit(account, '--account'),
    redisUrl,
    whenStoreFails: oneOf('store-fails', ['refuse', 'allow']),
  };
}

/**
 * Reads arguments and environment; arguments win.
 *
 * @throws {SettingsError} naming the option and what it takes.
 */
export function readSettings(args: readonly string[], environment: Environment): Settings {
  const reader = createReader(args, environment);
  const { text, list, flag, oneOf, whole } = reader;
  const imageHosts = list('image-host');
  return {
    ...surfacesOf(reader),
    ...limitsOf(reader),
    company: text('company'),
    host: text('host') ?? '127.0.0.1',
    port: whole('port', 8080, 65_535, 0),
    origins: list('origin'),
    hosts: list('allowed-host'),
    engine: oneOf('engine', ['auto', 'tencent', 'embedded']),
    imageHosts,
    acceptJson: flag('accept-json', 'KTP_ACCEPT_JSON') || imageHosts.length > 0,
    maxBytes: whole('max-bytes', PHOTO_LIMITS.bytes, 100_000_000),
    timeoutMs: whole('timeout', 30, 600) * 1000,
    maxConcurrent: whole('concurrent', 16, 10_000),
    metricsPort: text('metrics-port') === null ? null : whole('metrics-port', 0, 65_535, 0),
    metricsHost: text('metrics-host') ?? '127.0.0.1',
    log: oneOf('log', ['all', 'faults', 'none']),
    drainMs: whole('drain-seconds', 5, 3600, 0) * 1000,
    stopMs: whole('stop-seconds', 25, 3600, 0) * 1000,
  };
}
