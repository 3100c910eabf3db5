import { type ImportMapping, importMapping } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { save } from '../../../../lib/api/download.ts';

interface MappingFileProps {
  readonly mapping: ImportMapping;
  readonly fileName: string;
  readonly onLoad: (mapping: ImportMapping, name: string) => void;
  readonly onRefused: (message: string) => void;
}

/** The mapping as the file that `chartroom import --map` reads: load one, keep one. */
export function MappingFile({ mapping, fileName, onLoad, onRefused }: MappingFileProps) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    let json: unknown;
    try {
      json = JSON.parse(await file.text());
    } catch {
      onRefused(t`${file.name} is not JSON. Choose a mapping file such as portfolio.map.json.`);
      return;
    }
    const read = importMapping.safeParse(json);
    if (read.success) onLoad(read.data, file.name);
    else {
      const [issue] = read.error.issues;
      onRefused(t`${file.name} is no mapping: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t`Mapping file`}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void load(file);
        }}
      />
      <Button size="xs" leftSection={<IconUpload size={14} />} onClick={() => input.current?.click()}>
        <Trans>Load mapping</Trans>
      </Button>
      <Button
        size="xs"
        leftSection={<IconDownload size={14} />}
        onClick={() =>
          save(
            new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' }),
            `${fileName.replace(/\.[^.]*$/, '')}.map.json`,
          )
        }
      >
        <Trans>Save mapping</Trans>
      </Button>
    </>
  );
}
