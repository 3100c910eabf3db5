/** What Microsoft Project calculates of a task, whatever its kind. */
const calculated = [
  'EarlyStart',
  'EarlyFinish',
  'LateStart',
  'LateFinish',
  'FreeSlack',
  'TotalSlack',
  'StartSlack',
  'FinishSlack',
  'Critical',
];

const element = (name: string) => new RegExp(`\\s*<${name}>[^<]*</${name}>`, 'g');
const has = (task: string, name: string, value: string) =>
  new RegExp(`<${name}>\\s*${value}\\s*</${name}>`).test(task);

/** An MS Project XML file without the dates, slack and critical flags that Microsoft Project computed: nothing is left to copy. */
export function stripDates(xml: string): string {
  return xml.replace(/<Task>[\s\S]*?<\/Task>/g, task => {
    const fixed =
      has(task, 'Manual', '1') || has(task, 'ExternalTask', '1') || task.includes('<ActualStart>');
    const gone = fixed ? calculated : [...calculated, 'Start', 'Finish'];
    // Baselines have a Start and Finish of their own; they are no calculation.
    const [head = '', ...rest] = task.split(/(?=<Baseline>|<TimephasedData>)/);
    return gone.reduce((text, name) => text.replace(element(name), ''), head) + rest.join('');
  });
}
