'use client';
import { type ReactNode, useEffect, useRef } from 'react';

interface DialogTitleProps {
  readonly id: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The heading of the dialog's content. It takes the focus when it appears, so that screen readers follow. */
export function DialogTitle({ id, className, children }: DialogTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h2 className={className} id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
