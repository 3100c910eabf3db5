import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { BrandMark } from '../../../ui/page/brand-mark.tsx';
import css from '../pages.module.css';

interface OutsidePageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for who is not signed in: the brand, and one box. */
export function OutsidePage({ title, children }: OutsidePageProps) {
  useDocumentTitle(`${title} · Chartroom`);
  return (
    <main className={css.signIn}>
      <div className={css.signInBox}>
        <div className={css.brand}>
          <BrandMark size={24} />
          Chartroom
        </div>
        {children}
      </div>
    </main>
  );
}
