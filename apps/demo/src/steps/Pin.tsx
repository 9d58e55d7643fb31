import { useId, useState } from 'react';
import { type PinProblem, pinProblem } from '../signUp.ts';
import { StepTitle } from '../StepTitle.tsx';
import type { Words } from '../words/words.ts';

interface PinProps {
  readonly words: Words;
  readonly birthDate: string | undefined;
  readonly onPin: () => void;
}

export function Pin({ words, birthDate, onPin }: PinProps) {
  const { pin } = words;
  const [problem, setProblem] = useState<PinProblem | null>(null);
  const id = useId();
  const shared = { type: 'password', inputMode: 'numeric', maxLength: 6, autoComplete: 'new-password' } as const;
  return (
    <form
      className="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const entries = new FormData(event.currentTarget);
        const found = pinProblem(String(entries.get('pin')), String(entries.get('again')), birthDate);
        setProblem(found);
        if (found === null) onPin();
        else event.currentTarget.querySelectorAll('input')[found === 'differs' ? 1 : 0]?.focus();
      }}
    >
      <StepTitle title={pin.title} lead={pin.lead} />
      <div className="entry">
        <label htmlFor={id}>{pin.label}</label>
        <input id={id} name="pin" {...shared} aria-invalid={problem !== null} aria-describedby={`${id}-problem`} />
      </div>
      <div className="entry">
        <label htmlFor={`${id}-again`}>{pin.again}</label>
        <input id={`${id}-again`} name="again" {...shared} aria-describedby={`${id}-problem`} />
      </div>
      <p className="problem" id={`${id}-problem`} role="alert">
        {problem ? pin[problem] : ''}
      </p>
      <button className="button" type="submit">
        {pin.go}
      </button>
    </form>
  );
}
