import { KTP_FIELDS, REQUIRED_FIELDS, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import { KtpScanner } from '@ktp-ocr/react';
import { KtpHandover } from '@ktp-ocr/react/handover';
import { useEffect, useMemo, useState } from 'react';
import { ENGINES, READ_ON } from './engines.ts';
import { Gallery } from './gallery/Gallery.tsx';
import { JourneyPanel } from './journey/JourneyPanel.tsx';
import { type Journey, watchEngine } from './journey/watchEngine.ts';
import { Shell } from './Shell.tsx';
import { type SignUp, STEP_INDEX } from './signUp.ts';
import { Consent } from './steps/Consent.tsx';
import { Done } from './steps/Done.tsx';
import { Phone } from './steps/Phone.tsx';
import { Pin } from './steps/Pin.tsx';
import { type Language, WORDS } from './words/words.ts';

/** What the wallet records: no religion, blood type or marital status; the face if the person agreed. */
const RECORDED = KTP_FIELDS.filter((field) => !SENSITIVE_FIELDS.includes(field));
const WITH_FACE = [...RECORDED, 'foto'] as const;

/** The sign-up of an invented wallet, with the scanner as its first step. */
export function App() {
  const [language, setLanguage] = useState<Language>('id');
  const [signUp, setSignUp] = useState<SignUp>({ step: 'consent' });
  const [journey, setJourney] = useState<Journey | null>(null);
  const words = WORDS[language];
  const readOn = signUp.step === 'scan' ? signUp.readOn : 'server';
  const engine = useMemo(() => watchEngine(ENGINES[readOn], setJourney), [readOn]);
  const deviceEngine = useMemo(() => watchEngine(ENGINES.device, setJourney), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const startAgain = (): void => {
    setJourney(null);
    setSignUp({ step: 'consent' });
  };
  return (
    <Shell words={words} language={language} onLanguage={setLanguage} step={STEP_INDEX[signUp.step]}>
      {signUp.step === 'consent' && (
        <Consent words={words} onAgree={(withFace, readOn) => setSignUp({ step: 'scan', withFace, readOn })} />
      )}
      {signUp.step === 'scan' && (
        <KtpScanner
          engine={engine}
          deviceEngine={deviceEngine}
          otherWays={(take) => (
            <>
              {READ_ON.includes('server') ? (
                <KtpHandover endpoint="/api/ktp/handover" page="/ponsel" lang={language} onPhoto={take} />
              ) : null}
              <Gallery words={words} onPhoto={take} />
            </>
          )}
          lang={language}
          returnHeadImage={signUp.withFace}
          select={signUp.withFace ? WITH_FACE : RECORDED}
          required={REQUIRED_FIELDS}
          privacy={{ operator: words.operator, place: words.place }}
          onContinue={(record) => setSignUp({ step: 'phone', record })}
        />
      )}
      {signUp.step === 'scan' && journey && <JourneyPanel {...{ words, language, journey }} />}
      {signUp.step === 'phone' && (
        <Phone
          words={words}
          name={signUp.record.nama ?? ''}
          onPhone={(phone) => setSignUp({ step: 'pin', record: signUp.record, phone })}
        />
      )}
      {signUp.step === 'pin' && (
        <Pin
          words={words}
          birthDate={signUp.record.tanggalLahir}
          onPin={() => setSignUp({ step: 'done', record: signUp.record })}
        />
      )}
      {signUp.step === 'done' && <Done words={words} record={signUp.record} onAgain={startAgain} />}
    </Shell>
  );
}
