import { useId, useState } from 'react';
import { parsePhone } from '../signUp.ts';
import { StepTitle } from '../StepTitle.tsx';
import type { Words } from '../words/words.ts';

interface PhoneProps {
  readonly words: Words;
  readonly name: string;
  readonly onPhone: (phone: string) => void;
}

export function Phone({ words, name, onPhone }: PhoneProps) {
  const { phone } = words;
  const [wrong, setWrong] = useState(false);
  const id = useId();
  return (
    <form
      className="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const input = event.currentTarget.elements.namedItem('phone') as HTMLInputElement;
        const digits = parsePhone(input.value);
        setWrong(digits === null);
        if (digits === null) input.focus();
        else onPhone(digits);
      }}
    >
      <StepTitle title={phone.title} lead={phone.lead(name)} />
      <div className="entry">
        <label htmlFor={id}>{phone.label}</label>
        <input
          id={id}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
        />
        <p className={wrong ? 'problem' : 'hint'} id={`${id}-hint`} role={wrong ? 'alert' : undefined}>
          {wrong ? phone.wrong : phone.hint}
        </p>
      </div>
      <button className="button" type="submit">
        {phone.go}
      </button>
    </form>
  );
}
