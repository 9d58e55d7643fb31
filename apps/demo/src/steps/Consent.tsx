import { useId, useState } from 'react';
import { StepTitle } from '../StepTitle.tsx';
import type { Words } from '../words/words.ts';

interface ConsentProps {
  readonly words: Words;
  readonly onAgree: (withFace: boolean) => void;
}

/** What is taken, what is not, where it goes and for how long, before any photo (UU 27/2022, article 21). */
export function Consent({ words, onAgree }: ConsentProps) {
  const { consent } = words;
  const [missing, setMissing] = useState(false);
  const problem = useId();
  return (
    <form
      className="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const ticks = new FormData(event.currentTarget);
        setMissing(!ticks.has('agreed'));
        if (ticks.has('agreed')) onAgree(ticks.has('face'));
        else event.currentTarget.querySelector('input')?.focus();
      }}
    >
      <StepTitle title={consent.title} lead={consent.lead} takesFocus={false} />
      <dl className="consent">
        {consent.rows.map(([term, description]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <label className="tick">
        <input
          type="checkbox"
          name="agreed"
          required
          aria-invalid={missing}
          aria-describedby={missing ? problem : undefined}
          onChange={() => setMissing(false)}
        />
        <span>{consent.tick}</span>
      </label>
      <label className="tick">
        <input type="checkbox" name="face" />
        <span>{consent.face}</span>
      </label>
      <p className="problem" id={problem} role="alert">
        {missing ? consent.missing : ''}
      </p>
      <button className="button" type="submit">
        {consent.go}
      </button>
    </form>
  );
}
