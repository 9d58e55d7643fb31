import { useEffect, useRef } from 'react';

interface StepTitleProps {
  readonly title: string;
  readonly lead: string;
  /** The first page leaves the focus where the browser put it; later pages move it to their title. */
  readonly takesFocus?: boolean;
}

/** The title of a step. A screen reader follows the focus here when one step replaces another. */
export function StepTitle({ title, lead, takesFocus = true }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div>
      <h1 className="step-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p className="step-lead">{lead}</p>
    </div>
  );
}
