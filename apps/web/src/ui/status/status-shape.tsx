/** Where something stands; `unknown` is also "no report". */
export type StatusName = 'on-track' | 'at-risk' | 'off-track' | 'unknown';

const paths: Record<StatusName, string> = {
  'on-track': 'M6 1.5a4.5 4.5 0 1 1 0 9a4.500 4.500 0 0 1 0-9z',
  'at-risk': 'M6 1 11.300 10.500H.7z',
  'off-track': 'M3.700.8h4.600l2.900 2.900v4.600l-2.900 2.900H3.700L.8 8.300V3.700z',
  unknown: 'M1 5h10v2H1z',
};

/** The shape alone, for where words stand beside it: disc, triangle, octagon, bar. */
export const StatusShape = ({
  status,
  size = 11,
  outline = false,
}: {
  readonly status: StatusName;
  readonly size?: number;
  readonly outline?: boolean;
}) => (
  <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" style={{ flex: 'none' }}>
    <path
      d={paths[status]}
      fill={outline ? 'none' : 'currentColor'}
      stroke={outline ? 'currentColor' : 'none'}
      strokeWidth={outline ? 1.4 : 0}
    />
  </svg>
);
