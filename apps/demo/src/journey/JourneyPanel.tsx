import './journey.css';
import type { Language, Words } from '../words/words.ts';
import type { Journey } from './watchEngine.ts';

interface JourneyPanelProps {
  readonly words: Words;
  readonly language: Language;
  readonly journey: Journey;
}

/** What happened to the photo, for anyone curious: what travelled, where to, and how long each stage took. */
export function JourneyPanel({ words, language, journey }: JourneyPanelProps) {
  const t = words.journey;
  const { chosen, prepared, pixels, sent, stages, runsOn, outcome, lines } = journey;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const size = (bytes: number): string =>
    bytes < 1e6 ? `${number.format(Math.ceil(bytes / 1000))} kB` : `${number.format(bytes / 1e6)} MB`;
  const seconds = (ms: number): string => t.seconds(number.format(ms / 1000));
  const rows: readonly (readonly [string, string])[] = [
    [t.chosen, size(chosen)],
    [t.prepared, `${size(prepared)}, ${pixels.join(' × ')}`],
    [t.sent, runsOn === 'device' ? t.stays : `${size(sent)}, ${t.to(`${location.origin}/api/ktp`)}`],
    ...stages.map(({ stage, ms }) => [t.stages[stage], seconds(ms)] as const),
    ...(outcome === 'read' ? [[t.read, t.lines(lines)] as const] : []),
  ];
  return (
    <details className="journey" open>
      <summary>{t.title}</summary>
      <dl>
        {rows.map(([term, description]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      {outcome === 'failed' ? <p className="hint">{t.failed}</p> : null}
      <p className="hint">{t.note}</p>
    </details>
  );
}
