import type { HandoverEvent } from '../handover/handoverEvent.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import type { Surface } from './logs.ts';

/** Seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export interface Metrics {
  count(surface: Surface, event: SignerEvent): void;
  countHandover(event: HandoverEvent): void;
  /** In Prometheus' text format, version 0.0.4. */
  text(): string;
}

interface Durations {
  readonly buckets: readonly number[];
  readonly sum: number;
  readonly count: number;
}

const NO_DURATIONS: Durations = { buckets: [], sum: 0, count: 0 };

function labelled(labels: Readonly<Record<string, string | number>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replace(/["\\\n]/g, '')}"`)
    .join(',');
}

/** Counts of requests and their durations. Labels come from closed lists: nothing a caller sends becomes one. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const handovers = new Map<string, number>();
  const durations = new Map<Surface, Durations>();
  let bytes = 0;

  return {
    count(surface, { status, code, kind, engine, ms, bytes: ofPhoto }) {
      const key = labelled({ surface, status, code: code ?? '', kind: kind ?? '', engine: engine ?? '' });
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const seconds = ms / 1000;
      const before = durations.get(surface) ?? NO_DURATIONS;
      durations.set(surface, {
        buckets: BUCKETS.map((most, i) => (before.buckets[i] ?? 0) + (seconds <= most ? 1 : 0)),
        sum: before.sum + seconds,
        count: before.count + 1,
      });
      bytes += ofPhoto ?? 0;
    },
    countHandover({ step, status, code, bytes: ofPhoto }) {
      const key = labelled({ step, status, code: code ?? '' });
      handovers.set(key, (handovers.get(key) ?? 0) + 1);
      if (step === 'sent') bytes += ofPhoto ?? 0;
    },
    text() {
      const lines = ['# HELP ktp_requests_total Requests that were answered.', '# TYPE ktp_requests_total counter'];
      for (const [labels, count] of requests) lines.push(`ktp_requests_total{${labels}} ${count}`);
      if (handovers.size > 0) {
        lines.push('# HELP ktp_handovers_total Steps of hand-overs.', '# TYPE ktp_handovers_total counter');
      }
      for (const [labels, count] of handovers) lines.push(`ktp_handovers_total{${labels}} ${count}`);
      const name = 'ktp_request_duration_seconds';
      lines.push(`# HELP ${name} Time a request took, its upload included.`, `# TYPE ${name} histogram`);
      for (const [surface, { buckets, sum, count }] of durations) {
        const label = `surface="${surface}"`;
        BUCKETS.forEach((most, i) => lines.push(`${name}_bucket{${label},le="${most}"} ${buckets[i]}`));
        lines.push(`${name}_bucket{${label},le="+Inf"} ${count}`, `${name}_sum{${label}} ${sum}`);
        lines.push(`${name}_count{${label}} ${count}`);
      }
      lines.push(
        '# HELP ktp_photo_bytes_total Bytes of photos that were looked at.',
        '# TYPE ktp_photo_bytes_total counter',
      );
      lines.push(`ktp_photo_bytes_total ${bytes}`);
      lines.push(
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      );
      const { user, system } = process.cpuUsage();
      lines.push('# TYPE process_cpu_seconds_total counter', `process_cpu_seconds_total ${(user + system) / 1e6}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
