import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Kbd } from '../../ui/page/kbd.tsx';
import { navigation } from '../navigation.ts';

const Row = ({ keys, label }: { readonly keys: readonly string[]; readonly label: string }) => (
  <div style={{ display: 'flex', gap: 6, alignItems: 'center', minHeight: 28 }}>
    <span style={{ flex: 1 }}>{label}</span>
    {keys.map(key => (
      <Kbd key={key}>{key}</Kbd>
    ))}
  </div>
);

/** Every key of the product. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const pages = navigation.flatMap(group => group.entries).filter(entry => entry.key !== undefined);
  return (
    <Dialog title={t`Keyboard shortcuts`} opened onClose={onClose} size={560}>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
          gap: '12px 32px',
        }}
      >
        <section>
          <h3>
            <Trans>Everywhere</Trans>
          </h3>
          <Row keys={['Ctrl K']} label={t`Find anything`} />
          <Row keys={['C']} label={t`Create`} />
          <Row keys={['/']} label={t`Filter this list`} />
          <Row keys={['Ctrl Z']} label={t`Undo the last step`} />
          <Row keys={['Esc']} label={t`Close what is open`} />
          <Row keys={['?']} label={t`This sheet`} />
        </section>
        <section>
          <h3>
            <Trans>Go to</Trans>
          </h3>
          {pages.map(entry => (
            <Row key={entry.to} keys={['G', (entry.key ?? '').toUpperCase()]} label={i18n._(entry.label)} />
          ))}
        </section>
        <section>
          <h3>
            <Trans>In a list</Trans>
          </h3>
          <Row keys={['↑', '↓', '←', '→']} label={t`Move`} />
          <Row keys={['Enter']} label={t`Open`} />
          <Row keys={['Space']} label={t`Select`} />
          <Row keys={['Shift Space']} label={t`Select all up to here`} />
          <Row keys={['Ctrl A']} label={t`Select all rows`} />
          <Row keys={['F2']} label={t`Change the cell`} />
          <Row keys={['Ctrl V']} label={t`Paste cells of a spreadsheet`} />
          <Row keys={['Ctrl C']} label={t`Copy rows for a spreadsheet`} />
          <Row keys={['Alt ←', 'Alt →']} label={t`Column width, in its header`} />
        </section>
      </div>
    </Dialog>
  );
}
