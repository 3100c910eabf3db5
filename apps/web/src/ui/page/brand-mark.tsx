/** The folded chart. */
export const BrandMark = ({ size = 20 }: { readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M3 6.500 9 4l6 2.500L21 4v13.500L15 20l-6-2.500L3 20z" />
    <path d="M9 4v13.500M15 6.500V20" />
  </svg>
);
