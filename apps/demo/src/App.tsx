import { embeddedEngine } from '@ktp-ocr/engine/browser';
import { KtpScanner } from '@ktp-ocr/react';
import { KtpHandover } from '@ktp-ocr/react/handover';
import { useEffect, useState } from 'react';
import { Shell } from './Shell.tsx';
import { type SignUp, STEP_INDEX } from './signUp.ts';
import { Specimen } from './Specimen.tsx';
import { Consent } from './steps/Consent.tsx';
import { Done } from './steps/Done.tsx';
import { Phone } from './steps/Phone.tsx';
import { Pin } from './steps/Pin.tsx';
import { type Language, WORDS } from './words/words.ts';

/** One for the whole page: its models stay in memory from one scan to the next. */
const onDevice = embeddedEngine();

/** The sign-up of an invented wallet, with the scanner as its first step. */
export function App() {
  const [language, setLanguage] = useState<Language>('id');
  const [signUp, setSignUp] = useState<SignUp>({ step: 'consent' });
  const words = WORDS[language];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <Shell words={words} language={language} onLanguage={setLanguage} step={STEP_INDEX[signUp.step]}>
      {signUp.step === 'consent' && (
        <Consent words={words} onAgree={(withFace, readOn) => setSignUp({ step: 'scan', withFace, readOn })} />
      )}
      {signUp.step === 'scan' && (
        <KtpScanner
          {...(signUp.readOn === 'device' ? { engine: onDevice } : { endpoint: '/api/ktp', deviceEngine: onDevice })}
          otherWays={(take) => (
            <KtpHandover endpoint="/api/ktp/handover" page="/ponsel" lang={language} onPhoto={take} />
          )}
          lang={language}
          returnHeadImage={signUp.withFace}
          privacy={{ operator: words.operator, place: words.place }}
          onContinue={(record) => setSignUp({ step: 'phone', record })}
        />
      )}
      {(signUp.step === 'consent' || signUp.step === 'scan') && <Specimen words={words} />}
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
      {signUp.step === 'done' && (
        <Done words={words} record={signUp.record} onAgain={() => setSignUp({ step: 'consent' })} />
      )}
    </Shell>
  );
}
