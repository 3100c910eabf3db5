import css from './print-pages.module.css';

/** Prints pictures, one a page, and nothing else of the document; the browser's dialog also writes PDF. */
export function printPages(svgs: readonly string[]): void {
  const pages = document.createElement('div');
  pages.className = css.pages ?? '';
  for (const svg of svgs) {
    const page = document.createElement('div');
    page.className = css.page ?? '';
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    page.append(document.importNode(picture, true));
    pages.append(page);
  }
  document.body.append(pages);
  document.documentElement.dataset.printing = '';
  const done = () => {
    pages.remove();
    delete document.documentElement.dataset.printing;
  };
  addEventListener('afterprint', done, { once: true });
  print();
}
