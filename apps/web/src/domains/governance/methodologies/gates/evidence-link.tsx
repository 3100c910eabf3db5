import { Trans } from '@lingui/react/macro';

const safe = (link: string): boolean => /^(https?:\/\/|\/(?!\/))/.test(link);

/** Where something is to be read: a link if it is an address or a path of ours, else what was written. */
export function EvidenceLink({ link }: { readonly link: string }) {
  if (link === '') return null;
  return safe(link) ? (
    <>
      {' '}
      <a href={link}>
        <Trans>Evidence</Trans>
      </a>
    </>
  ) : (
    <span> {link}</span>
  );
}
