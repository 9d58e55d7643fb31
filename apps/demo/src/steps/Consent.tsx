import { useId, useState } from 'react';
import { READ_ON } from '../engines.ts';
import type { ReadOn } from '../signUp.ts';
import { StepTitle } from '../StepTitle.tsx';
import type { Words } from '../words/words.ts';

interface ConsentProps {
  readonly words: Words;
  readonly onAgree: (withFace: boolean, readOn: ReadOn) => void;
}

/** What is collected, what is not, where it goes and for how long, shown before any photo (UU 27/2022, article 21). */
export function Consent({ words, onAgree }: ConsentProps) {
  const { consent } = words;
  const [missing, setMissing] = useState(false);
  const [readOn, setReadOn] = useState<ReadOn>(READ_ON[0]!);
  const problem = useId();
  return (
    <form
      className="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const ticks = new FormData(event.currentTarget);
        setMissing(!ticks.has('agreed'));
        if (ticks.has('agreed')) onAgree(ticks.has('face'), readOn);
        else event.currentTarget.querySelector<HTMLInputElement>('[name=agreed]')?.focus();
      }}
    >
      <StepTitle title={consent.title} lead={consent.lead} takesFocus={false} />
      <dl className="consent">
        {consent.rows(consent.where[readOn]).map(([term, description]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <fieldset className="choice" hidden={READ_ON.length === 1}>
        <legend>{consent.readOn.title}</legend>
        {READ_ON.map((where) => (
          <label key={where} className="tick">
            <input
              type="radio"
              name="readOn"
              value={where}
              checked={readOn === where}
              onChange={() => setReadOn(where)}
            />
            <span>
              {consent.readOn[where]}
              <small>{consent.readOn.hint[where]}</small>
            </span>
          </label>
        ))}
      </fieldset>
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
