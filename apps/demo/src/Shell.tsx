import type { ReactNode } from 'react';
import { useTheme } from './useTheme.ts';
import type { Language, Words } from './words/words.ts';

interface ShellProps {
  readonly words: Words;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** The step shown, from 0. */
  readonly step: number;
  readonly children: ReactNode;
}

/** The app around the scanner: brand, language, steps. */
export function Shell({ words, language, onLanguage, step, children }: ShellProps) {
  const total = words.stepNames.length;
  const [theme, setTheme] = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <div className="shell">
      <header className="shell-head">
        <span className="shell-brand">
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
          <span>
            {words.brand}
            <small>{words.note}</small>
          </span>
        </span>
        <button className="shell-theme" type="button" aria-label={words.theme[other]} onClick={() => setTheme(other)}>
          {other === 'dark' ? '☾' : '☀'}
        </button>
        <fieldset className="shell-lang" aria-label={words.language}>
          {(['id', 'en'] as const).map((code) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={language === code}
              onClick={() => onLanguage(code)}
            >
              {code.toUpperCase()}
            </button>
          ))}
        </fieldset>
      </header>
      <main className="shell-main">
        <nav className="shell-steps" aria-label={words.steps}>
          <b>{words.step(step + 1, total)}</b> · {words.stepNames[step]}
          <ol>
            {words.stepNames.map((name, i) => (
              <li
                key={name}
                data-state={i < step ? 'done' : i === step ? 'now' : 'next'}
                aria-current={i === step ? 'step' : undefined}
              >
                {name}
              </li>
            ))}
          </ol>
        </nav>
        {children}
      </main>
    </div>
  );
}
