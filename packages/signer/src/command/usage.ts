/**
 * The text of `--help`. Every option is also an environment variable; secrets are variables only, because other users
 * of the machine can read arguments.
 */
export const USAGE = `ktp-signer reads Indonesian identity cards (KTP) for your pages and servers. Nothing is stored.

  ktp-signer [options]

What it serves
  --serve signer|api|both    KTP_SERVE            signer: POST --path, for browsers. api: POST /, Tencent Cloud's API 3.0,
                                                  for the vendor's SDKs. Default signer
  --host ADDRESS             KTP_HOST             default 127.0.0.1; 0.0.0.0 in a container
  --port N                   KTP_PORT, PORT       default 8080; 0 takes any free port
  --path PATH                KTP_PATH             path of the signer, default /api/ktp
  --origin ORIGIN            KTP_ORIGINS          exact origin of a page elsewhere; repeat it, or separate by commas
  --allowed-host HOST        KTP_ALLOWED_HOSTS    a host browsers use to reach it; repeat it, or separate by commas. Default any
  --handover                 KTP_HANDOVER=yes     also serve PATH/handover: a phone takes the photo for another device. Photos
                                                  wait in memory for minutes, so a single process must serve it. Default no
  --company NAME             KTP_COMPANY          who asks for the photo, as that phone shows it. Default: the host of its page

Who may use the signer: one of these three
  --authorize-url URL        KTP_AUTHORIZE_URL    called by GET with the request's Cookie and Authorization; 2xx means yes,
                                                  and its header X-KTP-User is the user's id
  --authorize-module FILE    KTP_AUTHORIZE_MODULE a module with export function authorize(request): boolean | { id }
                             KTP_TOKEN            the token of your own server (Authorization: Bearer …); at least 16 characters
Who may use the API
                             KTP_API_SECRET_ID, KTP_API_SECRET_KEY[, KTP_API_TOKEN]

What reads the cards
  --engine auto|tencent|embedded  KTP_ENGINE      default auto: Tencent Cloud if its credentials are set, else embedded
                             TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY[, TENCENTCLOUD_TOKEN]
                             TENCENTCLOUD_REGION  default ap-jakarta
                             TENCENTCLOUD_ENDPOINT default ocr.intl.tencentcloudapi.com
  --no-face                  KTP_FACE=no          refuse requests for the face photo
  --accept-json              KTP_ACCEPT_JSON=yes  the signer also accepts the API's own request, as JSON
  --image-host HOST          KTP_IMAGE_HOSTS      an exact host that ImageUrl may name; repeat it, or separate by commas.
                                                  Default none. Turns JSON on

Limits
  --max-bytes N              KTP_MAX_BYTES        most bytes of a photo, default 5250000
  --timeout SECONDS          KTP_TIMEOUT          for one request, default 30
  --concurrent N             KTP_CONCURRENT       requests at once, default 16
  --per-user LIMITS          KTP_PER_USER         points/seconds, default 10/60,60/86400; none for no limit
  --account LIMIT            KTP_ACCOUNT          for all users together, and for each caller of the API; default 5/1; or none
                             REDIS_URL            count in this Redis or Valkey, together with other machines; needs the
                                                  packages rate-limiter-flexible and ioredis. Default: in memory
  --store-fails refuse|allow KTP_STORE_FAILS      while it is down: refuse (default), or count on this machine alone

Running it
  --metrics-port N           KTP_METRICS_PORT     Prometheus metrics at /metrics on a port of their own. Default none
  --metrics-host ADDRESS     KTP_METRICS_HOST     default 127.0.0.1, whatever --host is
  --log all|faults|none      KTP_LOG              one JSON line per request, only faults, or nothing. Default all
  --drain-seconds N          KTP_DRAIN_SECONDS    after SIGTERM, keep serving with /readyz at 503 for so long, so that load
                                                  balancers notice; SIGINT does not wait. Default 5
  --stop-seconds N           KTP_STOP_SECONDS     time for requests in progress after SIGTERM, default 25
  --help, -h                 show this text
  --version                  show the version

GET /healthz answers 200 while the process runs, GET /readyz once the engine is loaded and until it is told to stop.
Exits with 0 after a graceful stop, 2 if the options were not understood, 1 if it could not start.
`;
