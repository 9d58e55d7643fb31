'use client';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface ScreenProps {
  /** The hook's status, or one of the screens within it: the attribute `data-status`, for styling. */
  readonly status: string;
  readonly kind?: string | undefined;
  readonly title: string;
  readonly lead?: ReactNode;
  /** What stands above the title, or at its left where there is room. */
  readonly above?: ReactNode;
  /** A picture at the end of the title's line. */
  readonly beside?: ReactNode;
  /** An icon before the title. */
  readonly mark?: ReactNode;
  /** False for the first screen of a page: nothing may take the focus away on load. */
  readonly takesFocus?: boolean;
  readonly busy?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One screen of the scanner. When it replaces another the focus goes to its title, so that screen readers follow. */
export function Screen(props: ScreenProps) {
  const { status, kind, title, lead, above, beside, mark, takesFocus = true, busy, className, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // In a task after the one that shows the screen: taking the focus lays out the whole page.
  useEffect(() => {
    const title = heading.current!;
    // A person who was quicker, and is in a field of this screen already, stays there.
    if (takesFocus && !title.closest('section')!.contains(document.activeElement)) title.focus();
  }, [takesFocus]);
  const head = (
    <div>
      <h2 className="ktp-title" id={id} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {lead ? <p className="ktp-lead">{lead}</p> : null}
    </div>
  );
  const content = (
    <>
      {mark || beside ? (
        <div className={mark ? 'ktp-state' : 'ktp-beside'}>
          {mark}
          {head}
          {beside}
        </div>
      ) : (
        head
      )}
      {children}
    </>
  );
  return (
    <section
      className={['ktp-screen', className].filter(Boolean).join(' ')}
      data-status={status}
      data-kind={kind}
      aria-labelledby={id}
      aria-busy={busy}
    >
      {above}
      {above ? <div className="ktp-screen-main">{content}</div> : content}
    </section>
  );
}
